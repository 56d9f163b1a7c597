import { once } from 'node:events'
import { createServer as createHttpServer, request as ask, type Server } from 'node:http'
import { createServer } from 'node:net'
import { systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { checkAccessibility, newPerson, openBrowser as openChromium } from '@preau/testing/browser'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPortal, type Portal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
/** Another node, where staff must have a second factor. */
let strict: Portal
let browser: Browser
let publicUrl: string

beforeAll(async () => {
  publicUrl = `http://localhost:${String(await freePort())}`
  portal = await openPortal({ PORTAL_PUBLIC_URL: publicUrl })
  await loadTilleuls(portal)
  const config = configOf({ PORTAL_SECOND_FACTOR_REQUIRED: 'staff' })
  strict = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
})

afterAll(() => strict.app.close())

beforeEach(() => {
  browser = openBrowser(portal.app)
})

const configOf = (more: Readonly<Record<string, string>> = {}) =>
  readPortalConfig({ PORTAL_PUBLIC_URL: publicUrl, ...more })

/** Sends each request to the next node: none of them is asked twice in a row. */
async function openBalance(nodes: readonly string[], port: number): Promise<Server> {
  let turn = 0
  const balance = createHttpServer((asked, reply) => {
    turn += 1
    const { method, headers, url = '' } = asked
    const onward = ask(`${nodes[turn % nodes.length] ?? ''}${url}`, { method, headers }, (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    })
    asked.pipe(onward)
  }).listen(port, '127.0.0.1')
  await once(balance, 'listening')
  return balance
}

/** The public address holds the port: it must be known before the portal is built. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const typePassword = async (login: string, agent = browser): Promise<Page> => {
  await agent.get('/connexion')
  return agent.post('/connexion', { username: login, password: testPassword, next: '/' })
}

const trail = async (action: string): Promise<number> =>
  (await sql`select 1 from audit_event where action = ${action}`.execute(portal.database.kysely())).rows
    .length

test('a person adds a security key, logs in with it, and removes it, each request on another node', {
  timeout: 90_000,
}, async () => {
  const twin = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config: configOf() })
  const nodes = [portal, twin].map(({ app }) => app.listen({ port: 0, host: '127.0.0.1' }))
  const balance = await openBalance(await Promise.all(nodes), Number(new URL(publicUrl).port))
  const chromium = await openChromium()
  const person = await newPerson(chromium, { baseURL: publicUrl })
  const { page, context } = person
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const press = (name: string) => page.getByRole('button', { name }).first().click()
  const look = async () => expect.soft(await checkAccessibility(page), page.url()).toEqual([])
  const logIn = async () => {
    await page.goto('/connexion')
    await page.getByLabel('Identifiant').fill('karim.roche')
    await page.getByLabel('Mot de passe').fill(testPassword)
    await press('Se connecter')
  }
  const answers: string[] = []
  page.on('request', (request) => {
    const answer = new URLSearchParams(request.postData() ?? '').get('reponse')
    if (answer) answers.push(answer)
  })

  await logIn()
  await page.goto('/compte/second-facteur/cles/nouvelle')
  await look()
  await page.getByLabel('Nom de la clé').fill('Clé du trousseau')
  await press('Enregistrer la clé')
  await page.getByText('Le second facteur est activé.').waitFor()
  const [recovery = ''] = (await page.locator('code').allTextContents()).filter((text) => /-/.test(text))

  // The same key is not registered twice: the browser itself says so.
  await page.goto('/compte/second-facteur/cles/nouvelle')
  await press('Enregistrer la clé')
  await page.getByText('Cette clé est déjà enregistrée').first().waitFor()

  await context.clearCookies()
  await logIn()
  await look()
  await press('Utiliser ma clé')
  await page
    .getByRole('heading', { name: 'Mon espace' })
    .or(page.getByText('Bonjour Karim'))
    .first()
    .waitFor()
  await page.goto('/compte/second-facteur')
  await look()
  expect(await page.getByRole('row', { name: /Clé du trousseau/ }).textContent()).not.toContain('jamais')

  // What a key has signed is good once.
  const replayed = openBrowser(portal.app)
  expect((await typePassword('karim.roche', replayed)).location).toBe('/connexion/code')
  await replayed.get('/connexion/code')
  const again = await replayed.post('/connexion/cle', { reponse: answers.at(-1) ?? '' })
  expect(again.status).toBe(401)
  expect(again.text).toContain('La clé n’a pas été reconnue')

  // A copy of the key counts from where it was copied: its counter is behind.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  if (!credential) throw new Error('the authenticator made no key')
  expect(credential.signCount).toBeGreaterThan(1)
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential, signCount: 0 } })
  await context.clearCookies()
  await logIn()
  await press('Utiliser ma clé')
  await page.getByText('La clé n’a pas été reconnue').first().waitFor()
  expect(await trail('second-factor.code-refused')).toBe(2)

  // Without the key, a recovery code.
  await page.getByRole('textbox', { name: 'Code' }).fill(recovery)
  await press('Valider')
  await page.getByText('Bonjour Karim').first().waitFor()
  await page.goto('/compte/second-facteur')
  const row = page.getByRole('row', { name: /Clé du trousseau/ })
  await row.locator('summary').click()
  await row.getByRole('button', { name: 'Retirer' }).click()
  await page.getByText('votre mot de passe suffit de nouveau').first().waitFor()
  expect((await typePassword('karim.roche', openBrowser(portal.app))).location).toBe('/')
  expect([await trail('second-factor.key-added'), await trail('second-factor.key-removed')]).toEqual([1, 1])
  await person.close()
  await chromium.close()
  balance.close()
  await twin.app.close()
})

describe('the server side of a security key', () => {
  const page = '/compte/second-facteur/cles/nouvelle'

  test('without script the page says what to do, and the form changes nothing', async () => {
    await browser.signIn('claire.lemoine', testPassword)
    const { text } = await browser.get(page)
    expect(text).toContain('Une clé de sécurité demande JavaScript')
    const sent = await browser.post(page, { nom: 'Ma clé', reponse: '' })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('La clé n’a pas répondu')
    expect((await browser.get('/compte/second-facteur')).text).toContain('Non activé')
  })

  test.each([
    ['no JSON', 'pas du JSON'],
    ['another shape', '{"id":1}'],
    ['a NUL', '\0'],
    ['sixty thousand letters', `"${'a'.repeat(59_000)}"`],
    [
      'an invented key',
      JSON.stringify({
        id: 'AAAA',
        rawId: 'AAAA',
        type: 'public-key',
        response: {
          clientDataJSON: 'AAAA',
          attestationObject: 'AAAA',
          authenticatorData: 'AAAA',
          signature: 'AAAA',
        },
      }),
    ],
  ])('%s as the answer of a key is refused on the page itself', async (_, reponse) => {
    await browser.signIn('claire.lemoine', testPassword)
    await browser.get(page)
    expect((await browser.post(page, { reponse })).status).toBe(422)
  })

  test('an old session does not change keys: the password is asked again', async () => {
    await browser.signIn('claire.lemoine', testPassword)
    portal.clock.advance(16 * 60_000)
    const asked = await browser.get(page)
    expect(asked.location).toContain('renouveler=1')
    expect((await browser.get(asked.location ?? '')).text).toContain('redonnez d’abord votre mot de passe')
  })

  test('a key that is not one’s own, or no key at all, is not removed', async () => {
    await browser.signIn('claire.lemoine', testPassword)
    await browser.get('/compte/second-facteur')
    for (const id of ['999999', 'x', '9'.repeat(40)])
      expect((await browser.post(`/compte/second-facteur/cles/${id}/retirer`, {})).status).toBe(404)
  })

  test('a required second factor may be a key', async () => {
    browser = openBrowser(strict.app)
    expect((await typePassword('claire.lemoine')).location).toBe('/connexion/second-facteur')
    expect((await browser.get('/connexion/second-facteur')).html).toContain('/connexion/second-facteur/cle')
    const { html } = await browser.get('/connexion/second-facteur/cle')
    expect(html).toContain(
      '&quot;rp&quot;:{&quot;name&quot;:&quot;Préau Portail&quot;,&quot;id&quot;:&quot;localhost&quot;}',
    )
    expect((await browser.post('/connexion/second-facteur/cle', { reponse: '{}' })).status).toBe(422)
    expect((await browser.get('/compte')).status).toBe(303)
  })

  test('where browsers offer no keys, the page says why and offers the application', async () => {
    const config = readPortalConfig({ PORTAL_PUBLIC_URL: 'http://192.0.2.7' })
    const bare = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
    browser = openBrowser(bare.app)
    await browser.signIn('claire.lemoine', testPassword)
    const { text } = await browser.get('/compte/second-facteur')
    expect(text).toContain('à une adresse en https')
    expect(text).toContain('Activer une application de codes')
    expect((await browser.get(page)).status).toBe(404)
    await bare.app.close()
  })
})
