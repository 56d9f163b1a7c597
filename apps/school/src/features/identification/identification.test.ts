import { createMetrics, systemRandom } from '@preau/platform'
import { recordedAnswers, recordedFor } from '@preau/cas/recorded-answers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { renderDocument } from '@preau/ui'
import { createFailureStore } from '../../store/failure-store.ts'
import { createIdentificationStore } from '../../store/identification-store.ts'
import { failureRows } from '../../testing/failure-rows.ts'
import { openTestSchoolWithBase, uai } from '../../testing/open-test-school.ts'
import {
  casRefusal,
  casSuccess,
  openOutsideEnt,
  type OutsideAnswer,
  saying,
} from '../../testing/outside-ent.ts'
import { guardiansFile, pupilsFile, stsFile } from '../../testing/school-files.ts'
import type { Space } from '../bases/index.ts'
import { createCasCaller, findDelegation } from '../delegation/index.ts'
import { createDelegationStore } from '../../store/delegation-store.ts'
import { createIdentifier, renderFailure } from './index.ts'
import { spareValues } from './spare-values.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const ent = await openOutsideEnt()
const { commands, db } = school
await commands.importSiecle(uai, {
  pupils: pupilsFile([
    { id: '1', name: 'Morvan', firstName: 'Lise' },
    { id: '2', name: 'Épinette', firstName: 'Maëlys', left: '01/09/2026' },
  ]),
  guardians: guardiansFile([
    { id: '77', name: 'Morvan', firstName: 'Odile', pupils: [['1', 1]] },
    { id: '78', name: 'Épinette', firstName: 'Marc', pupils: [['2', 1]] },
  ]),
})
await commands.importSts(uai, stsFile([{ id: '9', name: 'Morvan', firstName: 'Odile' }]))
await commands.configureDelegation(uai, { serverUrl: ent.url })
const found = await commands.findBase(uai)
if (!found) throw new Error('the base was just created')
const base = found

const delegations = createDelegationStore(db)
const calls = { allowPrivate: true, clock: school.clock, random: systemRandom, delegations }
const metrics = createMetrics('test')
const address = '192.0.2.7'
const identifier = createIdentifier({
  identification: createIdentificationStore(db),
  cas: createCasCaller({ ...calls, timeoutMs: 400 }),
  clock: school.clock,
  random: systemRandom,
  metrics,
})
const failures = createFailureStore(db)
const service = 'http://localhost:8081/0350000X/pronote/eleve.html'

const personOf = (category: 'pupil' | 'guardian' | 'teacher', lastName = 'Morvan') =>
  db
    .selectFrom('person')
    .selectAll()
    .where('category', '=', category)
    .where('last_name', '=', lastName)
    .executeTakeFirstOrThrow()
const lise = await personOf('pupil')
const odile = await personOf('guardian')
const teacher = await personOf('teacher')

beforeEach(async () => {
  await db.updateTable('person').set({ cas_id: null, cas_id_since: null, access: true }).execute()
  await db.deleteFrom('identification_failure').execute()
})

async function come(space: Space, ticket: unknown = 'ST-12345678') {
  const delegation = await findDelegation(createDelegationStore(db))(base)
  if (!delegation) throw new Error('the delegation was just configured')
  return identifier.identify({ base, space, delegation, query: { ticket }, service, address })
}

/** Comes with this answer of `/p3/serviceValidate`. */
function comeWith(space: Space, answer: OutsideAnswer | string) {
  ent.answers({ '/p3/serviceValidate': typeof answer === 'string' ? saying(answer) : answer })
  return come(space)
}

async function failureOf(outcome: Awaited<ReturnType<typeof come>>) {
  if (outcome.kind !== 'failure') throw new Error(`identified: ${JSON.stringify(outcome)}`)
  const view = { csrf: 'jeton-de-test', flashes: [], demo: false }
  const html = renderDocument(renderFailure({ failure: outcome.failure, base, view }))
  const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  const rows = await failureRows(db, base.id)
  return { ...outcome.failure, html, text, rows }
}

test('the first connection stores the CAS identifier, in one audited change, and opens the person’s space', async () => {
  const before = (await school.auditOf('person.cas-linked')).length
  const outcome = await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id }))
  expect(outcome).toMatchObject({
    kind: 'person',
    firstConnection: true,
    person: { id: lise.id, category: 'pupil', spaces: ['eleves'] },
  })
  expect(await personOf('pupil')).toMatchObject({ cas_id: 'NAA31614', cas_id_since: school.clock.now() })
  const trail = await school.auditOf('person.cas-linked')
  expect(trail).toHaveLength(before + 1)
  expect(trail.at(-1)).toMatchObject({ target: `person:${lise.id}`, actor: 'cas:NAA31614', school: uai })
})

test('afterwards only the CAS identifier counts: no attribute is needed, and another one changes nothing', async () => {
  await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id }))
  const plain = await comeWith('eleves', casSuccess('NAA31614'))
  expect(plain).toMatchObject({ kind: 'person', firstConnection: false, person: { id: lise.id } })
  const other = await comeWith('eleves', casSuccess('NAA31614', { idPronote: '2345789ABCDEFHJK' }))
  expect(other).toMatchObject({ kind: 'person', person: { id: lise.id } })
})

test('CAS-201, CAS-206, N-60 the ticket and the service are validated as they came, percent-encoded, and CAS 2 is asked where CAS 3 is not', async () => {
  ent.answers({ '/serviceValidate': saying(casSuccess('NAA31614', { idPronote: lise.pronote_id })) })
  const seen = ent.asked.length
  expect(await come('eleves', 'ST-1&service=x')).toMatchObject({ kind: 'person' })
  const query = new URLSearchParams({ service, ticket: 'ST-1&service=x' })
  const expected = Object.fromEntries(query)
  const asked = ent.asked.slice(seen).map((url) => new URL(url, 'http://ent'))
  expect(asked.map(({ pathname }) => pathname)).toEqual(['/cas/p3/serviceValidate', '/cas/serviceValidate'])
  expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([expected, expected])
})

test('an account that is a teacher and a guardian opens the one that fits the space', async () => {
  const both = casSuccess('NAA00001', { idPronote: [teacher.pronote_id, odile.pronote_id] })
  expect(await comeWith('parents', both)).toMatchObject({ kind: 'person', person: { id: odile.id } })
  expect(await personOf('teacher')).toMatchObject({ cas_id: null })
  expect(await comeWith('professeurs', both)).toMatchObject({ kind: 'person', person: { id: teacher.id } })
})

test('on the common page such an account chooses, once, among its own people, within ten minutes', async () => {
  const both = casSuccess('NAA00001', { idPronote: [teacher.pronote_id, odile.pronote_id] })
  const choose = async () => {
    const outcome = await comeWith('commune', both)
    if (outcome.kind !== 'choose') throw new Error(outcome.kind)
    return outcome
  }
  const { token, people } = await choose()
  expect(people.map(({ id }) => id).sort()).toEqual([teacher.id, odile.id].sort())
  expect(await identifier.takeChoice({ base, token, personId: odile.id })).toMatchObject({
    person: { id: odile.id, spaces: ['parents'] },
  })
  expect(await identifier.takeChoice({ base, token, personId: odile.id })).toBeUndefined()
  const second = await choose()
  expect(await identifier.takeChoice({ base, token: second.token, personId: lise.id })).toBeUndefined()
  const third = await choose()
  school.clock.advance(10 * 60_000 + 1)
  expect(await identifier.takeChoice({ base, token: third.token, personId: odile.id })).toBeUndefined()
})

test('ten first connections at once of one account make one link', async () => {
  const before = (await school.auditOf('person.cas-linked')).length
  ent.answers({ '/p3/serviceValidate': saying(casSuccess('NAA31614', { idPronote: lise.pronote_id })) })
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => come('eleves')))
  expect(outcomes.every(({ kind }) => kind === 'person')).toBe(true)
  expect(await school.auditOf('person.cas-linked')).toHaveLength(before + 1)
})

test('N-69 two accounts at once with the identifier of one person: one comes in, the other is a recorded duplicate', async () => {
  const answer: OutsideAnswer = (url, response) => {
    const user = url.searchParams.get('ticket') === 'ST-11111111' ? 'NAA11111' : 'NBB22222'
    saying(casSuccess(user, { idPronote: lise.pronote_id }))(url, response, undefined as never)
  }
  ent.answers({ '/p3/serviceValidate': answer })
  const outcomes = await Promise.all([come('eleves', 'ST-11111111'), come('eleves', 'ST-22222222')])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['failure', 'person'])
  const refused = outcomes.find(({ kind }) => kind === 'failure')
  expect(refused).toMatchObject({ failure: { reason: 'held' } })
})

test.each([
  ['INVALID_TICKET', 'il a déjà servi, ou il a expiré', 'Recommencer la connexion'],
  ['INVALID_SERVICE', 'ne reconnaît pas l’adresse de cet espace', service],
  ['INTERNAL_ERROR', 'répondu par le code « INTERNAL_ERROR »', 'Recommencer la connexion'],
])(
  'CAS-212 a CAS failure %s is explained and recorded; what the ENT wrote is for the supervisor only',
  async (code, sentence, other) => {
    const failure = await failureOf(
      await comeWith('eleves', casRefusal(code, 'Ticket ST-12345678 not recognized')),
    )
    const reason = code === 'INVALID_SERVICE' ? 'service-unknown' : 'cas-failure'
    expect(failure).toMatchObject({ reason, status: 403, evidence: { code } })
    expect(failure.html).not.toContain('not recognized')
    const [row] = failure.rows
    expect((await failures.sheet(base.id, row?.id ?? ''))?.evidence.detail).toBe('Ticket … not recognized')
    expect(failure.text).toContain(sentence)
    expect(failure.text).toContain(other)
    expect(failure.rows).toMatchObject([{ reason, space: 'eleves', attempts: 1 }])
  },
)

test.each([
  [
    'a web page',
    saying('<!doctype html><title>Maintenance</title>', 'text/html'),
    'intitulée « Maintenance »',
  ],
  ['nothing', saying(''), 'une réponse vide'],
  ['JSON', saying('{}', 'application/json'), 'un contenu qui n’est pas du CAS'],
  ['an XML with a document type', saying('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'n’est pas du CAS'],
])('N-62 an ENT that answers %s is explained and recorded', async (_, answer, sentence) => {
  ent.answers({ '/p3/serviceValidate': answer, '/serviceValidate': answer })
  const failure = await failureOf(await come('eleves'))
  expect(failure).toMatchObject({ reason: 'not-cas', status: 502 })
  expect(failure.text).toContain(sentence)
  expect(failure.html).toContain('eleve.html?login=true')
  expect(failure.rows).toMatchObject([{ reason: 'not-cas' }])
})

test.each<[string, OutsideAnswer, string]>([
  ['says nothing', () => undefined, 'timeout'],
  ['hangs up', (_url, response) => response.destroy(), 'network'],
  ['answers five megabytes', (_url, response) => response.end('x'.repeat(5_000_000)), 'too-large'],
  [
    'sends elsewhere',
    (_url, response) => response.writeHead(302, { location: '/ailleurs?ticket=ST-12345678' }).end(),
    'redirect',
  ],
  ['breaks down', (_url, response) => response.writeHead(500).end(), 'status'],
])('N-63, N-64 an ENT that %s is down: explained, recorded, never a fault', async (_, answer, code) => {
  ent.answers({ '/p3/serviceValidate': answer, '/serviceValidate': answer })
  const failure = await failureOf(await come('eleves'))
  expect(failure).toMatchObject({ reason: 'cas-unreachable', status: 503, evidence: { code } })
  expect(failure.text).toContain('Réessayez dans quelques minutes')
  expect(JSON.stringify(failure.evidence)).not.toContain('ST-12345678')
})

test('CAS-199 a private address is not called unless the configuration allows it', async () => {
  const careful = createIdentifier({
    identification: createIdentificationStore(db),
    cas: createCasCaller({ ...calls, allowPrivate: false }),
    clock: school.clock,
    random: systemRandom,
    metrics: createMetrics('careful'),
  })
  const delegation = await findDelegation(createDelegationStore(db))(base)
  if (!delegation) throw new Error('no delegation')
  const seen = ent.asked.length
  const outcome = await careful.identify({
    base,
    space: 'eleves',
    delegation,
    query: { ticket: 'ST-12345678' },
    service,
    address,
  })
  expect(outcome).toMatchObject({ failure: { reason: 'cas-unreachable', evidence: { code: 'forbidden' } } })
  expect(ent.asked).toHaveLength(seen)
})

test.each([
  ['nothing', {}, 'Il n’a renvoyé aucun attribut.'],
  ['other attributes', { nom: 'Morvan', prenom: 'Lise' }, 'que les attributs « nom » et « prenom »'],
  ['one other attribute', { nom: 'Morvan' }, 'que l’attribut « nom »'],
])('CAS-213, N-69 a missing identifier says what came instead: %s', async (_, attributes, sentence) => {
  const failure = await failureOf(await comeWith('eleves', casSuccess('NAA31614', attributes)))
  expect(failure).toMatchObject({ reason: 'attribute-missing', evidence: { attribute: 'idPronote' } })
  expect(failure.text).toContain('doit être configuré pour renvoyer un attribut « idPronote »')
  expect(failure.text).toContain('L’ENT vous a reconnu')
  const [person = '', administrator = ''] = failure.text.split('Informations pour l’administrateur')
  expect(administrator).toContain(sentence)
  expect(person).not.toContain(sentence)
  expect(administrator).toContain('Causes les plus fréquentes')
  expect(person).toContain('recommencez la connexion')
  expect(failure.html).toContain('name="jeton"')
  expect(failure.rows).toMatchObject([{ casUser: 'NAA31614' }])
})

test.each([
  ['blank', '', 'attribute-empty', 'un attribut « idPronote » vide'],
  ['markup', '&lt;b&gt;ABC&lt;/b&gt;', 'attribute-markup', 'code informatique (HTML ou XML)'],
])('an identifier that is %s is said to be so, and recorded', async (_, idPronote, reason, sentence) => {
  const failure = await failureOf(await comeWith('eleves', casSuccess('NAA31614', { idPronote })))
  expect(failure).toMatchObject({ reason, evidence: { attribute: 'idPronote' } })
  expect(failure.text).toContain(sentence)
  expect(failure.rows).toMatchObject([{ reason, casUser: 'NAA31614' }])
})

test('an identifier of another base of the server is told from one that nobody has, and names nobody', async () => {
  const other = '0350001L'
  await commands.createBase({ uai: other, name: 'Collège voisin', pathName: 'voisin' })
  await commands.addPerson(other, { category: 'pupil', lastName: 'Voisine', firstName: 'Zoé' })
  const zoe = await personOf('pupil', 'Voisine')
  const failure = await failureOf(
    await comeWith('eleves', casSuccess('NAA31614', { idPronote: zoe.pronote_id })),
  )
  expect(failure).toMatchObject({ reason: 'other-school', status: 403 })
  expect(failure.text).toContain('d’un autre établissement de ce serveur')
  expect(JSON.stringify(failure.rows)).not.toContain('Voisin')
  expect(failure.evidence.people).toEqual([])
})

test('a member of staff without a function opens no space, and is told what the school has to fill in', async () => {
  await commands.addPerson(uai, { category: 'staff', lastName: 'Nouvel', firstName: 'Agent' })
  const agent = await db
    .selectFrom('person')
    .select('pronote_id')
    .where('last_name', '=', 'Nouvel')
    .executeTakeFirstOrThrow()
  const answer = casSuccess('NDD1', { idPronote: agent.pronote_id })
  const failure = await failureOf(await comeWith('commune', answer))
  expect(failure).toMatchObject({ reason: 'function-unset', status: 403 })
  expect(failure.text).toContain('n’a pas encore indiqué votre fonction')
})

test('each attempt counts its cause in the week that starts on Monday, without naming anybody', async () => {
  await db.deleteFrom('failure_cause').execute()
  for (const user of ['NAA1', 'NAA2']) await comeWith('eleves', casSuccess(user))
  const counted = await db.selectFrom('failure_cause').selectAll().execute()
  expect(counted).toEqual([
    { base_id: base.id, week: '2026-09-07', reason: 'attribute-missing', attempts: 2 },
  ])
})

test('an ENT that writes ISO-8859-1 is read with its accents', async () => {
  const answer = casSuccess('NAA31614', { idPronote: '2345789ABCDEFHJK', nom: 'Épinette' })
  const latin: OutsideAnswer = (_url, response) => {
    const xml = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${answer}`, 'latin1')
    response.writeHead(200, { 'content-type': 'text/xml' }).end(xml)
  }
  expect((await failureOf(await comeWith('eleves', latin))).text).toContain('Donnée connue : Épinette')
})

test('an ENT in lower case, with nested attributes, is read all the same', async () => {
  const nested = `<cas:serviceresponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationsuccess>
    <cas:user>NAA31614</cas:user><cas:attributes><cas:userAttributes><cas:idpronote> ${lise.pronote_id.toLowerCase()} </cas:idpronote>
    </cas:userAttributes></cas:attributes></cas:authenticationsuccess></cas:serviceresponse>`
  expect(await comeWith('eleves', nested)).toMatchObject({ kind: 'person', person: { id: lise.id } })
})

test('CAS-213, N-69 nobody has this identifier: the form shows what the ENT knows, and the failure is recorded before anything is sent', async () => {
  const answer = casSuccess('NAA31614', {
    idPronote: '2345789ABCDEFHJK',
    nom: 'Morvan',
    dateNaissance: '2012-03-07',
  })
  const failure = await failureOf(await comeWith('eleves', answer))
  expect(failure).toMatchObject({ reason: 'not-identified', status: 403 })
  expect(failure.text).toContain('Identification impossible')
  expect(failure.text).toContain('Donnée connue : Morvan')
  expect(failure.text).toContain('Donnée connue : 07/03/2012')
  expect(failure.text).toContain('Donnée connue : aucune')
  expect(failure.rows).toMatchObject([{ reason: 'not-identified', casUser: 'NAA31614', sentAt: undefined }])
})

test('N-69 a sheet held by another account is a duplicate to resolve; it is not taken over', async () => {
  await db.updateTable('person').set({ cas_id: 'NBB20417' }).where('id', '=', lise.id).execute()
  const failure = await failureOf(
    await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id })),
  )
  expect(failure).toMatchObject({ reason: 'held', evidence: { people: [{ id: lise.id, state: 'held' }] } })
  expect(failure.text).toContain('déjà reliée à un autre compte de l’ENT')
  expect(failure.text).not.toContain('NBB20417')
  expect(await personOf('pupil')).toMatchObject({ cas_id: 'NBB20417' })
})

test('N-69 a person without access, and one who left, are told so and not linked', async () => {
  await db.updateTable('person').set({ access: false }).where('id', '=', lise.id).execute()
  const closed = await failureOf(
    await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id })),
  )
  expect(closed).toMatchObject({ reason: 'disabled', form: undefined })
  expect(closed.text).toContain('L’établissement a fermé votre accès')
  expect(await personOf('pupil')).toMatchObject({ cas_id: null })
  const former = await personOf('guardian', 'Épinette')
  const left = await failureOf(
    await comeWith('parents', casSuccess('NCC1', { idPronote: former.pronote_id })),
  )
  expect(left).toMatchObject({ reason: 'no-pupil' })
  expect(left.text).toContain('Aucun élève présent dans l’établissement n’est rattaché')
  const pupil = await personOf('pupil', 'Épinette')
  const gone = await failureOf(await comeWith('eleves', casSuccess('NCC2', { idPronote: pupil.pronote_id })))
  expect(gone).toMatchObject({ reason: 'left' })
  expect(gone.text).toContain('Vous ne figurez plus parmi les personnes présentes')
})

test('the wrong space names the right one, with its link', async () => {
  const failure = await failureOf(
    await comeWith('parents', casSuccess('NAA31614', { idPronote: lise.pronote_id })),
  )
  expect(failure).toMatchObject({ reason: 'wrong-space', people: [{ id: lise.id, spaces: ['eleves'] }] })
  expect(failure.text).toContain('n’ouvre pas l’Espace Parents')
  expect(failure.html).toContain('href="/0350000X/pronote/eleve.html"')
})

test.each([undefined, '', 'ST-1', 'x'.repeat(257), ['ST-12345678', 'ST-87654321'], 'ST-12345\0', { a: 1 }])(
  'CAS-207, N-18 what is no ticket never reaches the ENT: %j',
  async (ticket) => {
    const seen = ent.asked.length
    expect(await failureOf(await come('eleves', ticket ?? []))).toMatchObject({
      reason: 'ticket-malformed',
      status: 400,
    })
    expect(ent.asked).toHaveLength(seen)
  },
)

test('the same failure again is one line that counts, and a settled one closes by itself', async () => {
  const unknown = casSuccess('NAA31614', { idPronote: '2345789ABCDEFHJK' })
  await comeWith('eleves', unknown)
  school.clock.advance(60_000)
  const again = await failureOf(await comeWith('eleves', unknown))
  expect(again.rows).toMatchObject([{ attempts: 2, occurredAt: school.clock.now() }])
  await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id }))
  const rows = await failureRows(db, base.id, 'resolved')
  expect(rows).toMatchObject([{ casUser: 'NAA31614' }])
  expect(await failures.sheet(base.id, rows[0]?.id ?? '')).toMatchObject({ person: { id: lise.id } })
})

test('CAS-213 a common identifier in an attribute is looked for there', async () => {
  const delegation = await findDelegation(createDelegationStore(db))(base)
  if (!delegation) throw new Error('no delegation')
  const ask = () =>
    identifier.identify({
      base,
      space: 'eleves',
      delegation: { ...delegation, commonAttribute: 'uid' },
      query: { ticket: 'ST-12345678' },
      service,
      address,
    })
  ent.answers({
    '/p3/serviceValidate': saying(casSuccess('lise', { uid: 'U-1', idPronote: lise.pronote_id })),
  })
  expect(await ask()).toMatchObject({ kind: 'person' })
  expect(await personOf('pupil')).toMatchObject({ cas_id: 'U-1' })
  ent.answers({ '/p3/serviceValidate': saying(casSuccess('lise', { idPronote: lise.pronote_id })) })
  const failure = await failureOf(await ask())
  expect(failure).toMatchObject({ reason: 'attribute-missing', evidence: { attribute: 'uid', user: 'lise' } })
  expect(failure.rows).toMatchObject([{ casUser: undefined }])
})

test('N-54 no ticket is kept anywhere', async () => {
  await comeWith('eleves', casRefusal('INVALID_TICKET', 'Ticket ST-12345678 not recognized'))
  const rows = await db.selectFrom('identification_failure').selectAll().execute()
  const trail = await school.database.pool.query('select * from audit_event')
  expect(JSON.stringify([rows, trail.rows])).not.toContain('ST-12345678')
})

test('CAS-202 a ticket that is worth nothing shows the failure: nobody is sent round in circles', async () => {
  const failure = await failureOf(await comeWith('eleves', casRefusal('INVALID_TICKET')))
  expect(failure.status).toBe(403)
  expect(failure.html).not.toContain('http-equiv')
})

test('CAS-109, CAS-210, N-65 somebody for whom another application speaks is not let in', async () => {
  const proxied = casSuccess('NAA31614', { idPronote: lise.pronote_id }).replace(
    '</cas:authenticationSuccess>',
    '<cas:proxies><cas:proxy>https://autre.exemple/pgt</cas:proxy></cas:proxies></cas:authenticationSuccess>',
  )
  const failure = await failureOf(await comeWith('eleves', proxied))
  expect(failure).toMatchObject({ reason: 'cas-failure', evidence: { code: 'PROXIED' } })
  expect(failure.text).toContain('une autre application')
  expect(await personOf('pupil')).toMatchObject({ cas_id: null })
})

test('CAS-109 unless the school lists that application: the ENT is then asked where it knows proxy tickets', async () => {
  const proxied = casSuccess('NAA31614', { idPronote: lise.pronote_id }).replace(
    '</cas:authenticationSuccess>',
    '<cas:proxies><cas:proxy>https://ent.exemple/rappel</cas:proxy></cas:proxies></cas:authenticationSuccess>',
  )
  await commands.configureDelegation(uai, { serverUrl: ent.url, allowedProxies: ['https://ent.exemple/'] })
  ent.answers({ '/p3/proxyValidate': saying(proxied) })
  const outcome = await come('eleves')
  await commands.configureDelegation(uai, { serverUrl: ent.url })
  expect(outcome).toMatchObject({ kind: 'person', person: { id: lise.id } })
})

test.each(recordedAnswers.map((answer) => [answer.ent, answer] as const))(
  'CAS-091, CAS-194 the answer of a real ENT leads to the person, over the wire: %s',
  async (_, { protocol, text, user, attributes }) => {
    const at = new Date(school.clock.now())
    school.clock.set(recordedFor.at)
    const person = await db
      .updateTable('person')
      .set({ cas_id: user })
      .where('id', '=', lise.id)
      .returning('id')
      .executeTakeFirstOrThrow()
    const delegation = await findDelegation(delegations)(base)
    if (!delegation) throw new Error('the delegation was just configured')
    ent.answers({ [protocol === 'cas' ? '/serviceValidate' : '/samlValidate']: saying(text) })
    const query = { ticket: 'ST-12345678' }
    const asked = { base, space: 'eleves', query, address, service: recordedFor.service } as const
    const chosen = { ...delegation, protocol: protocol === 'cas' ? 'cas2' : 'saml11' } as const
    const identified = await identifier.identify({ ...asked, delegation: chosen })
    expect(identified).toMatchObject({ kind: 'person', person: { id: person.id } })
    const [name, values] = Object.entries(attributes)[0] ?? []
    if (name !== undefined) {
      const strange = { ...chosen, commonAttribute: `${name}-absent` }
      const failure = await failureOf(await identifier.identify({ ...asked, delegation: strange }))
      expect(failure.evidence.attributes).toMatchObject(spareValues({ [name]: values ?? [] }, strange))
    }
    school.clock.set(at)
  },
)

describe('CAS-171, CAS-209 somebody whom the ENT remembered', () => {
  const remembered = (value: string) =>
    casSuccess('NAA31614', { longTermAuthenticationRequestTokenUsed: value, idPronote: lise.pronote_id })
  const comeRemembered = async (answer: string, refuseRemembered = true) => {
    ent.answers({ '/p3/serviceValidate': saying(answer) })
    const delegation = await findDelegation(delegations)(base)
    if (!delegation) throw new Error('the delegation was just configured')
    const query = { ticket: 'ST-12345678' }
    const asked = { ...delegation, refuseRemembered }
    return identifier.identify({ base, space: 'eleves', delegation: asked, query, service, address })
  }

  test('comes in, unless the school wants a password', async () => {
    expect(await comeRemembered(remembered('true'), false)).toMatchObject({ kind: 'person' })
    expect(await comeRemembered(remembered('false'))).toMatchObject({ kind: 'person' })
    const lower = remembered('true').replaceAll(
      'longTermAuthenticationRequestTokenUsed',
      'longtermauthenticationrequesttokenused',
    )
    expect(await comeRemembered(lower)).toMatchObject({ failure: { evidence: { code: 'REMEMBERED' } } })
  })

  test('is asked for it by a click that leads to the ENT with renew, then comes in and settles the failure', async () => {
    const failure = await failureOf(await comeRemembered(remembered('true')))
    expect(failure.text).toContain('Saisir mon mot de passe de l’ENT')
    const login = `${ent.url}/login?service=${encodeURIComponent(service)}&amp;renew=true`
    expect(failure.html).toContain(`href="${login}"`)
    expect(await personOf('pupil')).toMatchObject({ cas_id: null })
    await comeRemembered(remembered('false'))
    expect(await failureRows(db, base.id)).toEqual([])
  })
})

test('CAS-207 a ticket in the alphabet of base64url is taken, up to 256 characters', async () => {
  ent.answers({ '/p3/serviceValidate': saying(casSuccess('NAA31614', { idPronote: lise.pronote_id })) })
  for (const ticket of ['aB_-09zZ', `ST-${'Az_-.~'.repeat(42)}x`])
    expect(await come('eleves', ticket)).toMatchObject({ kind: 'person' })
})

describe('tickets that are worth nothing', () => {
  const from = async (address: string, ticket = 'ST-12345678') => {
    const delegation = await findDelegation(delegations)(base)
    if (!delegation) throw new Error('the delegation was just configured')
    return identifier.identify({ base, space: 'eleves', delegation, query: { ticket }, service, address })
  }
  const figure = async (outcome: string) => {
    const lines = (await metrics.render()).split('\n')
    const line = lines.find((one) => one.startsWith(`preau_identifications_total{outcome="${outcome}"`))
    return Number(line?.split(' ').at(-1) ?? 0)
  }

  test('are held back beyond what a whole school may send by mistake, and the ENT is left alone', async () => {
    for (let sent = 0; sent < 600; sent += 1) await from('192.0.2.10', '')
    const seen = ent.asked.length
    await expect(from('192.0.2.10')).rejects.toMatchObject({
      code: 'identification.too-many',
      status: 429,
      retryAfterSeconds: 30,
    })
    expect(ent.asked).toHaveLength(seen)
    ent.answers({ '/p3/serviceValidate': saying(casSuccess('NAA31614', { idPronote: lise.pronote_id })) })
    expect(await from('192.0.2.11')).toMatchObject({ kind: 'person' })
    school.clock.advance(30_000)
    expect(await from('192.0.2.10')).toMatchObject({ kind: 'person' })
  })

  test('are the only ones that count: a school enters at eight o’clock, and an ENT that is down locks nobody out', async () => {
    ent.answers({ '/p3/serviceValidate': saying(casSuccess('NAA31614', { idPronote: lise.pronote_id })) })
    for (let sent = 0; sent < 10; sent += 1) await from('192.0.2.12')
    ent.answers({})
    for (let sent = 0; sent < 10; sent += 1) await from('192.0.2.12')
    for (let sent = 0; sent < 600; sent += 1) {
      const outcome = await from('192.0.2.12', '')
      expect(outcome).toMatchObject({ failure: { reason: 'ticket-malformed' } })
    }
  })

  test('each identification is counted by its outcome, and names nobody', async () => {
    const before = await Promise.all(['first-connection', 'known', 'not-identified'].map(figure))
    await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id }))
    await comeWith('eleves', casSuccess('NAA31614'))
    await comeWith('eleves', casSuccess('NZZ99999', { idPronote: '2345789ABCDEFHJK' }))
    const after = await Promise.all(['first-connection', 'known', 'not-identified'].map(figure))
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1])
    expect(await metrics.render()).not.toMatch(/NAA31614|NZZ99999|Morvan/)
  })

  test('each answer of the ENT is timed until the decision, and a ticket that the ENT refuses is not', async () => {
    const timed = async (): Promise<number> => {
      const line = /^preau_recognition_seconds_count\{[^}]*recognition="identifier"[^}]*\} (\d+)$/m
      return Number(line.exec(await metrics.render())?.[1] ?? 0)
    }
    const before = await timed()
    await comeWith('eleves', casSuccess('NAA31614', { idPronote: lise.pronote_id }))
    await comeWith('eleves', casSuccess('NZZ99999', { idPronote: '2345789ABCDEFHJK' }))
    await comeWith('eleves', casRefusal('INVALID_TICKET'))
    expect(await timed()).toBe(before + 2)
  })
})

describe('by identity', () => {
  beforeAll(() => commands.configureDelegation(uai, { serverUrl: ent.url, recognition: 'identity' }))
  afterAll(() => commands.configureDelegation(uai, { serverUrl: ent.url }))

  /** As the portal answers with its template « PRONOTE, par l’identité »: French dates, profiles joined. */
  const fromPortal = (changes: Readonly<Record<string, string | readonly string[]>> = {}) =>
    casSuccess('NAA31614', {
      nom: 'MORVAN',
      prenom: 'Lise',
      dateNaissance: '14/02/2013',
      codePostal: '35000',
      categories: 'National_1',
      ...changes,
    })
  const odileComes = { prenom: 'Odile', dateNaissance: '', categories: 'National_3;National_2' }

  test('the template of the portal is met: the person is linked once, and known by the CAS identifier afterwards', async () => {
    expect(await comeWith('eleves', fromPortal())).toMatchObject({
      kind: 'person',
      firstConnection: true,
      person: { id: lise.id },
    })
    const trail = await school.auditOf('person.cas-linked')
    expect(trail.at(-1)).toMatchObject({ target: `person:${lise.id}`, data: { by: 'identity' } })
    expect(await comeWith('eleves', casSuccess('NAA31614'))).toMatchObject({
      kind: 'person',
      firstConnection: false,
    })
  })

  test.each(['14/02/2013', '2013-02-14'])(
    'an ENT of another shape, attributes beside the user, birth date written %s',
    async (day) => {
      const lines = `<cas:nom>Morvan</cas:nom><cas:prenom>LISE</cas:prenom><cas:dateNaissance>${day}</cas:dateNaissance><cas:categories>National_ELV</cas:categories>`
      const beside = casSuccess('NAA31614').replace(/<cas:attributes>.*<\/cas:attributes>/, lines)
      expect(await comeWith('eleves', beside)).toMatchObject({ kind: 'person', person: { id: lise.id } })
    },
  )

  test('a teacher who is a guardian opens the space asked for, and chooses on the common page', async () => {
    const both = fromPortal(odileComes)
    expect(await comeWith('parents', both)).toMatchObject({ kind: 'person', person: { id: odile.id } })
    expect(await personOf('teacher')).toMatchObject({ cas_id: null })
    const chosen = await comeWith('commune', both)
    if (chosen.kind !== 'choose') throw new Error(chosen.kind)
    expect(chosen.people.map(({ id }) => id).sort()).toEqual([odile.id, teacher.id].sort())
  })

  test('a birth name is as good as the usage name', async () => {
    const usage = { last_name: 'Le Gall', usage_name: 'Morvan', name_key: 'morvan  odile' }
    await db.updateTable('person').set(usage).where('id', '=', odile.id).execute()
    const asGuardian = { ...odileComes, categories: 'National_2' }
    for (const nom of ['LE GALL', 'Morvan']) {
      await db.updateTable('person').set({ cas_id: null, cas_id_since: null }).execute()
      const outcome = await comeWith('parents', fromPortal({ ...asGuardian, nom }))
      expect(outcome).toMatchObject({ kind: 'person', person: { id: odile.id } })
    }
    const before = { last_name: 'Morvan', usage_name: null, name_key: odile.name_key }
    await db.updateTable('person').set(before).where('id', '=', odile.id).execute()
  })

  test('homonyms whom nothing tells apart are never linked: the failure names them all, with the form', async () => {
    const double = await commands.addPerson(uai, {
      category: 'teacher',
      lastName: 'Morvan',
      firstName: 'Odile',
    })
    const asTeacher = fromPortal({ ...odileComes, categories: 'National_3' })
    const failure = await failureOf(await comeWith('professeurs', asTeacher))
    expect(failure).toMatchObject({ reason: 'identity-ambiguous', status: 403 })
    expect(failure.form).toBeDefined()
    expect(failure.text).toContain('nous ne savons pas qui vous êtes')
    expect(failure.evidence.people?.map(({ id }) => id).sort()).toEqual([teacher.id, double].sort())
    expect(failure.rows).toMatchObject([{ reason: 'identity-ambiguous', casUser: 'NAA31614' }])
    const sheet = await failures.sheet(base.id, failure.rows[0]?.id ?? '')
    expect(sheet?.evidence).toMatchObject({
      identityAttributes: { lastName: 'nom', categories: 'categories' },
    })
    expect(await personOf('teacher')).toMatchObject({ cas_id: null })
    const dated = fromPortal({ ...odileComes, categories: 'National_3', dateNaissance: '03/05/1981' })
    expect(await comeWith('professeurs', dated)).toMatchObject({ kind: 'person', person: { id: teacher.id } })
    await db.deleteFrom('person').where('id', '=', double).execute()
  })

  test.each([
    ['identity-unknown', 'another birth date', { dateNaissance: '15/02/2013' }, 'qui ait l’identité'],
    ['identity-unknown', 'another category', { categories: 'National_2' }, 'qui ait l’identité'],
    [
      'category-unknown',
      'a category nobody configured',
      { categories: 'Invité' },
      '« categories » ne correspond',
    ],
    ['attribute-empty', 'no name', { nom: '' }, 'renvoyer un attribut « nom »'],
    [
      'attribute-empty',
      'a birth date that is none',
      { dateNaissance: '14-02' },
      'attribut « dateNaissance »',
    ],
    ['attribute-ambiguous', 'two first names', { prenom: ['Lise', 'Odile'] }, 'plusieurs valeurs'],
    ['attribute-markup', 'markup in a name', { nom: '&lt;b&gt;Morvan&lt;/b&gt;' }, 'code informatique'],
  ] as const)(
    '%s: %s is explained, recorded with what came, and links nobody',
    async (reason, _, changes, words) => {
      const failure = await failureOf(await comeWith('eleves', fromPortal(changes)))
      expect(failure).toMatchObject({
        reason,
        evidence: { user: 'NAA31614' },
      })
      expect(Object.keys(failure.evidence.attributes ?? {})).toContain('prenom')
      expect(failure.text).toContain(words)
      expect(failure.html).not.toContain('<b>Morvan')
      expect(failure.text).not.toContain('identifiants PRONOTE de l’établissement n’ont pas été importés')
      expect(failure.rows).toMatchObject([{ reason, casUser: 'NAA31614' }])
      expect(await personOf('pupil')).toMatchObject({ cas_id: null })
    },
  )

  test('a sheet held by another account stays with it', async () => {
    await comeWith('eleves', fromPortal())
    const other = fromPortal().replace('NAA31614', 'NBB20417')
    expect(await failureOf(await comeWith('eleves', other))).toMatchObject({ reason: 'held' })
    expect(await personOf('pupil')).toMatchObject({ cas_id: 'NAA31614' })
  })

  test('ten first connections at once of one account make one link', async () => {
    const before = (await school.auditOf('person.cas-linked')).length
    ent.answers({ '/p3/serviceValidate': saying(fromPortal()) })
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => come('eleves')))
    expect(outcomes.every(({ kind }) => kind === 'person')).toBe(true)
    expect(await school.auditOf('person.cas-linked')).toHaveLength(before + 1)
  })
})
