import {
  type PartnerPerson,
  readPublicKeyFile,
  writeImportEnvelope,
  writePartnerDirectory,
} from '@preau/exchange'
import type { CalendarDay, Uai } from '@preau/people'
import { systemRandom } from '@preau/platform'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Browser, Page } from '../../../testing/browser.ts'
import { entry, openTestSchoolWithBase, pathName, uai } from '../../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile } from '../../../testing/school-files.ts'

const page = `/${pathName}/client/imports/annuaire-ent`
const school = await openTestSchoolWithBase()
const { db, commands } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Le Bihan', firstName: 'Tom' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
const { id: siecleRun } = await db.selectFrom('import_run').select('id').executeTakeFirstOrThrow()
const birthDate = (
  await db
    .selectFrom('person')
    .select('birth_date')
    .where('first_name', '=', 'Lise')
    .executeTakeFirstOrThrow()
).birth_date as CalendarDay

function directory(
  people: readonly PartnerPerson[],
  { of = uai, on = '2026-09-01' }: { readonly of?: string; readonly on?: string } = {},
): string {
  const header = {
    partner: 'ENT',
    issuedAt: `${on}T08:00:00+02:00`,
    protocol: 'CAS' as const,
    schools: [{ uai: of as Uai, name: 'Collège' }],
  }
  return [...writePartnerDirectory(header, people)].join('')
}
const pupil = (ident: string, lastName: string, firstName: string): PartnerPerson => ({
  category: 'pupil',
  ident,
  partnerId: `NAA0000${ident}`,
  lastName,
  firstName,
  birthDate,
})
const lise = { ...pupil('1', 'MORVAN', 'Lise'), guardians: ['2'] }
const tom = pupil('4', 'LE BIHAN', 'Tom')
const odile: PartnerPerson = {
  category: 'guardian',
  ident: '2',
  partnerId: 'NAA00002',
  lastName: 'MORVAN',
  firstName: 'Odile',
}
const everybody: readonly PartnerPerson[] = [lise, odile, pupil('3', 'INCONNU', 'Zoé')]

/** Every record, but for when it was written. */
const records = async () => {
  const rows = await db.selectFrom('person').selectAll().orderBy('first_name').execute()
  return rows.map((row) => ({ ...row, updated_at: undefined }))
}
const casIds = async () =>
  (await records())
    .filter(({ cas_id }) => cas_id !== null)
    .map(({ first_name, cas_id }) => `${first_name} ${String(cas_id)}`)
const give = (firstName: string, casId: string | null) =>
  db.updateTable('person').set({ cas_id: casId }).where('first_name', '=', firstName).execute()

const upload = (browser: Browser, content: string) =>
  browser.upload(page, { annuaire: { name: 'annuaire.xml', content } })
const send = async (content: string, browser?: Browser) => {
  const by = browser ?? (await school.signedIn())
  return by.follow(await upload(by, content))
}
const waiting = ({ body }: Page): string => /name="attente" value="(\d+)"/.exec(body)?.[1] ?? ''
const apply = async (browser: Browser, shown: Page) =>
  browser.follow(await browser.submit(`${page}/confirmer`, { attente: waiting(shown) }))
const importAll = async (browser: Browser, people = everybody) => {
  const report = await apply(browser, await send(directory(people), browser))
  return { report, run: /annuaire-ent\/(\d+)/.exec(report.body)?.[1] ?? '' }
}
const undo = async (browser: Browser, run: string) =>
  browser.follow(await browser.submit(`${page}/${run}/annuler`, {}))

beforeEach(async () => {
  await db.updateTable('person').set({ cas_id: null, cas_id_since: null, left_on: null }).execute()
  await db.deleteFrom('import_run').where('id', '<>', siecleRun).execute()
})

describe('before anything is written', () => {
  test('a file that cannot be used changes nothing and says why', async () => {
    const browser = await school.signedIn()
    const refused = async (content: string) => (await upload(browser, content)).text
    expect(await refused('<html/>')).toContain('c’est une page web')
    expect(await refused(directory(everybody, { of: '0350001L' }))).toContain('0350001L')
    expect((await browser.upload(page, {})).text).toContain('Aucun fichier n’a été choisi')
    expect(await casIds()).toEqual([])
  })

  test('the difference says who receives what, and whom it leaves aside, why and on which line', async () => {
    await give('Tom', 'DEJA0001')
    const content = directory([...everybody, tom])
    const shown = await send(content)
    expect(shown.text).toContain('Identifiant CAS : NAA00001')
    expect(shown.text).toMatch(/Identifiants CAS retenus\s2/)
    expect(shown.text).toContain('INCONNU Zoé, identifiant « NAA00003 » : aucune fiche d’élève à ce nom')
    expect(shown.text).toContain('a déjà l’identifiant CAS « DEJA0001 », et le garde')
    const line = content.split('\n').findIndex((one) => one.includes('INCONNU')) + 1
    expect(shown.text).toContain(`annuaire.xml, ligne ${String(line)}`)
    expect(await casIds()).toEqual(['Tom DEJA0001'])
  })

  test('the directory of another school of the base is its own', async () => {
    await sql`insert into base_address (base_id, kind, name, state, since)
      select id, 'uai', '0350001l', 'alias', now() from base`.execute(db)
    expect((await send(directory(everybody, { of: '0350001L' }))).text).toMatch(/Identifiants CAS retenus\s2/)
    await sql`delete from base_address`.execute(db)
  })
})

describe('an import', () => {
  test('writes CAS identifiers and nothing else, and leaves a report, its sheets, a trace and a line of the list', async () => {
    const browser = await school.signedIn()
    const before = await records()
    const { report, run } = await importAll(browser)
    expect(await casIds()).toEqual(['Lise NAA00001', 'Odile NAA00002'])
    expect((await records()).map((row) => ({ ...row, cas_id: null, cas_id_since: null }))).toEqual(before)
    expect(report.text).toContain('L’import est terminé.')
    expect(report.text).toMatch(/Lignes laissées de côté\s1/)
    const sheet = async (name: string) => (await browser.get(`${page}/${run}/${name}.csv`)).body
    expect(await sheet('changements')).toContain(
      'Modifications;Lise Morvan;Élèves;Identifiant CAS\u00a0: NAA00001',
    )
    expect(await sheet('remarques')).toMatch(/Fiche écartée;annuaire\.xml;\d+;;"?Élève INCONNU Zoé/)
    expect((await school.auditOf('school-import.partner')).at(-1)).toMatchObject({
      actor: 'operator:superviseur',
      data: { linked: 2, known: 0, leftAside: 1, files: ['annuaire.xml'] },
    })
    const list = (await browser.get(page)).text
    expect(list).toContain(
      'annuaire.xml Identifiants CAS retenus : 2 · Lignes laissées de côté : 1 superviseur',
    )
    expect((await browser.get(page.replace('annuaire-ent', 'siecle-sts'))).text).not.toContain('annuaire.xml')
  })

  test('done again changes nobody', async () => {
    const browser = await school.signedIn()
    await importAll(browser)
    const { report } = await importAll(browser)
    expect(report.text).toMatch(/Identifiants CAS déjà connus\s2/)
    expect(report.text).not.toContain('Annuler cet import')
  })

  test('of somebody linked meanwhile shows the difference again, and writes nothing', async () => {
    const browser = await school.signedIn()
    const shown = await send(directory(everybody), browser)
    await give('Odile', 'DEJA0001')
    const again = await apply(browser, shown)
    expect(again.text).toContain('La base a changé depuis l’aperçu')
    expect(await casIds()).toEqual(['Odile DEJA0001'])
    expect((await apply(browser, again)).text).toContain('L’import est terminé.')
    expect(await casIds()).toEqual(['Lise NAA00001', 'Odile DEJA0001'])
  })

  test('by two operators at once is done once', async () => {
    const [one, other] = await Promise.all([school.signedIn(), school.signedIn()])
    const [mine, theirs] = [await send(directory(everybody), one), await send(directory(everybody), other)]
    const answers = await Promise.all([
      one.submit(`${page}/confirmer`, { attente: waiting(mine) }),
      other.submit(`${page}/confirmer`, { attente: waiting(theirs) }),
    ])
    // The second one finds the lock taken, or the base changed since it was shown.
    const done = answers.filter(({ location }) => /annuaire-ent\/\d+$/.test(location ?? ''))
    expect(done).toHaveLength(1)
    expect(await casIds()).toEqual(['Lise NAA00001', 'Odile NAA00002'])
  })

  test('never gives the identifier of somebody who has left to another person, and says whose it is', async () => {
    await db
      .updateTable('person')
      .set({ cas_id: 'NAA00001', left_on: '2026-07-01' })
      .where('first_name', '=', 'Tom')
      .execute()
    const browser = await school.signedIn()
    const { report } = await importAll(browser)
    expect(report.text).toContain('cet identifiant est celui de Tom Le Bihan dans la base, et le reste')
    expect(await casIds()).toEqual(['Odile NAA00002', 'Tom NAA00001'])
  })

  test('of an older directory than the last one asks first', async () => {
    const browser = await school.signedIn()
    await importAll(browser)
    const shown = await send(directory([tom], { on: '2026-08-20' }), browser)
    expect(shown.text).toContain('L’annuaire de l’ENT a été exporté le 20/08/2026')
    expect((await apply(browser, shown)).text).toContain('L’import est terminé.')
  })
})

describe('an import is undone', () => {
  test('entirely: each record is as it was, and the report, the list and the trail say so', async () => {
    const browser = await school.signedIn()
    const before = await records()
    const { run } = await importAll(browser)
    const done = await undo(browser, run)
    expect(done.text).toContain('L’import est annulé')
    expect(done.text).toMatch(/Identifiants CAS retirés\s2/)
    expect(done.text).toContain('Identifiant CAS : NAA00001 devient (vide)')
    expect(await records()).toEqual(before)
    expect((await school.auditOf('school-import.undone')).at(-1)).toMatchObject({ data: { freed: 2, run } })
    expect((await browser.get(`${page}/${run}`)).text).toContain('Cet import a été annulé')
    expect((await browser.submit(`${page}/${run}/annuler`, {})).status).toBe(409)
    expect((await browser.get(page)).text).toContain('Annulation')
    expect((await browser.get(page.replace('annuaire-ent', 'siecle-sts'))).text).not.toContain('Annulation')
  })

  test('but for those whose identifier is no more the one which it gave, who are listed with the reason', async () => {
    const browser = await school.signedIn()
    const { run } = await importAll(browser, [...everybody, tom])
    await give('Odile', 'AUTRE001')
    await give('Tom', null)
    // Anything else that changed since is no reason to keep the identifier, and stays.
    await db.updateTable('person').set({ city: 'Vannes' }).where('first_name', '=', 'Lise').execute()
    const done = await undo(browser, run)
    expect(done.text).toContain('Odile Morvan a reçu depuis un autre identifiant CAS, et le garde.')
    expect(done.text).toContain('Tom Le Bihan n’a déjà plus l’identifiant CAS')
    expect(await casIds()).toEqual(['Odile AUTRE001'])
    expect((await records()).find(({ first_name }) => first_name === 'Lise')?.city).toBe('Vannes')
  })

  test('closes the sessions which its identifiers opened, and no others', async () => {
    const browser = await school.signedIn()
    const { run } = await importAll(browser)
    const sessionOf = (name: string, via: string) =>
      sql`
      insert into session (token_hash, subject, data, opened_at, last_seen_at, idle_ms, idle_ends_at, ends_at)
      select sha256(convert_to(${name + via}, 'UTF8')), 'person:' || id, ${JSON.stringify({ via })}::jsonb, t, t, 1, t, t
      from person, (select now() as t) as now where first_name = ${name}`.execute(db)
    await sessionOf('Lise', 'cas')
    await sessionOf('Lise', 'local')
    await sessionOf('Tom', 'cas')
    await undo(browser, run)
    const left = await sql<{ via: string }>`
      select data->>'via' as via from session where subject like 'person:%' order by 1`.execute(db)
    expect(left.rows.map(({ via }) => via)).toEqual(['cas', 'local'])
  })

  test('when a later import is undone first, and then the earlier ones may be', async () => {
    const browser = await school.signedIn()
    const first = await importAll(browser)
    const second = await importAll(browser, [tom])
    expect((await browser.submit(`${page}/${first.run}/annuler`, {})).status).toBe(409)
    for (const { run } of [second, first])
      expect((await undo(browser, run)).text).toContain('L’import est annulé')
    expect(await casIds()).toEqual([])
    expect((await browser.get(page.replace('annuaire-ent', `siecle-sts/${siecleRun}`))).text).toContain(
      'Annuler cet import',
    )
  })

  test('after a merge: the record that stayed keeps the identifier, and the other one still leads to it', async () => {
    const browser = await school.signedIn()
    const twin = await commands.addPerson(uai, { category: 'pupil', lastName: 'Morvan', firstName: 'Lisa' })
    const [one] = (await records()).filter(({ first_name }) => first_name === 'Lise')
    const { run } = await importAll(browser)
    const compare = `/${pathName}/client/identites/doublons/${one?.id ?? ''}/${twin}`
    const { body } = await browser.get(compare)
    const version = (letter: string) => new RegExp(`version_${letter}" value="([^"]+)"`).exec(body)?.[1] ?? ''
    const { pronote_id: kept } = (await records()).find(({ id }) => id === twin) ?? { pronote_id: '' }
    await browser.submit(`${compare}/fusionner`, {
      version_a: version('a'),
      version_b: version('b'),
      conserver: twin,
      identifiant_cas: 'NAA00001',
      identifiant_pronote: kept,
    })
    expect(await casIds()).toContain('Lisa NAA00001')
    const done = await undo(browser, run)
    expect(done.text).toContain('Lise Morvan n’a plus de fiche à ce nom')
    expect(await casIds()).toEqual(['Lisa NAA00001'])
    const alias = await db.selectFrom('person_alias').select(['kept_id', 'pronote_id']).execute()
    expect(alias).toEqual([{ kept_id: twin, pronote_id: one?.pronote_id }])
  })
})

test('encrypted for this server, the command line reads it too: compared, then applied', async () => {
  const browser = await school.signedIn()
  const settings = `/console/${pathName}/export`
  await browser.submit(`${settings}/cle-serveur`, {})
  const key = readPublicKeyFile((await browser.get(`${settings}/cle-serveur.pub`)).body)
  if (!key.ok) throw new Error(key.reason)
  const request = {
    recipient: { name: 'SCOLARITE', publicKey: key.key },
    description: 'Annuaire',
    issuedAt: '2026-09-01T08:00:00+02:00',
    uai: uai as Uai,
  }
  const file = entry('a.xml', writeImportEnvelope(Buffer.from(directory([tom])), request, systemRandom))
  expect(await commands.lookAtPartner(uai, file)).toMatchObject({ ok: true, counts: { linked: 1 } })
  expect(await casIds()).toEqual([])
  expect(await commands.importPartner(uai, file)).toMatchObject({ ok: true, counts: { linked: 1 } })
  expect(await commands.importPartner(uai, file)).toMatchObject({ counts: { linked: 0, known: 1 } })
})
