import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '6E 1' },
    { id: '2', name: 'Le Gall', firstName: 'Ana', className: '3E 2' },
  ]),
  guardians: guardiansFile([
    { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
    { id: '78', name: 'Le Gall', firstName: 'Marc', pupils: [['2', 1]] },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Lemoine', firstName: 'Anne' }]))
await commands.configureDelegation(uai, { serverUrl: 'https://cas.example' })
await commands.publishBase(uai)

const page = `/${pathName}/client/annee`
let supervisor: Browser
beforeAll(async () => {
  supervisor = await school.signedIn()
})

const base = () =>
  db.selectFrom('base').selectAll().where('path_name', '=', pathName).executeTakeFirstOrThrow()
const preparing = () => db.selectFrom('base').selectAll().where('stage', '=', 'preparing').executeTakeFirst()
const archives = () =>
  db.selectFrom('base').selectAll().where('stage', '=', 'archive').orderBy('id').execute()
const act = (name: string) => supervisor.submit(`${page}/${name}`, {})
const personOf = (baseId: string, lastName: string, category: 'pupil' | 'guardian' | 'teacher' = 'pupil') =>
  db
    .selectFrom('person')
    .selectAll()
    .where('base_id', '=', baseId)
    .where('last_name', '=', lastName)
    .where('category', '=', category)
    .executeTakeFirstOrThrow()

/** The files of 2027-2028: Ana has left, Zoé arrives, Lise changes class. */
async function importNextYear(): Promise<void> {
  const path = (await preparing())?.path_name ?? ''
  await commands.importSiecle(
    path,
    {
      pupils: pupilsFile(
        [
          { id: '1', name: 'Morvan', firstName: 'Lise', className: '5E 1' },
          { id: '3', name: 'Kervella', firstName: 'Zoé', className: '6E 1' },
        ],
        { year: 2027 },
      ),
    },
    { confirmed: true },
  )
}

/** Whatever may tell whether a step left something behind. */
async function everything(): Promise<unknown> {
  const tables = [
    'base',
    'person',
    'guardian_link',
    'school_class',
    'class_membership',
    'import_run',
    'person_credential',
  ]
  const read = tables.map((table) =>
    sql`select to_jsonb(t) - 'stage_since' as row from ${sql.table(table)} t order by to_jsonb(t)::text`.execute(
      db,
    ),
  )
  return (await Promise.all(read)).map(({ rows }) => rows)
}

describe('a preparation', () => {
  beforeEach(async () => {
    if (await preparing()) await act('abandonner')
  })

  test('copies the people with their identifiers, links and passwords, and neither classes nor failures', async () => {
    const { id } = await base()
    const lise = await personOf(id, 'Morvan')
    await db
      .updateTable('person')
      .set({ cas_id: 'NAA00001', cas_id_since: new Date() })
      .where('id', '=', lise.id)
      .execute()
    await commands.setLocalPassword(uai, { personId: lise.id, login: 'lise', password: 'un secret local' })
    expect((await act('preparer')).status).toBe(303)
    const next = await preparing()
    expect(next).toMatchObject({ school_year: 2027, path_name: '0350000X-2027-2028', published: false, uai })
    const copy = await personOf(next?.id ?? '', 'Morvan')
    expect(copy).toMatchObject({ pronote_id: lise.pronote_id, cas_id: 'NAA00001', source_key: 'E:1' })
    const odile = await personOf(next?.id ?? '', 'Morvan', 'guardian')
    expect(
      await db.selectFrom('guardian_link').selectAll().where('guardian_id', '=', odile.id).execute(),
    ).toMatchObject([{ pupil_id: copy.id }])
    const count = (table: 'school_class' | 'import_run') =>
      db
        .selectFrom(table)
        .select('id')
        .where('base_id', '=', next?.id ?? '')
        .execute()
    expect([await count('school_class'), await count('import_run')]).toEqual([[], []])
  })

  test('is not published, not sent, and followed from the base in service', async () => {
    await act('preparer')
    const { path_name: path = '' } = (await preparing()) ?? {}
    expect((await supervisor.submit(`/console/${path}/publier`, {})).status).toBe(409)
    expect((await school.browser().get(`/${path}/pronote/eleve.html`)).status).toBe(503)
    expect((await supervisor.get(`/${path}/client/annee`)).location).toBe(page)
    expect((await supervisor.get(`/${path}/client`)).text).toContain('Cette base n’est pas encore en service')
  })

  test('is abandoned without a trace in the base in service', async () => {
    const before = await everything()
    await act('preparer')
    await importNextYear()
    await act('abandonner')
    expect(await everything()).toEqual(before)
    expect((await act('abandonner')).status).toBe(409)
  })

  test('is one at a time, and nothing is changed for a year without pupils', async () => {
    await act('preparer')
    expect((await act('preparer')).status).toBe(409)
    const refused = await act('changer')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('n’a encore reçu aucun fichier SIECLE')
  })

  test('shows who stays, who leaves and who arrives, by name', async () => {
    await act('preparer')
    await importNextYear()
    const { text } = await supervisor.get(page)
    expect(text).toMatch(/Élèves 2 1 1 1/)
    expect(text).toMatch(/Responsables 2 1 1 0/)
    expect((await supervisor.get(`${page}/sortants`)).text).toMatch(/Le Gall Marc .*Le Gall Ana/)
    expect((await supervisor.get(`${page}/arrivants?page=x`)).text).toContain('Kervella Zoé')
    expect(text).toContain('3 personnes restent, 2 partent, 1 arrive.')
  })
})

describe('the change', () => {
  let id: string
  beforeAll(async () => {
    id = (await base()).id
    if (await preparing()) await act('abandonner')
    await act('preparer')
    await importNextYear()
    // Between the preparation and the change: a link through the ENT, an access taken away, a new password, a newcomer.
    const marc = await personOf(id, 'Le Gall', 'guardian')
    await db
      .updateTable('person')
      .set({ cas_id: 'NAA00002', cas_id_since: new Date(), access: false, access_by_hand: true })
      .where('id', '=', marc.id)
      .execute()
    const anne = await personOf(id, 'Lemoine', 'teacher')
    await commands.setLocalPassword(uai, { personId: anne.id, login: 'anne', password: 'un autre secret' })
    await commands.addPerson(uai, {
      category: 'workTutor',
      lastName: 'Tanguy',
      firstName: 'Yves',
      company: 'Garage',
    })
    await act('changer')
  })

  test('keeps the base, its address, its publication and its delegation; the year and the classes are new', async () => {
    expect(await base()).toMatchObject({ id, school_year: 2027, published: true, uai, root: 'pronote' })
    const delegation = await db
      .selectFrom('cas_delegation')
      .selectAll()
      .where('base_id', '=', id)
      .executeTakeFirst()
    expect(delegation).toMatchObject({ enabled: true, server_url: 'https://cas.example' })
    const classes = await db
      .selectFrom('school_class')
      .select('code')
      .where('base_id', '=', id)
      .orderBy('code')
      .execute()
    expect(classes.map(({ code }) => code)).toEqual(['5E 1', '6E 1'])
    expect(await preparing()).toBeUndefined()
  })

  test('brings what people received meanwhile', async () => {
    expect(await personOf(id, 'Morvan')).toMatchObject({ cas_id: 'NAA00001' })
    const marc = { cas_id: 'NAA00002', access: false, access_by_hand: true }
    expect(await personOf(id, 'Le Gall', 'guardian')).toMatchObject(marc)
    const anne = await personOf(id, 'Lemoine', 'teacher')
    const credential = db.selectFrom('person_credential').select('login').where('person_id', '=', anne.id)
    expect(await credential.executeTakeFirst()).toEqual({ login: 'anne' })
    expect(
      await db
        .selectFrom('person')
        .select('company')
        .where('base_id', '=', id)
        .where('last_name', '=', 'Tanguy')
        .execute(),
    ).toEqual([{ company: 'Garage' }])
    expect((await personOf(id, 'Le Gall')).left_on).not.toBeNull()
  })

  test('leaves the year before in an archive that is read, with its classes and its imports', async () => {
    const [archive] = await archives()
    expect(archive).toMatchObject({ school_year: 2026, path_name: '0350000X-2026-2027', origin_id: id })
    const read = await supervisor.get(`/${archive?.path_name ?? ''}/client/ressources/eleves`)
    expect(read.text).toMatch(/Le Gall .*Morvan/)
    expect((await supervisor.submit(`/${archive?.path_name ?? ''}/client/annee/preparer`, {})).status).toBe(
      409,
    )
    expect((await supervisor.get(page)).text).toContain('2026-2027')
  })

  test('is undone until the first import, and nothing learnt since is lost', async () => {
    const zoe = await personOf(id, 'Morvan')
    await db
      .updateTable('person')
      .set({ cas_id: 'NAA00009', cas_id_since: new Date() })
      .where('id', '=', zoe.id)
      .execute()
    expect((await act('annuler')).status).toBe(303)
    expect(await base()).toMatchObject({ id, school_year: 2026, published: true })
    expect(await personOf(id, 'Morvan')).toMatchObject({ cas_id: 'NAA00009' })
    const classes = await db
      .selectFrom('school_class')
      .select('code')
      .where('base_id', '=', id)
      .orderBy('code')
      .execute()
    expect(classes.map(({ code }) => code)).toEqual(expect.arrayContaining(['3E 2', '6E 1']))
    expect(await preparing()).toMatchObject({ school_year: 2027, path_name: '0350000X-2027-2028' })
    await act('changer')
    school.clock.advance(60_000)
    await commands.importSts(
      uai,
      stsFile([{ id: '9', name: 'Lemoine', firstName: 'Anne' }], { year: 2027 }),
      {
        confirmed: true,
      },
    )
    const refused = await act('annuler')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Un fichier a été importé depuis le changement d’année')
  })

  test('touches no other base', async () => {
    const other = await commands.findBase('9990001X')
    expect(other).toMatchObject({ stage: 'live', schoolYear: undefined })
    expect(
      await db
        .selectFrom('person')
        .select('id')
        .where('base_id', '=', other?.id ?? '')
        .execute(),
    ).toEqual([])
    expect((await school.auditOf('year.changed')).map(({ school: of }) => of)).toEqual([uai, uai])
  })
})
