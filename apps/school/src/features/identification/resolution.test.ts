import { randomToken, sha256, systemRandom } from '@preau/platform'
import { beforeEach, expect, test } from 'vitest'
import { createFailureStore } from '../../store/failure-store.ts'
import { createIdentificationStore } from '../../store/identification-store.ts'
import { failureRows } from '../../testing/failure-rows.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { pupilsFile } from '../../testing/school-files.ts'
import type { FailureEntry } from './identification-store.ts'

const school = await openTestSchoolWithBase()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise', className: '4E 1' },
    { id: '2', name: 'Morvan', firstName: 'Lise-Anne', className: '5E 2' },
    { id: '3', name: 'Épinette', firstName: 'Maëlys' },
  ]),
})
const base = await commands.findBase(uai)
if (!base) throw new Error('the base was just created')
const recorder = createIdentificationStore(db)
const failures = createFailureStore(db)
const browser = await school.signedIn()
const list = `/${pathName}/client/identites/echecs`
const form = `/${pathName}/pronote/identification`

const pupil = (firstName: string) =>
  db.selectFrom('person').selectAll().where('first_name', '=', firstName).executeTakeFirstOrThrow()
const lise = await pupil('Lise')
const anne = await pupil('Lise-Anne')

beforeEach(async () => {
  await db.updateTable('person').set({ cas_id: null }).execute()
  await db.deleteFrom('identification_failure').execute()
})

/** Records a failure as identification does; gives its id and the token of its form. */
async function record(changes: Partial<FailureEntry> = {}) {
  const token = randomToken(systemRandom)
  const at = school.clock.now()
  await recorder.recordFailure({
    baseId: base?.id ?? '',
    at,
    space: 'eleves',
    reason: 'not-identified',
    casUser: 'NAA31614',
    evidence: {
      serverUrl: 'https://cas.ent.example',
      service: 'http://localhost:8081/0350000X/pronote/eleve.html',
      identifierAttribute: 'idPronote',
      user: 'NAA31614',
      attributes: { idPronote: ['2345789ABCDEFHJK'] },
      known: { lastName: 'Morvan', firstName: undefined, birthDate: undefined, postcode: undefined },
    },
    form: { tokenHash: sha256(token), endsAt: new Date(at.getTime() + 300_000) },
    ...changes,
  })
  const { id } = await db
    .selectFrom('identification_failure')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return { id, token }
}
const stateOf = async (id: string) => (await failures.sheet(base.id, id))?.state

test('the list shows each failure, whether or not its form was sent', async () => {
  const { id } = await record()
  const page = await browser.get(list)
  expect(page.text).toContain('Identifiant PRONOTE inconnu ici')
  expect(page.text).toContain('NAA31614')
  expect(page.text).not.toContain('Formulaire reçu')
  expect(page.text).toContain('Morvan')
  expect(page.body).toContain(`${list}/${id}`)
})

test('the sheet shows the evidence, and proposes people by the name that the ENT sent', async () => {
  const { id } = await record()
  const page = await browser.get(`${list}/${id}`)
  expect(page.text).toContain('2345789ABCDEFHJK')
  expect(page.text).toContain('l’attribut « idPronote »')
  expect(page.text).toContain('Relier Lise Morvan')
  expect(page.text).toContain('Relier Lise-Anne Morvan')
  expect(page.text).not.toContain('Épinette')
  expect((await browser.get(`${list}/${id}?q=epinette`)).text).toContain('ÉPINETTE Maëlys')
  expect((await browser.get(`${list}/${id}?q=${lise.pronote_id}`)).text).toContain('Relier Lise Morvan')
})

test('the form reaches the supervisor with its corrections, once', async () => {
  const { id, token } = await record()
  const visitor = school.browser()
  const sent = await visitor.submit(form, {
    jeton: token,
    prenom: ' Lise ',
    date_naissance: '14/02/2013',
    courriel: 'famille@exemple.fr',
  })
  expect(sent.status).toBe(200)
  expect(sent.text).toContain('Votre demande est transmise')
  const again = await visitor.submit(form, { jeton: token, prenom: 'Autre' })
  expect(again.text).toContain('Votre demande est transmise')
  expect((await failures.sheet(base.id, id))?.form).toMatchObject({
    corrections: { firstName: 'Lise', birthDate: '2013-02-14' },
    email: 'famille@exemple.fr',
  })
  expect(await school.auditOf('identification-failure.sent')).toHaveLength(1)
  expect((await browser.get(list)).text).toContain('Formulaire reçu')
  const page = await browser.get(`${list}/${id}`)
  expect(page.text).toContain('famille@exemple.fr')
  expect(page.text).toContain('14/02/2013')
})

test.each([
  [{ date_naissance: '31/02/2013' }, 'JJ/MM/AAAA'],
  [{ courriel: 'famille' }, 'nom@exemple.fr'],
  [{ nom: 'x'.repeat(101) }, 'limité à 100 caractères'],
  [{}, 'Remplissez au moins un champ'],
])('a form with %j comes back as it was typed, with the reason', async (fields, reason) => {
  const { id, token } = await record()
  const page = await school.browser().submit(form, { jeton: token, ...fields })
  expect(page.status).toBe(422)
  expect(page.text).toContain(reason)
  for (const value of Object.values(fields)) expect(page.body).toContain(`value="${value}"`)
  expect((await failures.sheet(base.id, id))?.sentAt).toBeUndefined()
})

test.each(['', 'x', 'x'.repeat(43), '%00', '../../etc'])(
  'a form without its own token is refused: %j',
  async (jeton) => {
    await record()
    expect((await school.browser().submit(form, { jeton, nom: 'Morvan' })).status).toBe(410)
  },
)

test('a token is good for its base, its root and its time only; without the CSRF token nothing passes', async () => {
  const { token } = await record()
  const fields = { jeton: token, nom: 'Morvan' }
  expect((await school.browser().submit(`/${pathName}/autre/identification`, fields)).status).toBe(410)
  const payload = new URLSearchParams(fields).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await school.app.inject({ method: 'POST', url: form, payload, headers })).statusCode).toBe(403)
  school.clock.advance(300_001)
  expect((await school.browser().submit(form, fields)).status).toBe(410)
})

test('one click links the person, resolves every failure of that account, and is audited', async () => {
  const other = await record({ space: 'commune' })
  const { id } = await record()
  const done = await browser.submit(`${list}/${id}/relier`, { personne: lise.id })
  expect(done.status).toBe(303)
  expect((await browser.follow(done)).text).toContain('Le compte de l’ENT est relié à la fiche : Lise Morvan')
  expect(await pupil('Lise')).toMatchObject({ cas_id: 'NAA31614' })
  expect([await stateOf(id), await stateOf(other.id)]).toEqual(['resolved', 'resolved'])
  expect(await school.auditOf('person.cas-id-set')).toMatchObject([
    { target: `person:${lise.id}`, actor: 'operator:superviseur', data: { failure: id } },
  ])
  expect((await school.auditOf('identification-failure.resolved')).length).toBe(1)
})

test('an identifier held by a duplicate is freed first, explicitly, in the same change', async () => {
  await db.updateTable('person').set({ cas_id: 'NAA31614' }).where('id', '=', anne.id).execute()
  const { id } = await record()
  const page = await browser.get(`${list}/${id}`)
  expect(page.text).toContain('Cet identifiant est aujourd’hui celui de Lise-Anne Morvan')
  expect(page.text).toContain('Libérer et relier')
  expect((await browser.submit(`${list}/${id}/relier`, { personne: lise.id })).status).toBe(409)
  expect(await pupil('Lise')).toMatchObject({ cas_id: null })
  // Freed only, the other record would fail at its next connection: the two can be compared, and merged.
  expect(page.body).toContain(`/identites/doublons/${lise.id}/${anne.id}`)
  const done = await browser.submit(`${list}/${id}/relier`, { personne: lise.id, liberer: anne.id })
  expect(done.status).toBe(303)
  expect([(await pupil('Lise')).cas_id, (await pupil('Lise-Anne')).cas_id]).toEqual(['NAA31614', null])
  expect(await school.auditOf('person.cas-id-freed')).toMatchObject([{ target: `person:${anne.id}` }])
})

test('what has changed since the page was shown changes nothing', async () => {
  const { id } = await record()
  await db.updateTable('person').set({ cas_id: 'NBB20417' }).where('id', '=', lise.id).execute()
  const submit = (fields: Record<string, string>) => browser.submit(`${list}/${id}/relier`, fields)
  expect((await submit({ personne: lise.id })).status).toBe(409)
  expect((await submit({ personne: lise.id, remplacer: 'NCC1' })).status).toBe(409)
  expect((await submit({ personne: lise.id, remplacer: 'NBB20417', liberer: anne.id })).status).toBe(409)
  expect(await pupil('Lise')).toMatchObject({ cas_id: 'NBB20417' })
  expect(await stateOf(id)).toBe('open')
  expect((await submit({ personne: lise.id, remplacer: 'NBB20417' })).status).toBe(303)
  expect((await submit({ personne: anne.id })).status).toBe(409)
})

test('a failure whose account is unknown can only be set aside', async () => {
  const { id } = await record({ reason: 'attribute-empty', casUser: undefined, form: undefined })
  const sheet = await browser.get(`${list}/${id}`)
  expect(sheet.text).toContain('aucune fiche ne peut lui être reliée')
  expect(sheet.text).toContain('La personne n’a pas envoyé de formulaire')
  expect((await browser.submit(`${list}/${id}/relier`, { personne: lise.id })).status).toBe(409)
})

test('nobody is to be linked, and no form is awaited, where the ENT did not answer or the door was closed', async () => {
  const { id } = await record({ reason: 'cas-unreachable', casUser: undefined, form: undefined })
  const { text } = await browser.get(`${list}/${id}`)
  expect(text).not.toContain('Relier à une personne')
  expect(text).not.toContain('n’a pas envoyé de formulaire')
  expect(text).toContain('Classer sans suite')
})

test('a failure is set aside with its reason, and opened again as if it had never been', async () => {
  const { id } = await record()
  const classer = (form: Record<string, string>) => browser.submit(`${list}/${id}/classer`, form)
  for (const form of [{}, { raison: 'autre' }, { raison: 'other', precision: ' ' }])
    expect((await classer(form)).status).toBe(422)
  expect(await stateOf(id)).toBe('open')
  await classer({ raison: 'other', precision: 'Vue à l’accueil' })
  expect(await stateOf(id)).toBe('dismissed')
  expect((await browser.get(`${list}/${id}`)).text).toContain(': Autre raison, Vue à l’accueil.')
  expect((await classer({ raison: 'mistake' })).status).toBe(409)
  expect((await browser.submit(`${list}/${id}/rouvrir`, {})).status).toBe(303)
  expect(await failures.sheet(base.id, id)).toMatchObject({ state: 'open', filed: undefined })
  expect(await school.auditOf('identification-failure.dismissed')).toMatchObject([
    { data: { reason: 'other' } },
  ])
  expect(await school.auditOf('identification-failure.reopened')).toHaveLength(1)
})

test('one person who fails again and again is one line: after a form, after being set aside, which the line then says', async () => {
  const { id, token } = await record()
  const send = (jeton: string, nom: string) => school.browser().submit(form, { jeton, nom })
  await send(token, 'Morvan')
  await browser.submit(`${list}/${id}/classer`, { raison: 'no-answer' })
  const again = await record()
  expect(again.id).toBe(id)
  expect(await failures.sheet(base.id, id)).toMatchObject({ state: 'open', attempts: 2 })
  expect((await browser.get(list)).text).toContain('(La personne n’a pas répondu), revenu depuis.')
  // The form of the new attempt is another one: it completes the first.
  await school.browser().submit(form, { jeton: again.token, prenom: 'Lise-Anne' })
  expect((await failures.sheet(base.id, id))?.form.corrections).toEqual({
    lastName: 'Morvan',
    firstName: 'Lise-Anne',
  })
  await send(token, 'Autre')
  expect((await failures.sheet(base.id, id))?.form.corrections.lastName).toBe('Morvan')
})

test('two people whose account the ENT does not name the same way are two lines', async () => {
  const evidence = { serverUrl: '', service: '', identifierAttribute: 'idPronote' }
  for (const user of ['u1', 'u2', 'u1'])
    await record({
      reason: 'attribute-missing',
      casUser: undefined,
      form: undefined,
      evidence: { ...evidence, user },
    })
  expect((await failureRows(db, base.id)).map(({ attempts }) => attempts).sort()).toEqual([1, 2])
})

test.each(['0', '999999', 'abc', '-1', '99999999999999999999', '1%00'])(
  'a failure that is not here is refused: %s',
  async (id) => {
    await record()
    for (const page of [
      await browser.get(`${list}/${id}`),
      await browser.submit(`${list}/${id}/relier`, { personne: lise.id }),
      await browser.submit(`${list}/${id}/classer`, {}),
    ]) {
      expect(page.status).toBeGreaterThanOrEqual(400)
      expect(page.status).toBeLessThan(500)
    }
  },
)

test.each(['?page=0', '?page=999999', '?etat=x', '?etat=resolus', '?etat=classes&page=2', '?q=%00'])(
  'the list with a query out of bounds is never a fault: %s',
  async (query) => {
    expect((await browser.get(`${list}${query}`)).status).toBeLessThan(500)
  },
)

test('a supervisor of another school sees and changes nothing of this one', async () => {
  const { id } = await record()
  const elsewhere = '0351235C'
  await commands.createBase({ uai: elsewhere, name: 'Collège des Acacias' })
  const bases = [elsewhere]
  await commands.addOperator({ login: 'ailleurs', displayName: 'Rose Diallo', password, bases })
  const other = await school.signedIn('ailleurs')
  expect((await other.get(`${list}/${id}`)).status).toBe(403)
  expect((await other.get(`/${elsewhere}/client/identites/echecs/${id}`)).status).toBe(404)
  const own = `/${elsewhere}/client/identites/echecs/${id}`
  expect((await other.submit(`${own}/relier`, { personne: lise.id })).status).toBe(404)
  expect((await other.submit(`${own}/classer`, {})).status).toBe(404)
  expect(await stateOf(id)).toBe('open')
})

test('the menu counts what waits, and the home of the client says what came since the last look, to each operator', async () => {
  await db.deleteFrom('failure_visit').execute()
  const { id } = await record()
  const home = `/${pathName}/client`
  expect((await browser.get(home)).text).toContain('1 échec d’identification attend votre aide')
  expect((await browser.get(home)).body).toMatch(/Gestion des identités<\/span><span class="pu-count">1</)
  await browser.get(list)
  expect((await browser.get(home)).text).not.toContain('votre aide')
  school.clock.advance(60_000)
  await record({ casUser: 'NAA2' })
  expect((await browser.get(home)).text).toContain(
    '1 échec d’identification depuis votre dernière visite, le',
  )
  await browser.submit(`${list}/${id}/classer`, { raison: 'mistake' })
  expect((await browser.get(home)).body).toContain('<span class="pu-count">1</')
})

test('the causes are shown by week and as a spreadsheet, and name nobody', async () => {
  await db.deleteFrom('failure_cause').execute()
  await record()
  await record({ reason: 'held', casUser: 'NAA2' })
  await record({ reason: 'held', casUser: 'NAA2' })
  const page = await browser.get(list.replace('echecs', 'causes'))
  expect(page.text).toMatch(/Fiche déjà reliée à un autre compte 2 2 1/)
  expect(page.text).toMatch(/Identifiant PRONOTE inconnu ici 1 1 1/)
  expect(page.body).toContain(`href="${list}?motif=held"`)
  const csv = await browser.get(list.replace('echecs', 'causes.csv'))
  expect(csv.body).toBe(
    '\ufeffSemaine du;Cause;Essais\r\n2026-09-07;Fiche déjà reliée à un autre compte;2\r\n2026-09-07;Identifiant PRONOTE inconnu ici;1\r\n',
  )
  for (const one of [page, csv]) expect(one.body).not.toContain('NAA')
})

test('the list names whoever the ENT did not name: by the only sheet recognised, then by the form', async () => {
  const { id, token } = await record({
    reason: 'disabled',
    evidence: {
      serverUrl: 'https://cas.ent.example',
      service: 'http://localhost:8081/0350000X/pronote/eleve.html',
      identifierAttribute: 'idPronote',
      people: [{ id: lise.id, state: 'disabled' }],
    },
  })
  expect((await browser.get(list)).text).toContain('MORVAN Lise')
  const sheet = await browser.get(`${list}/${id}`)
  expect(sheet.body).toContain(`href="/${pathName}/client/ressources/eleves/${lise.id}"`)
  await school.browser().submit(form, { jeton: token, nom: 'Épinette', prenom: 'Maëlys' })
  expect((await browser.get(list)).text).toContain('Épinette Maëlys')
})

test('a first name written otherwise by the ENT still leads to the people of that name', async () => {
  const { id } = await record({
    evidence: {
      serverUrl: 'https://cas.ent.example',
      service: 'http://localhost:8081/0350000X/pronote/eleve.html',
      identifierAttribute: 'idPronote',
      known: { lastName: 'Epinette', firstName: 'Maelisse', birthDate: undefined, postcode: undefined },
    },
  })
  expect((await browser.get(`${list}/${id}`)).text).toContain('ÉPINETTE Maëlys')
  expect((await browser.get(`${list}/${id}?q=Epinette+Maelisse`)).text).toContain('Personne ne correspond.')
})
