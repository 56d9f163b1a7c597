import 'reflect-metadata'
import { createServer as createPlain } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import tls from 'node:tls'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { parseCasBaseUrl } from '@preau/cas'
import { fixedClock, systemRandom } from '@preau/platform'
import { afterAll, expect, test } from 'vitest'
import { checkServer } from './check-server.ts'
import { createConnectionTester } from './test-connection.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 86_400_000
const now = Date.now()
/** TLS looks at the clock of the machine: the dates of the certificates are around it, and so is ours. */
const clock = fixedClock(new Date(now).toISOString())
const options = { allowPrivate: true, clock, random: systemRandom }
const newKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

const authorityKeys = await newKeys()
const authority = await X509CertificateGenerator.createSelfSigned({
  name: 'O=Autorité de test, CN=Racine',
  notBefore: new Date(now - dayMs),
  notAfter: new Date(now + 3650 * dayMs),
  keys: authorityKeys,
  signingAlgorithm: algorithm,
  extensions: [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
  ],
})
const trusted = tls.getCACertificates('default')
tls.setDefaultCACertificates([...trusted, authority.toString('pem')])

const servers: Server[] = []
afterAll(() => {
  tls.setDefaultCACertificates(trusted)
  for (const server of servers) server.close()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** An HTTPS server whose certificate ends in `days`, for this name, from our authority or from nobody; how often it was asked. */
async function secured({
  days,
  name = 'localhost',
  known = true,
}: {
  days: number
  name?: string
  known?: boolean
}) {
  const keys = await newKeys()
  const made = {
    notBefore: new Date(now - 400 * dayMs),
    notAfter: new Date(now + days * dayMs),
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  }
  const certificate = await (known
    ? X509CertificateGenerator.create({
        ...made,
        subject: `CN=${name}`,
        issuer: authority.subject,
        publicKey: keys.publicKey,
        signingKey: authorityKeys.privateKey,
      })
    : X509CertificateGenerator.createSelfSigned({ ...made, name: `CN=${name}`, keys }))
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  const pem = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`
  const asked = { times: 0 }
  const server = createServer({ cert: certificate.toString('pem'), key: pem }, (_, response) => {
    asked.times += 1
    response.end('rien')
  })
  return { url: new URL(`https://localhost:${String(await listening(server))}/cas`), asked }
}

const states = async (url: URL) => (await checkServer(url, options)).checks.map(({ state }) => state)
const lastOf = async (url: URL): Promise<string> =>
  (await checkServer(url, options)).checks.at(-1)?.sentence ?? ''

test('a certificate that is well says its name, who vouches for it and its last day', async () => {
  const { url } = await secured({ days: 90 })
  expect(await states(url)).toEqual(['good', 'good', 'good', 'good'])
  expect(await lastOf(url)).toMatch(
    /au nom de localhost, garanti par Autorité de test, et valable jusqu’au \d\d\/\d\d\/\d{4}/,
  )
})

test('a certificate with less than thirty days is something to know', async () => {
  const { url } = await secured({ days: 29 })
  expect(await states(url)).toEqual(['good', 'good', 'good', 'note'])
  expect(await lastOf(url)).toContain('dans moins de trente jours')
})

test.each([
  [{ days: -3 }, 'a expiré', 's’est terminé le'],
  [{ days: -3, known: false }, 'a expiré', 's’est terminé le'],
  [{ days: 90, known: false }, 'aucune autorité connue', 'se termine le'],
  [{ days: 90, name: 'autre.ent.exemple' }, 'au nom d’un autre serveur', 'au nom de autre.ent.exemple'],
])(
  'a certificate that is refused (%j) says why, and nothing is asked of its server',
  async (made, why, more) => {
    const { url, asked } = await secured(made)
    const { checks, isReached } = await checkServer(url, options)
    expect(isReached).toBe(false)
    expect(checks.at(-1)).toMatchObject({ state: 'bad', sentence: expect.stringContaining(why) as string })
    expect(checks.at(-1)?.sentence).toContain(more)
    const serverUrl = parseCasBaseUrl(url.href)
    if (!serverUrl.ok) throw new Error('the address is one')
    const service = 'https://scolarite.exemple.fr/0350000X/pronote/'
    const { verdict } = await createConnectionTester(options)({
      serverUrl: serverUrl.base,
      protocol: 'auto',
      service,
    })
    expect(verdict).toMatchObject({
      state: 'bad',
      sentence: expect.stringContaining('rien ne lui a été demandé') as string,
    })
    expect(asked.times).toBe(0)
  },
)

test('a name that leads nowhere, a closed port and a plain server behind https stop where they are', async () => {
  expect(await states(new URL('https://ent.invalid/'))).toEqual(['good', 'bad'])
  expect(await states(new URL('https://127.0.0.1:1/'))).toEqual(['good', 'good', 'bad'])
  const plain = await listening(createPlain((_, response) => response.end()))
  expect(await states(new URL(`https://127.0.0.1:${String(plain)}/`))).toEqual(['good', 'good', 'bad'])
  expect(await states(new URL(`http://127.0.0.1:${String(plain)}/`))).toEqual(['note', 'good', 'good'])
})

test('a private address is not looked at unless it is allowed', async () => {
  const { checks, isReached } = await checkServer(new URL('http://127.0.0.1:1/'), {
    ...options,
    allowPrivate: false,
  })
  expect(isReached).toBe(false)
  expect(checks.at(-1)?.sentence).toContain('n’est pas autorisée')
})

/** A CAS server over http whose clock is so many minutes off, and whose log-in page leads elsewhere. */
async function casServer(minutes: number): Promise<string> {
  const answer =
    '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationFailure code="INVALID_TICKET">non</cas:authenticationFailure></cas:serviceResponse>'
  const port = await listening(
    createPlain((request, response) => {
      response.setHeader('date', new Date(now + minutes * 60_000).toUTCString())
      if (request.url?.includes('alidate') === true) response.end(answer)
      else response.writeHead(302, { location: 'https://guichet.exemple.fr/?x=1' }).end()
    }),
  )
  return `http://127.0.0.1:${String(port)}/cas`
}

test.each([
  [0, 'good', 'disent la même heure', 'La connexion fonctionne.'],
  [7, 'note', 'avance de 7 minutes', 'La connexion fonctionne. Lisez les points'],
  [-180, 'note', 'retarde de 3 heures', 'La connexion fonctionne. Lisez les points'],
] as const)('a clock that is %i minutes off is told', async (minutes, state, words, verdict) => {
  const serverUrl = parseCasBaseUrl(await casServer(minutes))
  if (!serverUrl.ok) throw new Error('the address is one')
  const service = 'https://scolarite.exemple.fr/0350000X/pronote/'
  const test = await createConnectionTester(options)({ serverUrl: serverUrl.base, protocol: 'auto', service })
  expect(test.verdict.sentence).toContain(verdict)
  expect(test.checks.find(({ label }) => label === 'Horloge')).toMatchObject({ state })
  const said = test.checks.map(({ sentence }) => sentence).join('\n')
  expect(said).toContain(words)
  expect(said).toContain('guichet.exemple.fr')
  expect(said).toContain(`appeler lui-même ${service}`)
})
