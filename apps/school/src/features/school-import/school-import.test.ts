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

  test('a pupil lives with the first legal guardian, and a later file without addresses forgets none', async () => {
    const guardians = guardiansFile([
      { ...odile, id: '80', postcode: '29000', pupils: [['1', 2]] },
      { ...odile, id: '81', postcode: '35200', pupils: [['1', 1]] },
      { ...odile, id: '82', postcode: '75000', pupils: [['1', 3]] },
    ])
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]), guardians })
    expect((await people())[0]).toMatchObject({ category: 'pupil', postcode: '35200' })
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    expect((await people())[0]).toMatchObject({ postcode: '35200' })
  })

  test('a file imported at half past midnight in Paris dates departures of the new day', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    school.clock.set('2026-09-07T22:30:00Z')
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    expect((await people())[1]).toMatchObject({ left_on: '2026-09-08' })
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

  test('an access that an administrator closed, or opened, is not changed by the next import', async () => {
    const files = () => ({ pupils: pupilsFile([lise, noe]), guardians: guardiansFile([odile, neighbour]) })
    await school.commands.importSiecle(uai, files())
    const browser = await school.signedIn()
    const [, , mother, contact] = await people()
    for (const [id, modification] of [
      [mother?.id, 'acces-non'],
      [contact?.id, 'acces-oui'],
    ] as const)
      await browser.submit(`/${pathName}/client/ressources/responsables/${id ?? ''}/espaces`, {
        modification,
      })
    const again = await school.commands.importSiecle(uai, files())
    expect(again).toMatchObject({ counts: { updated: 0 } })
    expect((await people()).slice(2)).toMatchObject([{ access: false }, { access: true }])
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

  test('looked at, the same files give the figures, the people and the questions of the import, and write nothing', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ ...noe, id: String(100 + index) }))
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, ...many]) })
    const before = await people()
    const renamed = { ...lise, name: 'Morvan-Kerbrat' }
    const looked = await school.commands.lookAtSiecle(uai, { pupils: pupilsFile([renamed]) })
    expect(looked).toMatchObject({
      ok: true,
      counts: { updated: 1, departures: 20 },
      warnings: [{ code: 'import.many-departures' }],
    })
    const changes = 'changes' in looked ? looked.changes : []
    expect(changes).toHaveLength(21)
    expect(changes.at(-1)).toMatchObject({ kind: 'changed', name: 'Lise Morvan-Kerbrat' })
    expect(await people()).toEqual(before)
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

  test('guardians of pupils whom nobody knows here are refused, even beside a right file of pupils', async () => {
    const alone = { guardians: guardiansFile([odile]) }
    expect(await refusalOf(school.commands.importSiecle(uai, alone))).toMatchObject({
      code: 'import.foreign-guardians',
    })
    const beside = { ...alone, pupils: pupilsFile([noe]) }
    expect(await refusalOf(school.commands.importSiecle(uai, beside))).toMatchObject({
      code: 'import.foreign-guardians',
    })
    expect(await people()).toEqual([])
  })

  test('a guardians file that forgets many of them is a warning, and nobody loses a child meanwhile', async () => {
    const pupils = Array.from({ length: 20 }, (_, index) => ({ ...noe, id: String(100 + index) }))
    const parents = pupils.map(({ id }) => ({ ...odile, id: `9${id}`, pupils: [[id, 1]] as const }))
    await school.commands.importSiecle(uai, { pupils: pupilsFile(pupils), guardians: guardiansFile(parents) })
    const links = () => school.db.selectFrom('guardian_link').selectAll().orderBy('guardian_id').execute()
    const before = await links()
    const oneClass = () => ({ guardians: guardiansFile(parents.slice(0, 3)) })
    const refusal = await refusalOf(school.commands.importSiecle(uai, oneClass()))
    expect(refusal).toMatchObject({ code: 'import.many-unlinked', status: 409 })
    expect((refusal as Refusal).texts.sentence).toMatch(/17 responsables sur 20/)
    expect(await links()).toEqual(before)
    const done = await school.commands.importSiecle(uai, oneClass(), { confirmed: true })
    expect(done).toMatchObject({ counts: { links: 3, unlinked: 17 } })
  })

  test('guardians whose pupils left with the file of pupils are no warning', async () => {
    const pupils = Array.from({ length: 20 }, (_, index) => ({ ...noe, id: String(100 + index) }))
    const parents = pupils.map(({ id }) => ({ ...odile, id: `9${id}`, pupils: [[id, 1]] as const }))
    await school.commands.importSiecle(uai, { pupils: pupilsFile(pupils), guardians: guardiansFile(parents) })
    const gone = pupils.map((pupil, index) => (index < 12 ? { ...pupil, left: '01/09/2026' } : pupil))
    const files = { pupils: pupilsFile(gone), guardians: guardiansFile(parents.slice(12)) }
    expect(await school.commands.importSiecle(uai, files)).toMatchObject({
      ok: true,
      counts: { unlinked: 0 },
    })
  })

  test('a class that everybody has left goes away, with its pupils kept', async () => {
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    await school.commands.importSiecle(uai, { pupils: pupilsFile([lise]) })
    const classes = await school.db.selectFrom('school_class').select('code').orderBy('code').execute()
    expect(classes.map(({ code }) => code)).toEqual(['6E 2', '6E2 LATIN'])
    expect(await people()).toHaveLength(2)
  })

  test.each([1995, 9999])('a file of the impossible year %i is refused in words', async (year) => {
    const refusal = await refusalOf(
      school.commands.importSiecle(uai, { pupils: pupilsFile([lise], { year }) }),
    )
    expect(refusal).toMatchObject({ code: 'import.year-invalid' })
    expect(await people()).toEqual([])
  })

  test('two imports at the same instant: each goes through whole or is told to wait', async () => {
    const once = () => school.commands.importSiecle(uai, { pupils: pupilsFile([lise, noe]) })
    const outcomes = await Promise.allSettled([once(), once(), once()])
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'import.busy' })
    expect(await people()).toHaveLength(2)
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

  test('a file that says nothing of a function leaves the one that an administrator gave', async () => {
    const staff = (named: string) => [
      { id: '9', name: 'Le Moine', firstName: 'Anne' },
      { id: '10', name: 'Roche', firstName: 'Paul', function: named },
    ]
    await school.commands.importSts(uai, stsFile(staff('')))
    const roche = school.db.updateTable('person').where('last_name', '=', 'Roche')
    await roche.set({ function_code: 'DIR', function_label: 'Direction' }).execute()
    await school.commands.importSts(uai, stsFile(staff('')))
    expect((await people())[0]).toMatchObject({ function_code: 'DIR', function_label: 'Direction' })
    await school.commands.importSts(uai, stsFile(staff('EDU')))
    expect((await people())[0]).toMatchObject({ function_code: 'EDU', function_label: 'Éducation (CPE)' })
  })

  test('one number with two types is two people', async () => {
    const staff = [
      { id: '9', name: 'Le Moine', firstName: 'Anne' },
      { id: '9', type: 'local' as const, name: 'Roche', firstName: 'Paul' },
    ]
    await school.commands.importSts(uai, stsFile(staff))
    expect(await people()).toHaveLength(2)
  })

  test('somebody without function is a teacher when the file gives them a class', async () => {
    const staff = [
      { id: '9', name: 'Le Moine', firstName: 'Anne', function: '' },
      { id: '10', name: 'Roche', firstName: 'Paul', function: '' },
    ]
    await school.commands.importSts(uai, stsFile(staff))
    const rows = await people()
    expect(rows.map((row) => [row.last_name, row.category, row.function_code])).toEqual([
      ['Roche', 'staff', null],
      ['Le Moine', 'teacher', null],
    ])
  })

  test('numbers of STS that hold a colon are still two people', async () => {
    const staff = [
      { id: '9:1', name: 'Le Moine', firstName: 'Anne' },
      { id: '9:2', name: 'Roche', firstName: 'Paul' },
    ]
    expect(await school.commands.importSts(uai, stsFile(staff))).toMatchObject({ counts: { created: 2 } })
    expect(await school.commands.importSts(uai, stsFile(staff))).toMatchObject({ counts: { updated: 0 } })
  })

  describe('somebody who changes category', () => {
    const anne = { id: '9', name: 'Le Moine', firstName: 'Anne' }
    const paul = { id: '10', name: 'Roche', firstName: 'Paul', function: 'EDU' }
    const giveCasId = (lastName: string, casId: string) =>
      school.db.updateTable('person').set({ cas_id: casId }).where('last_name', '=', lastName).execute()
    const casIds = async () => (await people()).map((row) => [row.last_name, row.category, row.cas_id])

    test('keeps the CAS identifier that nobody else has there', async () => {
      await school.commands.importSts(uai, stsFile([anne, paul]))
      await giveCasId('Le Moine', 'NAA1')
      await school.commands.importSts(uai, stsFile([{ ...anne, function: 'EDU' }, paul]))
      expect(await casIds()).toEqual([
        ['Roche', 'staff', null],
        ['Le Moine', 'staff', 'NAA1'],
      ])
    })

    test('gives up the one that another record holds there, and the report and the audit say so', async () => {
      await school.commands.importSts(uai, stsFile([anne, paul]))
      for (const name of ['Le Moine', 'Roche']) await giveCasId(name, 'NAA2')
      const moved = stsFile([{ ...anne, function: 'EDU' }, paul])
      const result = await school.commands.importSts(uai, moved)
      expect(await casIds()).toEqual([
        ['Roche', 'staff', 'NAA2'],
        ['Le Moine', 'staff', null],
      ])
      const runId = 'runId' in result ? result.runId : ''
      const report = await (await school.signedIn()).get(`/${pathName}/client/imports/siecle-sts/${runId}`)
      expect(report.text).toContain(
        'Anne Le Moine est désormais dans la liste « Personnels », où Paul Roche a déjà l’identifiant CAS « NAA2 »',
      )
      const [moving] = (await people()).filter((row) => row.last_name === 'Le Moine')
      expect((await school.auditOf('person.cas-id-freed')).at(-1)).toMatchObject({
        target: `person:${moving?.id ?? ''}`,
        school: uai,
      })
    })

    test('may swap with another one in the same file', async () => {
      await school.commands.importSts(uai, stsFile([anne, paul]))
      for (const name of ['Le Moine', 'Roche']) await giveCasId(name, 'NAA3')
      const swapped = stsFile([
        { ...anne, function: 'EDU' },
        { ...paul, function: 'ENS' },
      ])
      expect(await school.commands.importSts(uai, swapped)).toMatchObject({ ok: true })
    })
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
