import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { createIdentificationStore } from '../../store/identification-store.ts'
import { personLinks } from '../../store/person-links.ts'
import type { Browser, Page } from '../../testing/browser.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const list = `/${pathName}/client/identites/doublons`
const lise = { id: '1', name: 'Morvan', firstName: 'Lise' }
const noe = { id: '2', name: 'Le Goff', firstName: 'Noé', className: '5E 1' }
const odile = { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] as const }

let browser: Browser
beforeEach(async () => {
  school.clock.set('2026-09-07T06:00:00Z')
  await sql`truncate person, school_class, import_run cascade`.execute(school.db)
  browser = await school.signedIn()
})

const people = () => school.db.selectFrom('person').selectAll().orderBy('id').execute()
const aside = (rows: Awaited<ReturnType<typeof people>>) =>
  rows.map(({ first_name, pronote_id, cas_id, source_key }) => [first_name, pronote_id, cas_id, source_key])

/** Odile twice: from SIECLE with a child and a CAS identifier, and typed by hand with another child. */
async function odileTwice(): Promise<{ readonly file: string; readonly hand: string }> {
  await school.commands.importSiecle(uai, {
    pupils: pupilsFile([lise, noe]),
    guardians: guardiansFile([odile]),
  })
  const hand = await school.commands.addPerson(uai, {
    category: 'guardian',
    lastName: 'Morvan',
    firstName: 'Odile',
    birthDate: '1980-05-01',
  })
  const file = (await people()).find((row) => row.source_key === 'P:77')?.id ?? ''
  const child = (await people()).find((row) => row.first_name === 'Noé')?.id ?? ''
  await school.db
    .insertInto('guardian_link')
    .values([
      { guardian_id: hand, pupil_id: child, level: 1, kinship: null },
      { guardian_id: hand, pupil_id: (await people())[0]?.id ?? '', level: 2, kinship: null },
    ])
    .execute()
  await school.db.updateTable('person').set({ cas_id: 'NHAND001' }).where('id', '=', hand).execute()
  return { file, hand }
}

const field = (page: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? ''

interface Choice {
  readonly keep: string
  readonly casId?: string
  readonly pronoteId?: string
}

async function merge(ids: readonly [string, string], choice: Choice): Promise<Page> {
  const page = await browser.get(`${list}/${ids[0]}/${ids[1]}`)
  const kept = (await people()).find(({ id }) => id === choice.keep)
  return browser.submit(`${list}/${ids[0]}/${ids[1]}/fusionner`, {
    conserver: choice.keep,
    identifiant_cas: choice.casId ?? '',
    identifiant_pronote: choice.pronoteId ?? kept?.pronote_id ?? '',
    version_a: field(page, 'version_a'),
    version_b: field(page, 'version_b'),
  })
}

describe('the list', () => {
  test('shows who was entered twice, why, and the two records side by side', async () => {
    const { file, hand } = await odileTwice()
    const { text } = await browser.get(list)
    expect(text).toContain('MORVAN Odile')
    expect(text).toContain('Sûrement la même')
    expect(text).toContain('élève en commun')
    const pair = await browser.get(`${list}/${file}/${hand}`)
    expect(pair.text).toContain('NHAND001')
    expect(pair.text).toContain('Saisie à la main')
  })

  test('does not propose again two people whom somebody told apart', async () => {
    const { file, hand } = await odileTwice()
    await browser.submit(`${list}/${hand}/${file}/distinguer`, {})
    expect((await browser.get(list)).text).toContain('Aucun doublon probable')
    expect((await school.auditOf('person.told-apart')).at(-1)).toMatchObject({ school: uai })
  })

  test('two records of two lists, or one that is not there, are no pair', async () => {
    const { file } = await odileTwice()
    const pupil = (await people())[0]?.id ?? ''
    for (const other of [pupil, file, '999999', 'x']) {
      expect((await browser.get(`${list}/${file}/${other}`)).status).toBe(404)
    }
  })
})

describe('a merge', () => {
  test('joins children, keeps the chosen identifiers, and closes the sessions of both', async () => {
    const { file, hand } = await odileTwice()
    const before = await people()
    const [fromFile, byHand] = [file, hand].map((id) => before.find((row) => row.id === id))
    const done = await merge([file, hand], { keep: file, casId: 'NHAND001' })
    expect(done.status).toBe(303)
    const [kept] = (await people()).filter(({ category }) => category === 'guardian')
    expect(kept).toMatchObject({
      id: file,
      cas_id: 'NHAND001',
      pronote_id: fromFile?.pronote_id,
      birth_date: '1980-05-01',
      source_key: 'P:77',
    })
    const children = await school.db.selectFrom('guardian_link').selectAll().execute()
    expect(children.map(({ guardian_id, level }) => [guardian_id, level])).toEqual([
      [file, 1],
      [file, 1],
    ])
    expect((await school.auditOf('person.merged')).at(-1)).toMatchObject({
      target: `person:${file}`,
      data: { merged: hand },
    })
    expect(byHand?.pronote_id).not.toBe(kept?.pronote_id)
  })

  test('the other identifiant PRONOTE goes on leading to the person', async () => {
    const { file, hand } = await odileTwice()
    const dropped = (await people()).find(({ id }) => id === hand)?.pronote_id
    await merge([file, hand], { keep: file, casId: 'NHAND001' })
    const base = await school.commands.findBase(uai)
    const found = await createIdentificationStore(school.db).candidates(base?.id ?? '', {
      casId: undefined,
      pronoteIds: [dropped ?? ''],
      ids: [],
      today: '2026-09-07',
    })
    expect(found.map(({ id }) => id)).toEqual([file])
  })

  test('a record that SIECLE names again under the merged number changes the person who stayed, and creates nobody', async () => {
    const pupils = [lise, { ...lise, id: '9' }]
    await school.commands.importSiecle(uai, { pupils: pupilsFile(pupils) })
    const [first, second] = (await people()).map(({ id }) => id)
    await merge([first ?? '', second ?? ''], { keep: first ?? '' })
    const both = await school.commands.importSiecle(uai, { pupils: pupilsFile(pupils) })
    expect(both).toMatchObject({ counts: { created: 0, departures: 0 } })
    const renamed = { ...lise, id: '9', className: '6E 9' }
    const again = await school.commands.importSiecle(uai, { pupils: pupilsFile([renamed]) })
    expect(again).toMatchObject({ counts: { created: 0, departures: 0 } })
    expect(await people()).toHaveLength(1)
    const classes = await school.db.selectFrom('school_class').select('code').execute()
    expect(classes).toEqual([{ code: '6E 9' }])
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['an identifiant PRONOTE of neither', { identifiant_pronote: '2222222222222222' }],
    ['a CAS identifier of neither', { identifiant_cas: 'VOLE0001' }],
    ['no CAS identifier while there is one', { identifiant_cas: '' }],
    ['a version that nobody saw', { version_a: '2020-01-01T00:00:00.000Z' }],
    ['nothing at all', { conserver: '', identifiant_pronote: '' }],
  ])('with %s is refused, and changes nothing', async (_, wrong) => {
    const { file, hand } = await odileTwice()
    const before = await people()
    const page = await browser.get(`${list}/${file}/${hand}`)
    const right = {
      conserver: file,
      identifiant_cas: 'NHAND001',
      identifiant_pronote: before.find(({ id }) => id === file)?.pronote_id ?? '',
      version_a: field(page, 'version_a'),
      version_b: field(page, 'version_b'),
    }
    const refused = await browser.submit(`${list}/${file}/${hand}/fusionner`, { ...right, ...wrong })
    expect(refused.status).toBe(409)
    expect(await people()).toEqual(before)
  })

  test('two supervisors at once: one merge is done, the other is told', async () => {
    const { file, hand } = await odileTwice()
    const pages = await Promise.all([1, 2].map(() => merge([file, hand], { keep: file, casId: 'NHAND001' })))
    expect(pages.map(({ status }) => status).toSorted()).toEqual([303, expect.toSatisfy((s) => s >= 404)])
    expect((await people()).filter(({ category }) => category === 'guardian')).toHaveLength(1)
  })
})

describe('undoing a merge', () => {
  const undoLast = async (): Promise<Page> => {
    const action = /action="([^"]*\/annuler)"/.exec((await browser.get(`${list}/fusions`)).body)?.[1] ?? ''
    return browser.submit(action, {})
  }

  test('gives both records back with their identifiers, their log-in and their children', async () => {
    const { file, hand } = await odileTwice()
    await school.commands.setLocalPassword(uai, { personId: hand, login: 'odile', password: 'secret-local' })
    const before = [aside(await people()), await links(), await credentials()]
    await merge([file, hand], { keep: file, casId: 'NHAND001' })
    expect((await credentials()).map(({ person_id }) => person_id)).toEqual([file])
    expect((await undoLast()).status).toBe(303)
    expect([aside(await people()), await links(), await credentials()]).toEqual(before)
    expect((await school.auditOf('person.merge-undone')).at(-1)).toMatchObject({ data: { again: hand } })
    expect((await browser.submit(`${list}/fusions/1/annuler`, {})).status).toBe(404)
  })

  test('keeps what the person got since by another hand', async () => {
    const { file, hand } = await odileTwice()
    await merge([file, hand], { keep: file, casId: 'NHAND001' })
    await school.db.updateTable('person').set({ updated_at: new Date() }).where('id', '=', file).execute()
    const refused = await undoLast()
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('ne peut plus être annulée')
    expect((await people()).filter(({ category }) => category === 'guardian')).toHaveLength(1)
  })

  test('is refused once the identifier was given to somebody else', async () => {
    const { file, hand } = await odileTwice()
    await merge([file, hand], { keep: file, casId: 'NHAND001' })
    const at = new Date(school.clock.now())
    await school.db
      .updateTable('person')
      .set({ cas_id: null, updated_at: at })
      .where('id', '=', file)
      .execute()
    const other = await school.commands.addPerson(uai, {
      category: 'guardian',
      lastName: 'Roche',
      firstName: 'Paul',
    })
    await school.db.updateTable('person').set({ cas_id: 'NHAND001' }).where('id', '=', other).execute()
    expect((await undoLast()).status).toBe(409)
  })

  test('of three records of one person, merges come apart in the order they were made, backwards', async () => {
    const { file, hand } = await odileTwice()
    const third = await school.commands.addPerson(uai, {
      category: 'guardian',
      lastName: 'Morvan',
      firstName: 'Odile',
    })
    const before = aside(await people())
    await merge([hand, third], { keep: hand, casId: 'NHAND001' })
    school.clock.advance(60_000)
    await merge([file, hand], { keep: file, casId: 'NHAND001' })
    expect((await people()).filter(({ category }) => category === 'guardian')).toHaveLength(1)
    expect((await undoLast()).status).toBe(303)
    expect((await undoLast()).status).toBe(303)
    expect(aside(await people())).toEqual(before)
  })

  const links = () =>
    school.db.selectFrom('guardian_link').selectAll().orderBy('guardian_id').orderBy('pupil_id').execute()
  const credentials = () => school.db.selectFrom('person_credential').selectAll().execute()
})

test('every table that names a person follows a merge, or is known not to', async () => {
  const known: Readonly<Record<string, string>> = {
    'identification_failure.person_id': 'moved by the merge itself',
    'import_change.person_id': 'moved by the merge itself',
    'person_merge.kept_id': 'moved by the merge itself',
    'person_alias.kept_id': 'moved by the merge itself',
    'people_change_line.person_id': 'what a bulk edit may undo of the record that went is over',
    'failure_link_line.person_id': 'what many links at once may undo of the record that went is over',
    'not_twice.left_id': 'goes with the record',
    'not_twice.right_id': 'goes with the record',
  }
  const { rows } = await sql<{ name: string }>`
    select c.conrelid::regclass || '.' || a.attname as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'person'::regclass and a.attname <> 'base_id'
  `.execute(school.db)
  const followed = personLinks.map(({ table, person }) => `${table}.${person}`)
  const forgotten = rows
    .map(({ name }) => name)
    .filter((name) => !followed.includes(name) && !(name in known))
  expect(forgotten).toEqual([])
})
