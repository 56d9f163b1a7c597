import { X509Certificate } from 'node:crypto'
import { request as httpsRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMtlsListener } from '../../mtls-listener.ts'
import type { Browser, Page } from '../../testing/browser.ts'
import { openTestSchoolWithBase, password, uai } from '../../testing/open-test-school.ts'
import { createAuthority, issueCertificate } from './certificate-authority.ts'
import { writePkcs12 } from './write-pkcs12.ts'

const school = await openTestSchoolWithBase({
  SCHOOL_CLIENT_CERTIFICATE_HEADER: 'X-SSL-Client-Cert',
  SCHOOL_TRUSTED_PROXIES: '10.9.0.0/16',
})
const { commands, clock } = school
const page = '/hebergement/certificats'
const pem = fileURLToPath(new URL('../../testing/tls/self-signed.pem', import.meta.url))
const deferred: (() => unknown)[] = []
const server = await openMtlsListener(
  school.app,
  { defer: (_, close) => void deferred.push(close) },
  { port: 0, host: '127.0.0.1', certificate: pem, key: pem },
)
afterAll(async () => {
  for (const close of deferred) await close()
})

let host: Browser
beforeAll(async () => {
  await commands.addOperator({ login: 'hote', displayName: 'Anne Hôte', password, bases: 'all' })
  host = await school.signedIn('hote')
})

interface Held {
  readonly pfx: Buffer
  readonly passphrase: string
}

/** What the page that is shown once gives. */
function heldIn(given: Page): Held {
  const file = /href="data:application\/x-pkcs12;base64,([^"]+)"/.exec(given.body)?.[1] ?? ''
  const passphrase = /([a-z2-9]{4}(?:-[a-z2-9]{4}){3})/.exec(given.text)?.[1] ?? ''
  return { pfx: Buffer.from(file, 'base64'), passphrase }
}
const idOf = async (login: string): Promise<string> =>
  (await commands.operators()).find((one) => one.login === login)?.id ?? ''
async function giveTo(login: string, label = 'Bureau'): Promise<Held> {
  const given = await host.submit(`${page}/delivrer`, { operateur: await idOf(login), poste: label })
  return heldIn(given)
}

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly cookie: string
  readonly text: string
}

/** Asks the listener over real TLS, with the certificate or without. */
const ask = (held?: Held, path = '/connexion/certificat?retour=/console'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const call = httpsRequest(
      { host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false, ...held },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? ''
          resolve({ status, location: headers.location, cookie, text })
        })
      },
    )
    call.on('error', reject).end()
  })
const opens = async (cookie: string): Promise<boolean> =>
  (await school.app.inject({ url: '/console', headers: { cookie } })).statusCode === 200

test('nothing is given before the host has made the authority, whose key is nowhere in clear', async () => {
  expect((await host.submit(`${page}/delivrer`, { operateur: await idOf('hote'), poste: 'x' })).status).toBe(
    409,
  )
  await host.submit(`${page}/autorite`, {})
  const [row] = await school.db.selectFrom('console_authority').selectAll().execute()
  expect(row?.sealed_key.includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false)
  const published = await school.app.inject({ url: `/connexion/certificats/${row?.id ?? ''}/autorite.crt` })
  expect(new X509Certificate(published.rawPayload).ca).toBe(true)
})

describe('over our own TLS', () => {
  test('a certificate given by the host opens the console of its operator, and nothing of its key stays here', async () => {
    const held = await giveTo('superviseur')
    const answer = await ask(held)
    expect(answer).toMatchObject({ status: 303, location: 'http://localhost:8081/console' })
    expect(await opens(answer.cookie)).toBe(true)
    expect((await school.auditOf('operator.signed-in')).at(-1)).toMatchObject({
      actor: 'operator:superviseur',
      data: { proof: 'certificate' },
    })
    const rows = await school.db.selectFrom('operator_certificate').selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).filter((name) => /key|file|password/.test(name))).toEqual([])
  })

  test('without a certificate the page says what to do, and nothing opens', async () => {
    const answer = await ask()
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('n’a présenté aucun certificat')
  })

  test('a revoked certificate opens nothing from that moment, and the session it had opened ends', async () => {
    const held = await giveTo('superviseur', 'Perdu')
    const { cookie } = await ask(held)
    expect(await opens(cookie)).toBe(true)
    const [one] = await school.db
      .selectFrom('operator_certificate')
      .selectAll()
      .orderBy('id', 'desc')
      .execute()
    await host.submit(`${page}/retirer`, { certificat: one?.id ?? '' })
    expect(await opens(cookie)).toBe(false)
    const answer = await ask(held)
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('a été retiré')
    const list = await school.app.inject({
      url: `/connexion/certificats/${one?.authority_id ?? ''}/revocation.crl`,
    })
    expect(list.rawPayload.toString('hex')).toContain(one?.serial)
  })

  test('a certificate of another authority is refused with its name, and recorded', async () => {
    const now = clock.now()
    const other = await createAuthority({ name: 'Préau Scolarité, localhost:8081', serial: '01', now })
    const made = await issueCertificate(other, {
      login: 'superviseur',
      displayName: 'Faux Superviseur',
      serial: '02',
      crlUrl: 'http://localhost/x',
      now,
    })
    const passphrase = 'faux'
    const pfx = await writePkcs12({ ...made, authority: other.certificate, label: 'x', password: passphrase })
    const answer = await ask({ pfx, passphrase })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('Faux Superviseur')
    expect((await school.auditOf('certificate.refused')).at(-1)).toMatchObject({
      outcome: 'refused',
      data: { reason: 'foreign' },
    })
  })

  test('a certificate whose operator was removed is worth nothing', async () => {
    await commands.addOperator({ login: 'ancien', displayName: 'Ancien', password, bases: [uai] })
    const held = await giveTo('ancien')
    await host.submit(`/hebergement/operateurs/${await idOf('ancien')}/retirer`, {})
    expect((await ask(held)).status).toBe(403)
  })
})

describe('through a proxy', () => {
  let header: string
  beforeAll(async () => {
    await giveTo('superviseur', 'Mandataire')
    const [one] = await school.db
      .selectFrom('operator_certificate')
      .selectAll()
      .orderBy('id', 'desc')
      .execute()
    header = one?.label ?? ''
  })
  const through = (remoteAddress: string, value: string) =>
    school.app.inject({
      url: '/connexion/certificat',
      remoteAddress,
      headers: { 'x-ssl-client-cert': value },
    })

  test('the header of a trusted proxy is judged like any certificate; from elsewhere it is ignored and recorded', async () => {
    expect(header).toBe('Mandataire')
    const [authority] = await school.db.selectFrom('console_authority').selectAll().execute()
    const text = authority?.certificate.toString('base64') ?? ''
    // The authority itself is a certificate we signed, and which is given to nobody.
    expect((await through('10.9.1.1', text)).body).toContain('n’est à personne')
    expect((await through('10.9.1.1', 'pas un certificat')).statusCode).toBe(400)
    const elsewhere = await through('192.0.2.1', text)
    expect(elsewhere.statusCode).toBe(401)
    expect(elsewhere.body).toContain('intermédiaire que ce serveur ne connaît pas')
    expect((await school.auditOf('certificate.refused')).at(-1)).toMatchObject({
      data: { reason: 'untrusted-header' },
    })
  })
})

test('an operator gives and withdraws their own certificates, and those of nobody else', async () => {
  const mine = await school.signedIn()
  const given = await mine.submit('/connexion/mes-certificats/delivrer', { poste: 'Portable' })
  expect((await ask(heldIn(given))).status).toBe(303)
  const foreign = await giveTo('hote', 'De l’hôte')
  const [one] = await school.db.selectFrom('operator_certificate').selectAll().orderBy('id', 'desc').execute()
  await mine.submit('/connexion/mes-certificats/retirer', { certificat: one?.id ?? '' })
  expect((await ask(foreign)).status).toBe(303)
  expect((await mine.get(page)).status).toBe(403)
})

test('a certificate ends with its time, and a renewed authority leaves the others good', async () => {
  await host.submit('/connexion', { identifiant: 'hote', mot_de_passe: password })
  await host.submit(`${page}/autorite`, {})
  const old = await giveTo('superviseur', 'Avant')
  expect((await ask(old)).status).toBe(303)
  clock.advance(398 * 24 * 3_600_000)
  const late = await ask(old)
  expect(late.status).toBe(403)
  expect(late.text).toContain('n’est plus bon depuis le')
})
