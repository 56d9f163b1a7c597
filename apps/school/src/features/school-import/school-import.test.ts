import { Refusal } from '@preau/platform'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, pupilsXml, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
beforeEach(async () => {
  school.clock.set('2026-09-07T06:00:00Z')
  await sql`truncate person, school_class, subject, import_run cascade`.execute(school.db)
  await school.db.updateTable('base').set({ school_year: null }).execute()
})

const lise = { id: '1', name: 'Morvan', firstName: 'Lise', groups: ['6E2 LATIN'] }
const noe = { id: '2', name: 'Le Goff', firstName: 'Noé', className: '5E 1' }
const odile = { id: '77', name: 'Morvan', firstName: 'Odile', postcode: '35200', pupils: [['1', 1]] as const }
const neighbour = { id: '78', name: 'Bidule', firstName: 'Yves', pupils: [['1', 3]] as const }

const people = () => school.db.selectFrom('person').selectAll().orderBy('source_key').execute()
const refusalOf = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)

describe('SIECLE', () => {
  test('pupils, guardians, classes, groups and links come in together', async () => {
    const files = { pupils: pupilsFile([lise, noe]), guardians: guardiansFile([odile, neighbour]) }
    const result = await school.commands.importSiecle(uai, files)

    expect(result).toMatchObject({
      ok: true,
      counts: { pupils: 2, guardians: 2, created: 4, links: 2, departures: 0 },
    })
    const [first, second, third, fourth] = await people()
    expect(first).toMatchObject({
      category: 'pupil',
      last_name: 'Morvan',
      birth_date: '2013-02-14',
      postcode: '35200',
    })
    expect(second).toMatchObject({ category: 'pupil', first_name: 'Noé' })
    expect(third).toMatchObject({ category: 'guardian', first_name: 'Odile', access: true })
    expect(fourth).toMatchObject({ category: 'guardian', first_name: 'Yves', access: false })
    const classes = await school.db
      .selectFrom('school_class')
      .select(['kind', 'code'])
      .orderBy('code')
      .execute()
    expect(classes.map((row) => `${row.kind} ${row.code}`)).toEqual([
      'class 5E 1',
      'class 6E 2',
      'group 6E2 LATIN',
    ])
  })

  test('everybody gets an identifiant PRONOTE of their own, which no later import changes', async () => {
    const files = () => ({ pupils: pupilsFile([lise, noe]), guardians: guardiansFile([odile]) })
    await school.commands.importSiecle(uai, files())
    const before = (await people()).map((row) => row.pronote_id)
    expect(new Set(before).size).toBe(3)

    const renamed = { ...lise, name: 'Morvan-Kerbrat' }
    await school.commands.importSiecle(uai, { ...files(), pupils: pupilsFile([renamed, noe]) })
    const after = await people()
    expect(after.map((row) => row.pronote_id)).toEqual(before)
    expect(after[0]?.last_name).toBe('Morvan-Kerbrat')
  })

  test('the same files twice change nothing', async () => {
    const files = () => ({ pupils: pupilsFile([lise, noe]), guardians: guardiansFile([odile]) })
    await school.commands.importSiecle(uai, files())
    const before = await people()
    school.clock.advance(86_400_000)
    const again = await school.commands.importSiecle(uai, files())
    expect(again).toMatchObject({ ok: true, counts: { created: 0, updated: 0, departures: 0 } })
    expect(await people()).toEqual(before)
  })

  test('a pupil who is no more in the file has left today, and comes back with the same identifier', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    const gone = await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) }, { confirmed: true })
    expect(gone).toMatchObject({ counts: { departures: 1 } })
    const [, left] = await people()
    expect(left).toMatchObject({ first_name: 'Noé', left_on: '2026-09-07' })

    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    const [, back] = await people()
    expect(back).toMatchObject({ left_on: null, pronote_id: left?.pronote_id })
  })

  test('a day of departure written in the file is kept', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([{ ...lise, left: '03/09/2026' }, noe]) })
    expect((await people())[0]).toMatchObject({ left_on: '2026-09-03' })
  })

  test('many departures at once are a warning, and nothing changes until it is confirmed', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...noe,
      id: String(100 + index),
      firstName: `N${index}`,
    }))
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, ...many]) })
    const before = await people()
    const refusal = await refusalOf(school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) }))
    expect(refusal).toMatchObject({ code: 'import.many-departures' })
    expect(await people()).toEqual(before)
    const confirmed = await school.commands.importSiecle(
      uai,
      { pupils: pupilsFile([lise]) },
      { confirmed: true },
    )
    expect(confirmed).toMatchObject({ counts: { departures: 20 } })
  })

  test('a changed class takes the pupil out of the old one, and the empty class goes', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    await school.commands.importSiecle(uai, {
      pupils: pupilsFile([{ ...lise, className: '6E 3', groups: [] }]),
    })
    const classes = await school.db.selectFrom('school_class').select('code').execute()
    expect(classes).toEqual([{ code: '6E 3' }])
  })

  test('a file of another school is refused with both numbers, and changes nothing', async () => {
    const foreign = pupilsFile([lise], { uai: '9990001X' })
    const refusal = await refusalOf(school.commands.importSiecle(uai, { pupils: foreign }))
    expect(refusal).toBeInstanceOf(Refusal)
    expect((refusal as Refusal).texts.sentence).toMatch(/9990001X.*0350000K/)
    expect(await people()).toEqual([])
  })

  test('a file of another year is a warning; confirmed, it sets the year of the base', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    const next = () => ({ pupils: pupilsFile([lise], { year: 2027 }) })
    expect(await refusalOf(school.commands.importSiecle(uai, next()))).toMatchObject({
      code: 'import.other-year',
    })
    expect((await school.commands.findBase(uai))?.schoolYear).toBe(2026)
    await school.commands.importSiecle(uai, next(), { confirmed: true })
    expect((await school.commands.findBase(uai))?.schoolYear).toBe(2027)
  })

  test('two files of two years are refused together', async () => {
    const files = { pupils: pupilsFile([lise]), guardians: guardiansFile([odile], { year: 2025 }) }
    expect(await refusalOf(school.commands.importSiecle(uai, files))).toMatchObject({
      code: 'import.years-differ',
    })
  })

  test('guardians of pupils whom nobody knows here are refused', async () => {
    const refusal = await refusalOf(school.commands.importSiecle(uai, { guardians: guardiansFile([odile]) }))
    expect(refusal).toMatchObject({ code: 'import.foreign-guardians' })
  })

  test('a wrong file is named, and nothing of the right one beside it is imported', async () => {
    const files = {
      pupils: pupilsFile([lise]),
      guardians: stsFile([{ id: '9', name: 'Roche', firstName: 'Paul' }]),
    }
    const result = await school.commands.importSiecle(uai, files)
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'xml.wrong-file' }] })
    expect('problems' in result && result.problems[0]?.reason).toContain('STSWEB')
    expect(await people()).toEqual([])
  })

  test('while an import runs in a base, another one is refused, and goes through afterwards', async () => {
    const waiting = Promise.withResolvers<undefined>()
    const lock = Promise.withResolvers<undefined>()
    const base = await school.commands.findBase(uai)
    const running = school.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('school-import', ${base?.id}::bigint))`.execute(
        trx,
      )
      lock.resolve(undefined)
      await waiting.promise
    })
    await lock.promise
    const refused = await refusalOf(school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) }))
    expect(refused).toMatchObject({ code: 'import.busy' })
    waiting.resolve(undefined)
    await running
    expect(await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })).toMatchObject({
      ok: true,
    })
  })
})

describe('STSWEB', () => {
  test('teachers and staff are told apart by function, with classes, subjects and services', async () => {
    const staff = [
      { id: '9', name: 'Le Moine', firstName: 'Anne' },
      { id: '10', name: 'Roche', firstName: 'Paul', function: 'EDU' },
    ]
    const result = await school.commands.importSts(uai, stsFile(staff))
    expect(result).toMatchObject({ ok: true, counts: { teachers: 1, staff: 1, teachings: 1 } })
    const rows = await people()
    expect(rows.map((row) => [row.category, row.function_label])).toEqual([
      ['staff', 'Éducation (CPE)'],
      ['teacher', 'Enseignement'],
    ])
    const taught = await school.db
      .selectFrom('teaching as t')
      .innerJoin('subject as s', 's.id', 't.subject_id')
      .innerJoin('school_class as c', 'c.id', 't.class_id')
      .select(['s.label', 'c.code'])
      .execute()
    expect(taught).toEqual([{ label: 'Mathématiques', code: '6E 2' }])
  })

  test('one number with two types is two people', async () => {
    const staff = [
      { id: '9', name: 'Le Moine', firstName: 'Anne' },
      { id: '9', type: 'local' as const, name: 'Roche', firstName: 'Paul' },
    ]
    await school.commands.importSts(uai, stsFile(staff))
    expect(await people()).toHaveLength(2)
  })

  test('staff who are gone do not take the pupils with them', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    await school.commands.importSts(uai, stsFile([{ id: '9', name: 'Roche', firstName: 'Paul' }]))
    await school.commands.importSts(uai, stsFile([{ id: '8', name: 'Faure', firstName: 'Luc' }]))
    const left = (await people()).filter((row) => row.left_on !== null)
    expect(left.map((row) => row.last_name)).toEqual(['Roche'])
  })
})

describe('on the screen', () => {
  const page = `/${pathName}/client/imports/siecle-sts`

  test('an upload ends on its report, with figures and remarks', async () => {
    const browser = await school.signedIn()
    const content = pupilsXml([lise, { ...noe, firstName: '' }])
    const sent = await browser.upload(`${page}/siecle`, {
      eleves: { name: 'ElevesSansAdresses.xml', content },
    })
    expect(sent.status).toBe(303)
    const report = await browser.follow(sent)
    expect(report.text).toContain('L’import est terminé.')
    expect(report.text).toContain('Fiche écartée')
    const audited = await school.auditOf('school-import.siecle')
    expect(audited.at(-1)).toMatchObject({ actor: 'operator:superviseur', school: uai })
  })

  test('a file of another year asks for a confirmation, given with the file', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    const browser = await school.signedIn()
    const files = { eleves: { name: 'ElevesSansAdresses.xml', content: pupilsXml([lise], { year: 2027 }) } }
    const asked = await browser.upload(`${page}/siecle`, files)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain('2027-2028')
    expect(asked.text).toContain('l’importer malgré l’avertissement')
    expect((await browser.upload(`${page}/siecle`, files, { confirme: '1' })).status).toBe(303)
  })

  test.each([
    ['nothing', '', 'Le fichier est vide'],
    ['no XML', 'nom;prenom', 'n’est pas un fichier XML'],
    [
      'half a file',
      pupilsXml([{ id: '1', name: 'A', firstName: 'B' }]).slice(0, 300),
      'ElevesSansAdresses.xml',
    ],
    ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><BEE_ELEVES>&b;</BEE_ELEVES>', 'refusées par sécurité'],
    ['another file', '<BEE_NOMENCLATURES/>', 'Nomenclature.xml'],
  ])('a file with %s gives a page that says so, and changes nothing', async (_, content, words) => {
    const browser = await school.signedIn()
    const sent = await browser.upload(`${page}/siecle`, {
      eleves: { name: 'ElevesSansAdresses.xml', content },
    })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(words)
    expect(await people()).toEqual([])
    expect(await school.db.selectFrom('import_run').selectAll().execute()).toEqual([])
  })

  test('a form without a file says to choose one', async () => {
    const sent = await (await school.signedIn()).upload(`${page}/sts`, {})
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('Aucun fichier n’a été choisi.')
  })
})
