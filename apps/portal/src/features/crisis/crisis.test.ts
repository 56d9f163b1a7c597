import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadOtherSchool, loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
let admin: Browser
let operator: Browser

const path = '/administration/crise'
const wiki = 'https://wiki.exemple.fr/'

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  await loadOtherSchool(portal)
  const population = [{ profiles: ['National_ELV'], schools: 'all' }]
  const service = { code: 'WIKI', title: 'Wiki', ssoType: 'cas', url: wiki, grouping: 'Outils', population }
  await portal.commands.applyServices(JSON.stringify({ services: [service] }))
})

beforeEach(async () => {
  admin = await signedIn('admin.ent')
  operator = await signedIn('exploitant')
})

async function signedIn(login: string): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await browser.signIn(login, testPassword)
  return browser
}

const versionIn = async (browser: Browser): Promise<string> =>
  /name="version" value="(\d+)"/.exec((await browser.get(path)).html)?.[1] ?? ''

const setMode = async (fields: Record<string, string>) =>
  operator.submit(path, { version: await versionIn(operator), ...fields })

const ticketOf = (browser: Browser) => browser.get(`/cas/login?service=${encodeURIComponent(wiki)}`)

describe('a banner', () => {
  test('of a school is read by its people on every page, and by nobody else', async () => {
    const page = await admin.submit(`${path}/bandeau`, {
      school: '1',
      text: 'Pas de cours lundi.',
      tone: 'warning',
      version: '0',
    })
    expect(page.text).toContain('Effectif sur tous les serveurs dans les cinq secondes.')
    expect((await (await signedIn('lise.morvan')).get('/compte')).text).toContain('Pas de cours lundi.')
    expect((await (await signedIn('zoe.ailleurs')).get('/')).text).not.toContain('Pas de cours lundi.')
    expect((await openBrowser(portal.app).get('/connexion')).text).not.toContain('Pas de cours lundi.')
  })

  test('of the whole portal is read before the log-in too, and a school administrator cannot write it', async () => {
    const banner = { school: '', text: 'Panne en cours.', tone: 'danger', version: '0' }
    expect((await admin.post(`${path}/bandeau`, banner)).status).toBe(403)
    expect((await admin.post(`${path}/bandeau`, { ...banner, school: '2' })).status).toBe(403)
    await operator.get(path)
    await operator.submit(`${path}/bandeau`, banner)
    expect((await openBrowser(portal.app).get('/connexion')).text).toContain('Panne en cours.')
    await operator.submit(`${path}/bandeau`, { ...banner, text: '', version: '1' })
    expect((await openBrowser(portal.app).get('/connexion')).text).not.toContain('Panne en cours.')
  })

  test('two administrators: the second one sees what stands, and nothing is overwritten', async () => {
    const banner = { school: '1', text: 'La mienne', tone: 'info', version: '0' }
    const page = await admin.submit(`${path}/bandeau`, banner)
    expect(page.status).toBe(409)
    expect(page.text).toContain('Votre saisie était : La mienne')
    expect(page.html).toContain('value="Pas de cours lundi."')
  })
})

describe('read-only mode', () => {
  test('refuses every change with its sentence; log-in, services and reading go on', async () => {
    await setMode({ readOnly: '1', readOnlyMessage: 'Sauvegarde en cours.' })
    for (const [browser, address] of [
      [admin, '/administration/services/nouveau'],
      [admin, '/administration/groupes'],
      [admin, '/compte/mot-de-passe'],
      [admin, '/favoris/1'],
    ] as const) {
      const { status, text } = await browser.post(address, {})
      expect([status, text]).toEqual([
        503,
        expect.stringContaining('Sauvegarde en cours. Rien n’a été modifié.'),
      ])
    }
    const pupil = await signedIn('lise.morvan')
    expect((await pupil.get('/')).text).toContain('Wiki')
    expect((await ticketOf(pupil)).location).toContain('ticket=ST-')
    expect((await pupil.post('/deconnexion', {})).status).toBe(303)
  })

  test('is ended by the operator, whom it does not stop', async () => {
    await setMode({})
    expect((await admin.post('/favoris/1', {})).status).toBe(303)
  })

  test('is the platform’s, and two operators do not undo each other silently', async () => {
    expect((await admin.post(path, { readOnly: '1', version: '1' })).status).toBe(403)
    const page = await operator.submit(path, { readOnly: '1', version: '1' })
    expect([page.status, page.text]).toEqual([
      409,
      expect.stringContaining('Votre saisie était : Lecture seule'),
    ])
    const refused = await operator.submit(path, { maxRequests: 'beaucoup' })
    expect(refused.text).toContain('Saisissez un nombre')
    expect(refused.html).toContain('value="beaucoup"')
  })

  test('set on another node, it is known here within five seconds', async () => {
    await portal.database.pool.query('update crisis_mode set read_only = true')
    expect((await admin.post('/favoris/1', {})).status).toBe(303)
    portal.clock.advance(5_000)
    expect((await admin.post('/favoris/1', {})).status).toBe(503)
    await setMode({})
  })
})

describe('the waiting page', () => {
  test('is shown to newcomers above the load; those who are inside, and their tickets, go on', async () => {
    const pupil = await signedIn('lise.morvan')
    await setMode({ maxRequests: '1' })
    const newcomers = Array.from({ length: 6 }, () => openBrowser(portal.app).get('/connexion'))
    const insiders = Array.from({ length: 6 }, () => ticketOf(pupil))
    const pages = await Promise.all(newcomers)
    const waiting = pages.filter(({ status }) => status === 503)
    expect(waiting.length).toBeGreaterThan(0)
    for (const { text, retryAfter } of waiting) {
      expect(text).toContain('Beaucoup de monde en ce moment')
      expect(retryAfter).toBe('15')
    }
    const forged = { accept: 'text/html', cookie: `preau_portal=${'x'.repeat(43)}` }
    const strangers = await Promise.all(
      Array.from({ length: 6 }, () => portal.app.inject({ url: '/', headers: forged })),
    )
    expect(strangers.map(({ statusCode }) => statusCode)).toContain(503)
    for (const { location } of await Promise.all(insiders)) expect(location).toContain('ticket=ST-')
    expect((await openBrowser(portal.app).get('/connexion')).status).toBe(200)
    const { statusCode } = await portal.app.inject('/health/live')
    expect(statusCode).toBe(200)
    await setMode({})
  })
})
