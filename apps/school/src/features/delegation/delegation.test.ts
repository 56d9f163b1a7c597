import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseServiceTicket } from '@preau/cas'
import { systemRandom } from '@preau/platform'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createDelegationStore } from '../../store/delegation-store.ts'
import { openTestSchoolWithBase, pathName, uai } from '../../testing/open-test-school.ts'
import {
  casRefusal,
  casSuccess,
  openOutsideEnt,
  type OutsideAnswer,
  samlRefusal,
  samlSuccess,
  saying,
} from '../../testing/outside-ent.ts'
import { spaces } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { createCasCaller, findDelegation } from './index.ts'

const school = await openTestSchoolWithBase({ SCHOOL_DEMO: 'oui' })
const ent = await openOutsideEnt()
const browser = await school.signedIn()
const path = `/console/${pathName}/delegation`
const each = (choice: string) => Object.fromEntries(spaces.map((space) => [`espace-${space}`, choice]))
const filled = (changes: Readonly<Record<string, string>> = {}) => ({
  delegation: '1',
  ent: '',
  url: ent.url,
  protocole: 'auto',
  commun: 'subject',
  attribut_commun: '',
  attribut_identifiant: 'idPronote',
  ...each('cas'),
  ...changes,
})

const base = async () => {
  const found = await school.commands.findBase(uai)
  if (!found) throw new Error('the base was just created')
  return found
}
const stored = () => school.db.selectFrom('cas_delegation').selectAll().executeTakeFirst()

test('the demonstration offers its own portal first, then the published presets', async () => {
  const { body, text } = await browser.get(path)
  expect(text.indexOf('Préau Portail (ce serveur)')).toBeLessThan(text.indexOf('AEFE'))
  expect(text).toContain('Autre ENT')
  expect(body).toContain('/0350000X/pronote/?login=true')
})

test('three protocols of validation are offered, and Ws-Federation only once it is defined', async () => {
  const { text, body } = await browser.get(path)
  expect(text).toMatch(/Automatique.+CAS 3.+CAS 2.+SAML 1\.1/)
  expect(text).toContain('Aucune délégation Ws-Federation n’est définie')
  expect(body).toMatch(/name="espace-commune" value="ws-federation"[^>]*disabled/)
})

test('« Calculer les adresses » shows both addresses and stores nothing', async () => {
  const page = await browser.submit(`${path}/adresses`, filled({ url: 'cas.mon-ent.fr/login' }))
  expect(page.body).toContain('value="https://cas.mon-ent.fr/login"')
  expect(page.body).toContain('value="https://cas.mon-ent.fr/p3/serviceValidate"')
  expect(await stored()).toBeUndefined()
  const proxied = { url: 'cas.mon-ent.fr', mandataires: 'https://bloc.mon-ent.fr/' }
  const { body } = await browser.submit(`${path}/adresses`, filled(proxied))
  expect(body).toContain('value="https://cas.mon-ent.fr/p3/proxyValidate"')
})

test('a preset gives its own address, whatever was typed beside', async () => {
  const atrium = await school.db
    .selectFrom('ent_preset')
    .selectAll()
    .where('name', '=', 'Atrium')
    .executeTakeFirstOrThrow()
  const saved = await browser.edit(path, filled({ ent: atrium.id, url: 'https://autre.exemple' }))
  expect(saved.status).toBe(303)
  expect(await stored()).toMatchObject({
    enabled: true,
    ent_preset_id: atrium.id,
    server_url: atrium.cas_url,
  })
  expect((await browser.get(path)).body).toContain(`value="${atrium.cas_url}/login"`)
})

test('a delegation is stored with its spaces, in one audited change', async () => {
  const before = (await school.auditOf('delegation.configured')).length
  await browser.edit(path, filled({ 'espace-direction': 'aucune', protocole: 'cas2' }))
  expect(await stored()).toMatchObject({
    server_url: ent.url,
    validation_protocol: 'cas2',
    ent_preset_id: null,
  })
  const publications = await school.db
    .selectFrom('space_publication')
    .select(['space', 'delegation'])
    .execute()
  const delegated = publications.filter(({ delegation }) => delegation === 'cas')
  expect(delegated.map(({ space }) => space)).not.toContain('direction')
  expect(delegated).toHaveLength(spaces.length - 1)
  expect(await school.auditOf('delegation.configured')).toHaveLength(before + 1)
  expect((await browser.get(path)).body).toContain('/serviceValidate')
})

test.each([
  [{ url: '' }, 'Saisissez l’URL du serveur CAS'],
  [{ url: 'ftp://cas.exemple' }, 'commence par https://'],
  [{ url: 'https://moi:secret@cas.exemple' }, 'ni nom ni mot de passe'],
  [{ url: 'https://' }, 'n’est pas une adresse'],
  [{ attribut_identifiant: '' }, 'Saisissez le nom de l’attribut'],
  [{ attribut_identifiant: 'deux mots' }, 'sans espace'],
  [{ commun: 'attribute' }, 'Saisissez le nom de l’attribut'],
  [each('aucune'), 'au moins un espace'],
] as const)('a form with %j is shown again with the reason, and changes nothing', async (changes, reason) => {
  const before = await stored()
  const page = await browser.edit(path, filled(changes))
  expect(page.status).toBe(422)
  expect(page.text).toContain(reason)
  expect(await stored()).toEqual(before)
})

test('the recognition by identity is stored with its names and the values of its categories, and shown again', async () => {
  const identity = {
    reconnaissance: 'identity',
    attribut_identifiant: '',
    attribut_nom: 'sn',
    attribut_prenom: 'givenName',
    attribut_naissance: 'ENTPersonDateNaissance',
    attribut_code_postal: 'postalCode',
    attribut_categories: 'ENTPersonProfils',
    valeurs_pupil: 'ELV ; Élève;ELV',
    valeurs_guardian: 'TUT',
  }
  expect((await browser.edit(path, filled(identity))).status).toBe(303)
  expect(await stored()).toMatchObject({
    recognition: 'identity',
    identifier_attribute: 'idPronote',
    last_name_attribute: 'sn',
    categories_attribute: 'ENTPersonProfils',
    category_values: { pupil: 'ELV;Élève', guardian: 'TUT', teacher: '' },
  })
  const { body } = await browser.get(path)
  expect(body).toContain('value="ELV;Élève"')
  expect(body).toMatch(/value="identity"[^>]*checked/)
  const inForce = await findDelegation(createDelegationStore(school.db))(await base())
  expect(inForce?.categoryValues).toMatchObject({ pupil: ['ELV', 'Élève'], teacher: [] })
  for (const [changes, reason] of [
    [{ attribut_nom: '' }, 'Saisissez le nom de l’attribut'],
    [{ attribut_categories: 'deux mots' }, 'sans espace'],
    [{ valeurs_guardian: 'elv' }, 'une valeur désigne une seule catégorie'],
    [{ valeurs_pupil: '', valeurs_guardian: '' }, 'sans elles, personne n’est reconnu'],
  ] as const) {
    const page = await browser.edit(path, filled({ ...identity, ...changes }))
    expect(page.status).toBe(422)
    expect(page.text).toContain(reason)
  }
  await browser.edit(path, filled())
})

test('a base that never chose anything is offered the usual names and values', async () => {
  await school.db.deleteFrom('cas_delegation').execute()
  const { body } = await browser.get(path)
  for (const value of ['nom', 'dateNaissance', 'National_1;National_ELV', 'National_2;National_TUT'])
    expect(body).toContain(`value="${value}"`)
  expect(body).toMatch(/value="identifier"[^>]*checked/)
  await browser.edit(path, filled())
})

test.each(['x'.repeat(10_000), '\0', '%00', '<script>', '99999999999999999999'])(
  'a hostile field is never a fault: %j',
  async (value) => {
    for (const field of [
      'ent',
      'url',
      'protocole',
      'commun',
      'attribut_commun',
      'reconnaissance',
      'valeurs_pupil',
      'espace-eleves',
    ]) {
      const page = await browser.edit(path, filled({ [field]: value }))
      expect(page.status).toBeLessThan(500)
      expect(page.body).not.toContain('<script>')
    }
  },
)

test('the protocol that the ENT turned out to have is shown, and forgotten when the delegation is stored again', async () => {
  await browser.edit(path, filled())
  await school.db.updateTable('cas_delegation').set({ detected_protocol: 'saml11' }).execute()
  const page = await browser.get(path)
  expect(page.text).toContain('Constaté à la dernière connexion : SAML 1.1.')
  expect(page.body).toContain(`value="${ent.url}/samlValidate"`)
  const other = await browser.submit(`${path}/adresses`, filled({ url: 'https://cas.mon-ent.fr' }))
  expect(other.text).not.toContain('Constaté')
  await browser.edit(path, filled())
  expect(await stored()).toMatchObject({ detected_protocol: null })
})

test('CAS-109 the applications that may speak for somebody are listed, one address a line, in https', async () => {
  const wrong = await browser.edit(path, filled({ mandataires: 'https://ent.fr/rappel\nhttp://outil.fr/' }))
  expect(wrong.text).toContain('« http://outil.fr/ » n’est pas une adresse complète en https')
  expect(wrong.body).toContain('https://ent.fr/rappel\nhttp://outil.fr/')
  await browser.edit(path, filled({ mandataires: ' https://ent.fr/rappel\r\n\r\nhttps://outil.fr/ ' }))
  expect(await stored()).toMatchObject({ allowed_proxies: ['https://ent.fr/rappel', 'https://outil.fr/'] })
  expect((await browser.get(path)).body).toContain('https://ent.fr/rappel\nhttps://outil.fr/')
  await browser.edit(path, filled())
  expect(await stored()).toMatchObject({ allowed_proxies: [] })
})

test('CAS-209 the school says whether it takes the people whom the ENT remembered', async () => {
  await browser.edit(path, filled({ refus_memorisees: '1' }))
  expect(await stored()).toMatchObject({ refuse_remembered: true })
  expect((await browser.get(path)).body).toMatch(/name="refus_memorisees"[^>]*checked/)
  await browser.edit(path, filled())
  expect(await stored()).toMatchObject({ refuse_remembered: false })
})

test('SAML 1.1 may be chosen for good', async () => {
  await browser.edit(path, filled({ protocole: 'saml11' }))
  expect(await stored()).toMatchObject({ validation_protocol: 'saml11' })
  expect((await browser.get(path)).body).toContain(`value="${ent.url}/samlValidate"`)
})

test('while the base is published nothing can be changed, and the page says so', async () => {
  await browser.edit(path, filled())
  const before = await stored()
  await school.commands.publishBase(uai)
  const page = await browser.get(path)
  expect(page.text).toContain(
    'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres',
  )
  expect(page.text).not.toContain('Enregistrer')
  const refused = await browser.edit(path, filled({ url: 'https://autre.exemple' }))
  expect(refused.status).toBe(409)
  expect(await stored()).toEqual(before)
  await expect(school.commands.configureDelegation(uai, { serverUrl: ent.url })).rejects.toMatchObject({
    code: 'delegation.locked',
  })
  ent.answers({ '/login': saying('<title>Connexion</title>', 'text/html') })
  expect((await browser.submit(`${path}/tester`, {})).text).toContain('Résultat du test')
  await school.commands.stopPublication(uai)
})

test('the notice to print gives both doors', async () => {
  const { body } = await browser.get(`${path}/notice`)
  expect(body).toContain('/0350000X/pronote/?login=true')
})

test('nobody reads or changes a delegation without being signed in for that base', async () => {
  const stranger = school.browser()
  expect((await stranger.get(path)).status).toBe(302)
  expect((await stranger.edit(path, filled())).status).toBeGreaterThanOrEqual(401)
})

test('a command sets the delegation, and finds the preset that has its address', async () => {
  await school.commands.configureDelegation(uai, {
    serverUrl: 'http://localhost:8080/cas/',
    spaces: ['commune', 'eleves'],
  })
  const preset = await school.db
    .selectFrom('ent_preset')
    .select('id')
    .where('name', 'like', 'Préau%')
    .executeTakeFirstOrThrow()
  expect(await stored()).toMatchObject({ ent_preset_id: preset.id, server_url: 'http://localhost:8080/cas' })
  await expect(school.commands.configureDelegation(uai, { serverUrl: '' })).rejects.toMatchObject({
    code: 'delegation.invalid',
  })
})

const refuses = saying(casRefusal('INVALID_TICKET', 'unknown'))
const samlRefuses = saying(samlRefusal('Ticket not recognized'))
const page = saying('<!doctype html><title>Connexion à l’ENT</title>', 'text/html')

test.each([
  [
    'a CAS 3 server',
    { '/login': page, '/p3/serviceValidate': refuses, '/serviceValidate': refuses },
    'La connexion fonctionne.',
  ],
  ['a CAS 2 server', { '/login': page, '/serviceValidate': refuses }, 'fonctionne avec CAS 2'],
  ['a SAML 1.1 server', { '/login': page, '/samlValidate': samlRefuses }, 'fonctionne avec SAML 1.1'],
  [
    'a SAML 1.1 server that believes anything',
    { '/login': page, '/samlValidate': saying(samlSuccess('admin')) },
    'Un faux ticket a été accepté',
  ],
  [
    'a server that does not know the base',
    { '/login': page, '/serviceValidate': saying(casRefusal('INVALID_SERVICE')) },
    'reste à déclarer dans l’ENT',
  ],
  [
    'a web site',
    { '/login': page, '/serviceValidate': page, '/p3/serviceValidate': page },
    'une page web intitulée « Connexion à l’ENT »',
  ],
  [
    'a server that believes anything',
    { '/login': page, '/serviceValidate': saying(casSuccess('admin')), '/p3/serviceValidate': refuses },
    'Un faux ticket a été accepté',
  ],
  ['a server without anything', {}, 'La connexion ne fonctionne pas.'],
] as const)('the test of %s says so', async (_, answers, sentence) => {
  ent.answers(answers)
  const result = await browser.submit(`${path}/tester`, filled())
  expect(result.status).toBe(200)
  expect(result.text).toContain(sentence)
})

describe('from the command line', () => {
  const results = async (name?: string) => {
    const all = []
    for await (const { uai: of, delegation, verdict } of school.commands.testDelegations(name))
      all.push([of, delegation, verdict.state])
    return all
  }

  test('what is in force is tested for real, in one base or in all; what is not is left alone', async () => {
    await sql`update cas_delegation set enabled = false`.execute(school.db)
    expect(await results()).toEqual([])
    await school.commands.configureDelegation(uai, { serverUrl: ent.url })
    ent.answers({ '/login': page, '/serviceValidate': refuses, '/p3/serviceValidate': refuses })
    // The clock of the tests is not that of this machine, which is to be noted.
    expect(await results(uai)).toEqual([[uai, 'cas', 'note']])
    ent.answers({})
    expect(await results()).toEqual([[uai, 'cas', 'bad']])
    await school.db.updateTable('base').set({ stage: 'archive' }).execute()
    expect(await results()).toEqual([])
    await school.db.updateTable('base').set({ stage: 'live' }).execute()
    await expect(results('9999999Z')).rejects.toThrow()
  })

  test('the settings are told by their names on the screen', async () => {
    await school.commands.configureDelegation(uai, { serverUrl: ent.url, recognition: 'identity' })
    expect(await school.commands.describeDelegations(uai)).toMatchObject({
      [copy.facts.server]: ent.url,
      [copy.facts.recognition]: copy.facts.recognitions.identity,
    })
  })
})

test.each([
  ['http://127.0.0.1:1/cas', 'refuse la connexion'],
  ['http://ent.invalid/cas', 'est introuvable'],
])('the test of %s says why nothing answers', async (url, sentence) => {
  expect((await browser.submit(`${path}/tester`, filled({ url }))).text).toContain(sentence)
})

test('CAS-199, N-61 a server whose certificate nobody vouches for is not asked, and the test says so', async () => {
  const certificate = await readFile(join(import.meta.dirname, '../../testing/tls/self-signed.pem'))
  let asked = 0
  const server = createServer({ cert: certificate, key: certificate }, (_, response) => {
    asked += 1
    response.end(casSuccess('admin'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const result = await browser.submit(`${path}/tester`, filled({ url: `https://127.0.0.1:${port}/cas` }))
  server.close()
  expect(result.text).toMatch(/certificat .* n’a pas pu être vérifié/)
  expect(asked).toBe(0)
})

test('the test of a plain server by https says that the certificate cannot be verified', async () => {
  const result = await browser.submit(`${path}/tester`, filled({ url: ent.url.replace('http:', 'https:') }))
  expect(result.text).toContain('certificat')
})

test('the test stays on the host that was typed: a redirection is told, not followed', async () => {
  ent.answers({
    '/login': (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
    '/serviceValidate': refuses,
    '/p3/serviceValidate': refuses,
  })
  const result = await browser.submit(`${path}/tester`, filled())
  expect(result.text).toContain('renvoie vers une autre adresse')
  expect(result.text).toContain('La connexion fonctionne.')
})

describe('the automatic choice of the protocol', () => {
  const store = createDelegationStore(school.db)
  const way = { allowPrivate: true, clock: school.clock, random: systemRandom, delegations: store }
  const cas = createCasCaller(way)
  afterAll(() => {
    cas.close()
  })
  const service = 'http://localhost:8081/0350000X/pronote/eleve.html'
  const cas2 = { '/serviceValidate': saying(casSuccess('NAA31614')) }
  const saml = { '/samlValidate': saying(samlSuccess('NAA31614', { idPronote: 'x' })) }

  const delegation = async () => {
    const base = await school.commands.findBase(uai)
    const found = base && (await findDelegation(store)(base))
    if (!found) throw new Error('the delegation is in force')
    return found
  }
  /** Presents a ticket; gives the answer and the addresses that saw the ticket. */
  const present = async (answers: Parameters<typeof ent.answers>[0]) => {
    const ticket = parseServiceTicket({ ticket: 'ST-12345678' })
    if (!ticket) throw new Error('the shape of this ticket is allowed')
    ent.answers(answers)
    const seen = ent.asked.length
    const answer = await cas.validate(await delegation(), { service, ticket })
    const asked = ent.asked.slice(seen).map((url) => new URL(url, 'http://ent').pathname.slice(4))
    return { ...answer, asked }
  }
  beforeEach(() => browser.edit(path, filled()))

  test('CAS-206, CAS-177 SAML 1.1 is asked last, by POST, with the service in TARGET and the ticket in the body', async () => {
    const posts: string[] = []
    const keeping: OutsideAnswer = (url, response, incoming) => {
      let body = ''
      incoming
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          posts.push(`${incoming.method ?? ''} ${url.searchParams.get('TARGET') ?? ''} ${body}`)
          saying(samlSuccess('NAA31614', { idPronote: 'x' }))(url, response, incoming)
        })
    }
    const answer = await present({ '/samlValidate': keeping })
    expect(answer).toMatchObject({ kind: 'success', user: 'NAA31614' })
    expect(answer.asked).toEqual(['/p3/serviceValidate', '/serviceValidate', '/samlValidate'])
    expect(posts).toHaveLength(1)
    expect(posts[0]).toContain(`POST ${service} `)
    expect(posts[0]).toContain('<samlp:AssertionArtifact>ST-12345678</samlp:AssertionArtifact>')
  })

  test('what answered is asked first the next time, on every node', async () => {
    await present(saml)
    expect(await delegation()).toMatchObject({ detected: 'saml11' })
    expect((await present(saml)).asked).toEqual(['/samlValidate'])
  })

  test('a refusal by the ENT tells its protocol as well as a success', async () => {
    const refused = await present({
      '/samlValidate': saying(samlRefusal('Ticket ST-12345678 not recognized')),
    })
    expect(refused).toMatchObject({
      kind: 'failure',
      code: 'RequestDenied',
      detail: 'Ticket … not recognized',
    })
    expect(await delegation()).toMatchObject({ detected: 'saml11' })
  })

  test.each([
    [400, '/p3/serviceValidate', casRefusal('INVALID_TICKET'), 'INVALID_TICKET'],
    [403, '/serviceValidate', casRefusal('INVALID_SERVICE'), 'INVALID_SERVICE'],
    [500, '/samlValidate', samlRefusal('INVALID_TICKET: used'), 'INVALID_TICKET'],
  ])(
    'CAS-090 a refusal that comes with the status %i is a refusal: %s',
    async (status, address, text, code) => {
      const refuse: OutsideAnswer = (_, response) => response.writeHead(status).end(text)
      expect(await present({ [address]: refuse })).toMatchObject({ kind: 'failure', code })
    },
  )

  test('CAS-090 a success that comes with an error status lets nobody in', async () => {
    const odd: OutsideAnswer = (_, response) => response.writeHead(403).end(casSuccess('admin'))
    expect(await present({ '/p3/serviceValidate': odd })).toMatchObject({ kind: 'unreachable' })
  })

  test('an ENT that changes its protocol is followed', async () => {
    await present(saml)
    expect(await present(cas2)).toMatchObject({
      kind: 'success',
      asked: ['/samlValidate', '/p3/serviceValidate', '/serviceValidate'],
    })
    expect((await present(cas2)).asked).toEqual(['/serviceValidate'])
  })

  test('an address known to work that breaks down is not abandoned for another: the ticket may be spent', async () => {
    await present(saml)
    const down = await present({ ...cas2, '/samlValidate': (_, response) => response.writeHead(503).end() })
    expect(down).toMatchObject({ kind: 'unreachable', asked: ['/samlValidate'] })
    expect(await delegation()).toMatchObject({ detected: 'saml11' })
  })

  test('a server that has none of them is told by its most telling answer, and nothing is remembered', async () => {
    expect(await present({ '/serviceValidate': page })).toMatchObject({ kind: 'not-cas' })
    expect(await present({})).toMatchObject({ kind: 'unreachable', failure: { status: 404 } })
    expect(await delegation()).toMatchObject({ detected: undefined })
  })

  test('what an old server had is not remembered for the new one', async () => {
    const { baseId, serverUrl } = await delegation()
    await browser.edit(path, filled({ url: 'https://cas.mon-ent.fr' }))
    await store.noteDetected({ baseId, serverUrl, protocol: 'cas2' })
    expect(await delegation()).toMatchObject({ detected: undefined })
  })

  test.each([
    ['cas2', '/serviceValidate'],
    ['cas3', '/p3/serviceValidate'],
    ['saml11', '/samlValidate'],
  ])('a protocol that was chosen is the only one asked: %s', async (protocole, address) => {
    await browser.edit(path, filled({ protocole }))
    expect((await present({})).asked).toEqual([address])
    expect(await stored()).toMatchObject({ detected_protocol: null })
  })
})
