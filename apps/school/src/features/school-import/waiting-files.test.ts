import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Browser, Page } from '../../testing/browser.ts'
import { entry, openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansXml, pupilsXml, stsXml } from '../../testing/school-files.ts'
import { keepFile, openKept } from './pending-import.ts'

const school = await openTestSchoolWithBase()
await school.commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
await school.commands.addOperator({
  login: 'deux-bases',
  displayName: 'Deux Bases',
  password,
  bases: [uai, '9990001X'],
})
const page = `/${pathName}/client/imports/siecle-sts`
const lise = { id: '1', name: 'Morvan', firstName: 'Lise' }
const many = Array.from({ length: 20 }, (_, index) => ({ ...lise, id: `${100 + index}` }))
const files = (year: number, pupils: Parameters<typeof pupilsXml>[0] = [lise]) => ({
  eleves: { name: 'ElevesSansAdresses.xml', content: pupilsXml(pupils, { year }) },
})

let browser: Browser
beforeEach(async () => {
  school.clock.set('2026-09-07T06:00:00Z')
  await sql`truncate person, import_run, pending_import cascade`.execute(school.db)
  await school.db.updateTable('base').set({ school_year: 2026 }).execute()
  browser = await school.signedIn('deux-bases')
})

const idIn = ({ body }: Page): string => /name="attente" value="(\d+)"/.exec(body)?.[1] ?? ''
const people = () => school.db.selectFrom('person').selectAll().execute()
const kept = async () => [
  (await school.db.selectFrom('pending_import').selectAll().execute()).length,
  (await school.db.selectFrom('pending_import_file').selectAll().execute()).length,
]
const confirm = (id: string, by = browser, base = pathName) =>
  by.submit(`/${base}/client/imports/siecle-sts/confirmer`, { attente: id })

describe('a file that is older than the last one of its kind', () => {
  const file = (exported: string, firstName: string) => ({
    eleves: { name: 'Eleves.xml', content: pupilsXml([{ ...lise, firstName }], { exported }) },
  })

  test('is asked about with both dates, and imported once confirmed; one of the same day or newer is not', async () => {
    for (const [day, firstName] of [
      ['02/09/2026', 'Lise'],
      ['05/09/2026', 'Liza'],
      ['05/09/2026', 'Lizzie'],
    ] as const)
      expect((await browser.upload(`${page}/siecle`, file(day, firstName))).status).toBe(303)
    const asked = await browser.upload(`${page}/siecle`, file('02/09/2026', 'Lise'))
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('exporté le 02/09/2026, et la base a déjà reçu celui du 05/09/2026')
    expect(await people()).toMatchObject([{ first_name: 'Lizzie' }])
    expect((await confirm(idIn(asked))).status).toBe(303)
    expect(await people()).toMatchObject([{ first_name: 'Lise' }])
  })

  test('is said so before anything is written, and a guardians file is not compared with pupils', async () => {
    await browser.upload(`${page}/siecle`, file('05/09/2026', 'Lise'))
    const preview = await browser.follow(
      await browser.upload(`${page}/siecle/apercu`, file('02/09/2026', 'Liza')),
    )
    expect(preview.text).toContain('Fichier plus ancien que le dernier importé')
    const guardians = guardiansXml([{ id: '7', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }], {
      exported: '02/09/2026',
    })
    const sent = { responsables: { name: 'Responsables.xml', content: guardians } }
    expect((await browser.upload(`${page}/siecle`, sent)).status).toBe(303)
  })
})

describe('a warning keeps the files', () => {
  test('one button then imports them, without choosing them again, and nothing stays behind', async () => {
    const asked = await browser.upload(`${page}/siecle`, {
      ...files(2027),
      responsables: {
        name: 'Responsables.xml',
        content: guardiansXml([{ id: '7', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }], {
          year: 2027,
        }),
      },
    })
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('2027-2028')
    expect(asked.text).toContain('Fichiers reçus : ElevesSansAdresses.xml, Responsables.xml.')
    expect(await people()).toEqual([])
    const done = await confirm(idIn(asked))
    expect(done.status).toBe(303)
    expect((await browser.follow(done)).text).toContain('L’import est terminé.')
    expect(await people()).toHaveLength(2)
    expect((await school.commands.findBase(uai))?.schoolYear).toBe(2027)
    expect(await kept()).toEqual([0, 0])
    expect((await school.auditOf('school-import.siecle')).at(-1)?.data).toMatchObject({
      accepted: ['import.other-year'],
    })
  })

  test('each warning is answered for itself: the year first, then the departures', async () => {
    await browser.upload(`${page}/siecle`, files(2026, [lise, ...many]))
    const year = await browser.upload(`${page}/siecle`, files(2027))
    const departures = await confirm(idIn(year))
    expect(departures.status).toBe(409)
    expect(departures.text).toContain('20 personnes sur 21')
    expect((await school.commands.findBase(uai))?.schoolYear).toBe(2026)
    expect((await confirm(idIn(departures))).status).toBe(303)
    expect((await people()).filter((row) => row.left_on !== null)).toHaveLength(20)
  })

  test('an STSWEB file waits beside SIECLE files; a second file of one kind replaces the first', async () => {
    const first = await browser.upload(`${page}/siecle`, files(2027))
    const second = await browser.upload(`${page}/siecle`, files(2028))
    const sts = {
      name: 'sts.xml',
      content: stsXml([{ id: '9', name: 'Le Moine', firstName: 'Anne' }], { year: 2027 }),
    }
    const staff = await browser.upload(`${page}/sts`, { sts })
    expect(await kept()).toEqual([2, 2])
    const late = await confirm(idIn(first))
    expect(late.status).toBe(409)
    expect(late.text).toContain('remplacé par un autre')
    expect((await confirm(idIn(staff))).status).toBe(303)
    await school.db.updateTable('base').set({ school_year: 2026 }).execute()
    expect((await confirm(idIn(second))).status).toBe(303)
  })

  test('a file that cannot be used at all does not wait', async () => {
    await browser.upload(`${page}/siecle`, { eleves: { name: 'x.xml', content: '<a/>' } })
    await browser.upload(`${page}/siecle`, {
      eleves: { name: 'x.xml', content: pupilsXml([lise], { uai: '9990001X' }) },
    })
    expect(await kept()).toEqual([0, 0])
  })

  test('while another import runs the files go on waiting', async () => {
    const asked = await browser.upload(`${page}/siecle`, files(2027))
    const base = await school.commands.findBase(uai)
    const lock = sql`select pg_advisory_xact_lock(hashtextextended('school-import', ${base?.id}::bigint))`
    const busy = await school.db.transaction().execute(async (trx) => {
      await lock.execute(trx)
      return confirm(idIn(asked))
    })
    expect(busy.status).toBe(409)
    expect(busy.text).toContain('Un autre import est en cours')
    expect((await confirm(idIn(busy))).status).toBe(303)
  })
})

describe('looking first', () => {
  const noe = { id: '2', name: 'Le Goff', firstName: 'Noé', className: '5E 1' }
  const look = (pupils: Parameters<typeof files>[1]) =>
    browser.upload(`${page}/siecle/apercu`, files(2026, pupils))
  const runs = () => school.db.selectFrom('import_run').selectAll().execute()

  test('shows who leaves, who changes and how, who arrives, and writes nothing', async () => {
    await browser.upload(`${page}/siecle`, files(2026, [lise, noe]))
    const before = [await people(), await runs()]
    const looked = await look([
      { ...lise, className: '6E 3' },
      { ...noe, id: '3', firstName: 'Awa' },
    ])
    expect(looked.status).toBe(303)
    const preview = await browser.follow(looked)
    expect(preview.text).toContain('Rien n’est encore écrit')
    expect(preview.text).toContain('Noé Le Goff')
    const changed = await browser.get(`${looked.location ?? ''}?effet=changed`)
    expect(changed.text).toMatch(/Lise Morvan Élèves Classe et groupes : 6E 2 devient 6E 3/)
    expect((await browser.get(`${looked.location ?? ''}?effet=added`)).text).toContain('Awa Le Goff')
    expect([await people(), await runs()]).toEqual(before)
    expect((await school.db.selectFrom('school_class').select('code').execute()).length).toBe(2)
  })

  test('then one button does exactly that, and the report keeps who was changed, for a spreadsheet too', async () => {
    await browser.upload(`${page}/siecle`, files(2026, [lise, noe]))
    const preview = await browser.follow(await look([{ ...lise, className: '6E 3' }, noe]))
    const report = await browser.follow(await confirm(idIn(preview)))
    expect(report.text).toContain('L’import est terminé.')
    expect(report.text).toMatch(/Classe et groupes : 6E 2 devient 6E 3/)
    const [, run] = await runs()
    const csv = await browser.get(`${page}/${run?.id ?? ''}/changements.csv`)
    expect(csv.body).toContain('Modifications;Lise Morvan;Élèves;Classe et groupes')
    expect(await kept()).toEqual([0, 0])
  })

  test('what has become something else meanwhile is shown anew instead of being done', async () => {
    await browser.upload(`${page}/siecle`, files(2026, [lise, noe]))
    const preview = await browser.follow(await look([lise]))
    await browser.upload(`${page}/siecle`, files(2026, [lise, noe, { ...noe, id: '3', firstName: 'Awa' }]))
    const again = await confirm(idIn(preview))
    expect(again.location).toContain('/apercu/')
    const second = await browser.follow(again)
    expect(second.text).toContain('La base a changé depuis l’aperçu')
    expect((await people()).every((row) => row.left_on === null)).toBe(true)
    expect((await confirm(idIn(second))).location).not.toContain('/apercu/')
    expect((await people()).filter((row) => row.left_on !== null)).toHaveLength(2)
  })

  test('asks the questions that importing would ask; pressing the button answers them', async () => {
    await browser.upload(`${page}/siecle`, files(2026, [lise, ...many]))
    const looked = await browser.follow(await browser.upload(`${page}/siecle/apercu`, files(2027)))
    expect(looked.text).toContain('20 personnes sur 21')
    expect(looked.text).toContain('Le fichier est de l’année scolaire 2027-2028')
    expect((await confirm(idIn(looked))).status).toBe(303)
    expect((await school.auditOf('school-import.siecle')).at(-1)?.data).toMatchObject({
      accepted: ['import.other-year', 'import.many-departures'],
    })
  })

  test('a file that changes nobody says so; one that is wrong is refused like for an import', async () => {
    await browser.upload(`${page}/siecle`, files(2026))
    expect((await browser.follow(await look([lise]))).text).toContain('ne changent la fiche de personne')
    const wrong = { eleves: { name: 'x.xml', content: '<a/>' } }
    expect((await browser.upload(`${page}/siecle/apercu`, wrong)).status).toBe(422)
    expect((await browser.upload(`${page}/sts/apercu`, {})).status).toBe(422)
  })

  test('a preview is seen in the session that asked for it only, and for half an hour', async () => {
    const { location } = await look([lise])
    expect((await (await school.signedIn('deux-bases')).get(location ?? '')).status).toBe(404)
    school.clock.advance(31 * 60_000)
    const late = await browser.get(location ?? '')
    expect(late.status).toBe(404)
    expect(late.text).toContain('Aperçu expiré')
  })
})

describe('files that wait go away', () => {
  test('when the import is abandoned', async () => {
    const asked = await browser.upload(`${page}/siecle`, files(2027))
    const left = await browser.submit(`${page}/abandonner`, { attente: idIn(asked) })
    expect((await browser.follow(left)).text).toContain('L’import est abandonné')
    expect(await kept()).toEqual([0, 0])
    expect((await confirm(idIn(asked))).status).toBe(409)
  })

  test('with the session: signing out forgets them', async () => {
    await browser.upload(`${page}/siecle`, files(2027))
    await browser.submit('/deconnexion', {})
    expect(await kept()).toEqual([0, 0])
  })

  test('after half an hour: the button imports nothing any more', async () => {
    const asked = await browser.upload(`${page}/siecle`, files(2027))
    school.clock.advance(31 * 60_000)
    expect((await confirm(idIn(asked))).status).toBe(409)
    expect(await people()).toEqual([])
  })
})

describe('nobody confirms what somebody else sent', () => {
  test('from another session, even of the same operator', async () => {
    const asked = await browser.upload(`${page}/siecle`, files(2027))
    expect((await confirm(idIn(asked), await school.signedIn('deux-bases'))).status).toBe(409)
    expect(await people()).toEqual([])
  })

  test('into another base of the same operator', async () => {
    const asked = await browser.upload(`${page}/siecle`, files(2027))
    expect((await confirm(idIn(asked), browser, '9990001X')).status).toBe(409)
    expect(await people()).toEqual([])
  })

  test.each(['', '0', '999999', 'abc', '-1', '1'.repeat(40)])('with the id « %s »', async (id) => {
    expect((await confirm(id)).status).toBe(409)
    expect((await browser.submit(`${page}/abandonner`, { attente: id })).status).toBe(303)
  })
})

test('a file kept is the file sent, whatever its size', async () => {
  const text = pupilsXml(Array.from({ length: 3000 }, (_, index) => ({ ...lise, id: String(index) })))
  const file = await keepFile('eleves', entry('e.xml', text))
  expect(file.content.length).toBeLessThan(text.length / 8)
  const chunks: Uint8Array[] = []
  for await (const chunk of openKept(file).open()) chunks.push(chunk)
  expect(Buffer.concat(chunks).toString('utf8')).toBe(text)
})
