import {
  type PartnerPerson,
  readPublicKeyFile,
  writeImportEnvelope,
  writePartnerDirectory,
} from '@preau/exchange'
import type { CalendarDay, Uai } from '@preau/people'
import { systemRandom } from '@preau/platform'
import { expect, test } from 'vitest'
import { entry, openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import { guardiansFile, pupilsFile } from '../../testing/school-files.ts'

const page = `/${pathName}/client/imports/annuaire-ent`
const school = await openTestSchoolWithBase()
await school.commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Le Bihan', firstName: 'Tom' },
  ]),
  guardians: guardiansFile([{ id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] }]),
})
const birthDate = (
  await school.db
    .selectFrom('person')
    .select('birth_date')
    .where('first_name', '=', 'Lise')
    .executeTakeFirstOrThrow()
).birth_date as CalendarDay

const issuedAt = '2026-09-01T08:00:00+02:00'
function directory(people: readonly PartnerPerson[], of = uai): string {
  const header = {
    partner: 'ENT',
    issuedAt,
    protocol: 'CAS' as const,
    schools: [{ uai: of as Uai, name: 'Collège' }],
  }
  return [...writePartnerDirectory(header, people)].join('')
}
const everybody: readonly PartnerPerson[] = [
  {
    category: 'pupil',
    ident: '1',
    partnerId: 'NAA00001',
    lastName: 'MORVAN',
    firstName: 'Lise',
    birthDate,
    guardians: ['2'],
  },
  { category: 'guardian', ident: '2', partnerId: 'NAA00002', lastName: 'MORVAN', firstName: 'Odile' },
  { category: 'pupil', ident: '3', partnerId: 'NAA00003', lastName: 'INCONNU', firstName: 'Zoé', birthDate },
]
const casIds = async () => {
  const rows = await school.db
    .selectFrom('person')
    .select(['first_name', 'cas_id'])
    .where('cas_id', 'is not', null)
    .orderBy('first_name')
    .execute()
  return rows.map(({ first_name, cas_id }) => `${first_name} ${String(cas_id)}`)
}
const send = async (content: string) =>
  (await school.signedIn()).upload(page, { annuaire: { name: 'annuaire.xml', content } })
const draftOf = (body: string): string => /name="comparaison" value="(\d+)"/.exec(body)?.[1] ?? ''

test('a file that cannot be used changes nothing and says why', async () => {
  expect((await send('<html/>')).text).toContain('c’est une page web')
  expect((await send(directory(everybody, '0350001L'))).text).toContain('0350001L')
  expect((await (await school.signedIn()).upload(page, {})).text).toContain('Choisissez le fichier de l’ENT')
  expect(await casIds()).toEqual([])
})

test('the difference is shown before anything is written, with whom it leaves aside and why', async () => {
  const shown = await send(directory(everybody))
  expect(shown.text).toContain('Retenir 2 identifiants')
  expect(shown.text).toContain('INCONNU Zoé')
  expect(shown.text).toContain('Personne de ce nom')
  expect(await casIds()).toEqual([])
})

test('what was agreed to is written once, with its trace; a person linked meanwhile keeps their identifier', async () => {
  const browser = await school.signedIn()
  const shown = await send(directory(everybody))
  await school.db
    .updateTable('person')
    .set({ cas_id: 'DEJA0001' })
    .where('first_name', '=', 'Odile')
    .execute()
  const comparaison = draftOf(shown.body)
  const done = await browser.follow(await browser.submit(`${page}/appliquer`, { comparaison }))
  expect(done.text).toContain('1 identifiant CAS retenu.')
  expect(done.text).toContain('1 personne a reçu un identifiant entre-temps et l’a gardé.')
  expect(await casIds()).toEqual(['Lise NAA00001', 'Odile DEJA0001'])
  expect((await browser.submit(`${page}/appliquer`, { comparaison })).status).toBe(409)
  expect((await school.auditOf('cas-ids.linked')).map(({ data }) => data)).toEqual([
    { linked: 1, fileName: 'annuaire.xml' },
  ])
})

test('half an hour later the comparison is to be made again', async () => {
  const shown = await send(directory(everybody))
  school.clock.advance(31 * 60_000)
  const browser = await school.signedIn()
  expect((await browser.submit(`${page}/appliquer`, { comparaison: draftOf(shown.body) })).status).toBe(409)
})

test('encrypted for this server, the command line reads it too: compared, then applied', async () => {
  const browser = await school.signedIn()
  const settings = `/console/${pathName}/export`
  await browser.submit(`${settings}/cle-serveur`, {})
  const key = readPublicKeyFile((await browser.get(`${settings}/cle-serveur.pub`)).body)
  if (!key.ok) throw new Error(key.reason)
  await school.db.updateTable('person').set({ cas_id: null }).execute()
  const request = {
    recipient: { name: 'SCOLARITE', publicKey: key.key },
    description: 'Annuaire',
    issuedAt,
    uai: uai as Uai,
  }
  const file = entry('a.xml', writeImportEnvelope(Buffer.from(directory(everybody)), request, systemRandom))
  expect(await school.commands.importPartner(uai, file)).toMatchObject({ linked: undefined, unchanged: 0 })
  expect(await casIds()).toEqual([])
  expect(await school.commands.importPartner(uai, file, { apply: true })).toMatchObject({ linked: 2 })
  expect(await school.commands.importPartner(uai, file)).toMatchObject({ unchanged: 2, links: [] })
})
