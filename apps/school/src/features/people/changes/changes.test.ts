import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestSchoolWithBase, password, pathName, uai } from '../../../testing/open-test-school.ts'
import { pupilsFile } from '../../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
const client = `/${pathName}/client`
const table = `${client}/ressources/eleves`
await commands.importSiecle(uai, {
  pupils: pupilsFile(
    Array.from({ length: 60 }, (_, index) => ({
      id: String(index + 1),
      name: `Élève${String(index).padStart(2, '0')}`,
      firstName: index === 0 ? 'Lise' : 'Ana',
      className: '6E 2',
    })),
  ),
})
await commands.setEntIdentifiers(uai, true)
const browser = await school.signedIn()

const people = () =>
  db
    .selectFrom('person')
    .select(['id', 'cas_id', 'access', 'left_on', 'last_name'])
    .orderBy('name_key')
    .execute()
const ids = async (count: number): Promise<string[]> => (await people()).slice(0, count).map(({ id }) => id)
const withoutAccess = async (): Promise<number> => (await people()).filter(({ access }) => !access).length
type Fields = Record<string, string | string[]>
const preview = (fields: Fields) => browser.submit(`${table}/modifier`, fields)
const apply = (fields: Fields) => browser.submit(`${table}/modifier/appliquer`, fields)
const undo = (address: string | undefined) => browser.submit(`${address ?? ''}/annuler`, {})

beforeEach(async () => {
  await sql`update person set cas_id = null`.execute(db)
  await sql`update person set access = true, left_on = null,
    cas_id = 'N' || lpad(siecle_pupil_id, 4, '0'), cas_id_since = now()`.execute(db)
})

describe('before anything changes', () => {
  test('the page says how many, who, and what it does; those already so are counted apart', async () => {
    const [first = ''] = await ids(1)
    await db.updateTable('person').set({ access: false }).where('id', '=', first).execute()
    const { text } = await preview({ portee: 'tout', modification: 'acces-non' })
    expect(text).toContain('1 personne déjà dans cet état')
    expect(text).toContain('Les 10 premières sur 59')
    expect(text).toContain('Modifier 59 personnes')
    expect(text).not.toContain('ÉLÈVE00')
    expect(await withoutAccess()).toBe(1)
  })

  test.each([
    [{ portee: 'cochees', modification: 'cas' }, 'Cochez au moins une personne'],
    [{ portee: 'tout' }, 'Choisissez une modification'],
    [{ portee: 'tout', modification: 'effacer-tout' }, 'Choisissez une modification'],
    [{ portee: 'cochees', modification: 'cas', personnes: ["1' or 1=1"] }, 'Choisissez une modification'],
  ])('an order that lacks something leads back to the list: %j', async (fields, sentence) => {
    const back = await preview(fields)
    expect(back.status).toBe(303)
    expect((await browser.follow(back)).text).toContain(sentence)
  })

  test('nobody concerned is said, without a button', async () => {
    const { text } = await preview({ portee: 'tout', modification: 'acces-oui' })
    expect(text).toContain('Personne n’est concerné')
    expect(text).not.toContain('Modifier 0')
  })
})

describe('a change', () => {
  test('applies to those ticked, to the page, or to all that the filters find', async () => {
    const two = await ids(2)
    await apply({ portee: 'cochees', modification: 'acces-non', personnes: two, nombre: '2' })
    expect(await withoutAccess()).toBe(2)
    const page = { portee: 'page', modification: 'acces-non', visibles: await ids(50), personnes: two }
    await apply({ ...page, nombre: '48' })
    expect(await withoutAccess()).toBe(50)
    await apply({ portee: 'tout', q: 'eleve5', modification: 'acces-non', nombre: '10' })
    expect(await withoutAccess()).toBe(60)
    expect((await school.auditOf('people.changed')).at(-1)).toMatchObject({
      actor: 'operator:superviseur',
      school: uai,
      data: { field: 'access', category: 'pupil', count: 10 },
    })
  })

  test('of a list that is no longer as many as confirmed does nothing', async () => {
    const refused = await apply({ portee: 'tout', modification: 'cas', nombre: '59' })
    expect(refused.status).toBe(409)
    expect((await people()).every(({ cas_id }) => cas_id !== null)).toBe(true)
  })

  test('marks departures and takes them back', async () => {
    const done = await apply({ portee: 'tout', modification: 'depart', nombre: '60' })
    expect((await browser.follow(done)).text).toContain('Parti le 07/09/2026')
    const form = { portee: 'tout', etat: 'anciens', modification: 'retour', nombre: '60' }
    await apply(form)
    expect((await people()).some(({ left_on }) => left_on !== null)).toBe(false)
  })

  test('that clears CAS identifiers closes what was opened through the ENT', async () => {
    const [id = ''] = await ids(1)
    await sql`insert into session (token_hash, subject, data, opened_at, last_seen_at, idle_ms, idle_ends_at, ends_at)
      values (${Buffer.alloc(32, 7)}, ${`person:${id}`}, '{"via": "cas"}', now(), now(), 1000,
        now() + interval '1 hour', now() + interval '1 hour')`.execute(db)
    await apply({ portee: 'cochees', modification: 'cas', personnes: [id], nombre: '1' })
    const left = await sql`select from session where subject = ${`person:${id}`}`.execute(db)
    expect(left.rows).toHaveLength(0)
  })

  test('never reaches people of another category or another base', async () => {
    await commands.createBase({ uai: '9990001X', name: 'Lycée des Aubes' })
    await commands.addOperator({ login: 'voisin', displayName: 'V', password, bases: ['9990001X'] })
    const neighbour = await school.signedIn('voisin')
    const form = { portee: 'cochees', modification: 'acces-non', personnes: await ids(2), nombre: '2' }
    const there = await neighbour.submit('/9990001X/client/ressources/eleves/modifier/appliquer', form)
    expect(there.status).toBe(409)
    const other = await browser.submit(`${client}/ressources/professeurs/modifier/appliquer`, form)
    expect(other.status).toBe(409)
    expect(await withoutAccess()).toBe(0)
  })
})

describe('undone', () => {
  test('gives each person back what they had', async () => {
    const before = await people()
    const done = await apply({ portee: 'tout', modification: 'cas', nombre: '60' })
    expect((await people()).every(({ cas_id }) => cas_id === null)).toBe(true)
    const undone = await browser.follow(await undo(done.location))
    expect(undone.text).toContain('60 personnes : la valeur d’avant est revenue.')
    expect(await people()).toEqual(before)
    expect((await undo(done.location)).status).toBe(409)
  })

  test('leaves whoever was changed since, or whose identifier somebody holds now, and says who', async () => {
    const done = await apply({ portee: 'tout', modification: 'cas', nombre: '60' })
    const [changed = '', thief = '', robbed = ''] = await ids(3)
    const write = (id: string, casId: string) =>
      db.updateTable('person').set({ cas_id: casId }).where('id', '=', id).execute()
    await write(changed, 'NOUVEAU1')
    await write(thief, 'N0003')
    const { text } = await browser.follow(await undo(done.location))
    expect(text).toContain('3 personnes n’ont pas retrouvé la valeur d’avant')
    expect(text).toMatch(/ÉLÈVE00 Lise N0001 Aucun Laissé tel quel/)
    const now = new Map((await people()).map(({ id, cas_id }) => [id, cas_id]))
    expect([now.get(changed), now.get(thief), now.get(robbed)]).toEqual(['NOUVEAU1', 'N0003', null])
    expect(now.get((await ids(4)).at(-1) ?? '')).toBe('N0004')
  })

  test('is found again in the list of changes, for three months', async () => {
    await apply({ portee: 'tout', modification: 'acces-non', nombre: '60' })
    const list = await browser.get(`${client}/modifications`)
    expect(list.text).toMatch(/Élèves, Accès aux espaces 60 07\/09\/2026 08:00 superviseur Fait/)
    expect((await browser.get(`${client}/modifications/999999`)).status).toBe(404)
  })
})
