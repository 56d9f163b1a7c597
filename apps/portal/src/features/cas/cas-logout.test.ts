import { parseLogoutMessage } from '@preau/cas'
import { createOutgoing, createSessions, systemRandom } from '@preau/platform'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sqlCasServiceSessions } from '../../store/sql-cas-service-sessions.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type CasPortal, loginUrl, openCasPortal, ticketOf, wikiUrl } from '../../testing/cas-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { openServiceServer, type ServiceServer, trustTestAuthority } from '../../testing/service-server.ts'
import { type PortalSessionData, purgeSessions, type StoredVisitor } from '../login/index.ts'
import type { ToldSession } from './service-sessions.ts'
import { tellService } from './tell-service.ts'

let portal: CasPortal
let server: ServiceServer

trustTestAuthority()

beforeAll(async () => {
  portal = await openCasPortal(undefined, { PORTAL_CAS_PRIVATE_SERVICES: 'true' })
  server = await openServiceServer()
  await portal.jobs.start()
})

beforeEach(() => {
  server.received.length = 0
  server.answers.clear()
})

afterAll(async () => {
  await server.close()
  await portal.jobs.stop()
})

const logoutUrl = (name: string, address: string): string =>
  `/cas/logout?${name}=${encodeURIComponent(address)}`

describe('/cas/logout', () => {
  test('CAS-040, CAS-044, CAS-155: ends the session, says so and offers to log in again', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    const page = await browser.get('/cas/logout')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Déconnexion terminée')
    expect(page.html).toContain('href="/connexion"')
    expect((await browser.get(loginUrl(wikiUrl))).location).toMatch(/^\/connexion/)
    expect(await portal.audit('logout.done')).toHaveLength(1)
  })

  test('CAS-045, CAS-046: returns to a declared service, with a session or without', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    const back = { status: 302, location: `${wikiUrl}fin` }
    expect(await browser.get(logoutUrl('service', `${wikiUrl}fin`))).toMatchObject(back)
    expect(await browser.get(logoutUrl('service', `${wikiUrl}fin`))).toMatchObject(back)
  })

  test.each([
    ['service', 'https://ailleurs.test/'],
    ['service', 'https://wiki.exemple.fr.ailleurs.test/'],
    ['url', 'https://wiki.exemple.fr/'],
    ['Service', 'https://wiki.exemple.fr/'],
    ['destination', 'https://wiki.exemple.fr/'],
  ])(
    'CAS-041, CAS-042, CAS-043, CAS-047, N-10, N-11, N-12: %s=%s is not followed, nor shown',
    async (name, address) => {
      const page = await openBrowser(portal.app).get(logoutUrl(name, address))
      expect(page).toMatchObject({ status: 200, location: undefined })
      expect(page.html).not.toContain(address)
    },
  )
})

describe('single log-out, back channel', () => {
  const appUrl = (name: string): string => `${server.origin}/${name}/`

  async function declareAll(
    codes: readonly string[],
    logout: 'back' | 'front' | 'none',
    logoutUrl: string | null = null,
  ): Promise<readonly string[]> {
    const population = [{ profiles: ['National_ENS', 'National_ELV'], schools: 'all' }]
    const common = { ssoType: 'cas', grouping: 'Outils', population, logout: { way: logout, url: logoutUrl } }
    const urls = codes.map((code) => appUrl(code.toLowerCase()))
    const services = codes.map((code, rank) => ({
      ...common,
      code,
      title: `Service ${code}`,
      url: urls[rank],
    }))
    await portal.commands.applyServices(JSON.stringify({ services }))
    return urls
  }

  async function declare(
    code: string,
    logout: 'back' | 'front' | 'none',
    logoutUrl?: string,
  ): Promise<string> {
    const [url = ''] = await declareAll([code], logout, logoutUrl)
    return url
  }

  const sessionsOf = ({ database, clock }: CasPortal) =>
    createSessions<PortalSessionData, StoredVisitor>({
      ...{ database, clock, random: systemRandom, cookieName: 'preau_portal' },
      ...{ idleMs: 1, absoluteMs: 1, secure: false },
    })
  const sessionsLeft = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from session`.execute(portal.db)
    return rows[0]?.n ?? 0
  }

  /** The browser opens a service, whose server validates the ticket. */
  async function open(browser: Browser, service: string): Promise<string> {
    const ticket = ticketOf(await browser.get(loginUrl(service)))
    await portal.validate('serviceValidate', { service, ticket })
    return ticket
  }
  const toldTickets = (path: string): readonly (string | undefined)[] =>
    server.received
      .filter(({ method, url }) => method === 'POST' && url.pathname === path)
      .map(({ form }) => parseLogoutMessage(form.get('logoutRequest') ?? ''))
  const recordOf = async (code: string): Promise<readonly ToldSession[]> => {
    const found = await portal.db
      .selectFrom('service')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
    return sqlCasServiceSessions(portal.database).lastTold(found.id, 10)
  }
  /** Resolves when the record of a service says so; the jobs run by themselves meanwhile. */
  const recorded = (code: string, expected: object): Promise<void> =>
    vi.waitFor(
      async () => {
        expect(await recordOf(code)).toMatchObject([expected])
      },
      { timeout: 15_000, interval: 100 },
    )

  test('CAS-048, CAS-049, CAS-055, CAS-056, CAS-058, N-40: each service is told of its own ticket, at its address or at the one chosen', async () => {
    const first = await declare('UN', 'back')
    const second = await declare('DEUX', 'back', `${server.origin}/deux/fin?a=1`)
    const browser = await portal.signedIn('claire.lemoine')
    const tickets = [await open(browser, `${first}page?x=1`), await open(browser, second)]
    await browser.get('/cas/logout')
    await recorded('UN', { state: 'told', attempts: 1 })
    await recorded('DEUX', { state: 'told', attempts: 1 })
    expect(toldTickets('/un/page')).toEqual([tickets[0]])
    expect(toldTickets('/deux/fin')).toEqual([tickets[1]])
    const [message] = server.received
    expect([...(message?.form.keys() ?? [])]).toEqual(['logoutRequest'])
  })

  test('CAS-157: the ticket is forgotten once the service was told', async () => {
    const { rows } = await sql<{ ticket: string }>`
      select ticket from cas_service_session where state in ('told', 'failed')`.execute(portal.db)
    expect(rows.map(({ ticket }) => ticket)).toEqual(['', ''])
  })

  test('N-39: a service that wants no log-out is told nothing', async () => {
    const silent = await declare('MUET', 'none')
    const other = await declare('TROIS', 'back')
    const browser = await portal.signedIn('claire.lemoine')
    await open(browser, silent)
    await open(browser, other)
    await browser.get('/cas/logout')
    await recorded('TROIS', { state: 'told' })
    expect(toldTickets('/muet/')).toEqual([])
  })

  test.each([
    ['REFUS', 404],
    ['AILLEURS', { location: 'https://127.0.0.1/' }],
  ] as const)('CAS-051: %s does not know the message: noted once, not tried again', async (code, answer) => {
    const url = await declare(code, 'back')
    server.answers.set(`/${code.toLowerCase()}/`, answer)
    const browser = await portal.signedIn('claire.lemoine')
    await open(browser, url)
    expect((await browser.get('/cas/logout')).status).toBe(200)
    await recorded(code, { state: 'failed', attempts: 1 })
    expect(toldTickets(`/${code.toLowerCase()}/`)).toHaveLength(1)
  })

  test('CAS-051, N-38: a service that breaks is tried again, then given up; nobody waits for it', async () => {
    const url = await declare('PANNE', 'back')
    server.answers.set('/panne/', 500)
    const browser = await portal.signedIn('claire.lemoine')
    await open(browser, url)
    await browser.get('/cas/logout')
    await recorded('PANNE', { state: 'ending', attempts: 1 })
    const outgoing = createOutgoing({ allow: () => true, allowPrivate: true, timeoutMs: 200, maxBytes: 1000 })
    const serviceSessions = sqlCasServiceSessions(portal.database)
    const deps = { serviceSessions, outgoing, clock: portal.clock, random: systemRandom }
    const { rows } = await sql<{
      id: string
    }>`select id from cas_service_session where state = 'ending'`.execute(portal.db)
    const id = rows[0]?.id ?? ''
    server.answers.set('/panne/', 'hang')
    await expect(tellService(deps, id, { attempt: 2 })).rejects.toThrow('timeout')
    await tellService(deps, id, { attempt: 3 })
    expect(await recordOf('PANNE')).toMatchObject([{ state: 'failed', attempts: 3 }])
    outgoing.close()
  })

  test('CAS-050: a session left idle is told, without anybody logging out', async () => {
    const url = await declare('OISIF', 'back')
    const ticket = await open(await portal.signedIn('claire.lemoine'), url)
    portal.clock.advance(61 * 60_000)
    await (await portal.signedIn('lise.morvan')).get('/cas/logout')
    await recorded('OISIF', { state: 'told' })
    expect(toldTickets('/oisif/')).toEqual([ticket])
  })

  test('N-41: the services of an account that is closed are told', async () => {
    const url = await declare('TUE', 'back')
    await open(await portal.signedIn('lise.morvan'), url)
    const status = (value: 'suspended' | 'active') =>
      portal.db.updateTable('account').set({ status: value }).where('login', '=', 'lise.morvan').execute()
    await status('suspended')
    await (await portal.signedIn('claire.lemoine')).get('/cas/logout')
    await recorded('TUE', { state: 'told' })
    await status('active')
  })

  /** Opens the pages on which `close` is done, and does it. */
  const closings: readonly (readonly [how: string, close: (owner: Browser) => Promise<Page>])[] = [
    [
      'an administrator, from the record of the account',
      async () => {
        const admin = await portal.signedIn('admin.ent')
        const { id } = await portal.commands.showAccount('claire.lemoine')
        await admin.get(`/administration/annuaire/${id}/suivi`)
        return admin.submit(`/administration/annuaire/${id}/suivi/connexions/fermer`, {})
      },
    ],
    [
      'its owner, elsewhere, in the list of her open sessions',
      async () => {
        const { rows } = await sql<{ id: string }>`select max(id)::text as id from session`.execute(portal.db)
        const elsewhere = await portal.signedIn('claire.lemoine')
        await elsewhere.get('/compte/connexions')
        return elsewhere.submit(`/compte/connexions/${rows[0]?.id ?? ''}/fermer`, {})
      },
    ],
    [
      'its owner, who says « ce n’était pas moi »',
      async () => {
        const elsewhere = await portal.signedIn('claire.lemoine')
        await elsewhere.get('/compte/connexions')
        const page = await elsewhere.submit('/compte/connexions/pas-moi', {})
        await portal.commands.setPassword('claire.lemoine', testPassword)
        return page
      },
    ],
    [
      'a page on which nothing happened, at the end of the idle time',
      (owner) => {
        portal.clock.advance(59.5 * 60_000)
        return owner.get('/session/terminee')
      },
    ],
  ]
  test.each(closings)('CAS-050, N-41: closed by %s, the session is told at once', async (how, close) => {
    const code = `FIN${String(closings.findIndex(([other]) => other === how))}`
    const url = await declare(code, 'back')
    const owner = await portal.signedIn('claire.lemoine')
    const ticket = await open(owner, url)
    expect((await close(owner)).status).toBeLessThan(400)
    await recorded(code, { state: 'told', attempts: 1 })
    expect(toldTickets(`/${code.toLowerCase()}/`)).toEqual([ticket])
    expect((await owner.get(loginUrl(url))).location).toMatch(/^\/connexion/)
  })

  test('CAS-051, N-38: of twelve services four never answer: the page of the log-out waits for none, the others are told', async () => {
    const codes = Array.from({ length: 12 }, (_, rank) => `DOUZE${String(rank)}`)
    const urls = await declareAll(codes, 'back')
    const mute = codes.slice(0, 4)
    for (const code of mute) server.answers.set(`/${code.toLowerCase()}/`, 'hang')
    const browser = await portal.signedIn('claire.lemoine')
    for (const url of urls) await open(browser, url)
    expect((await browser.get('/cas/logout')).text).toContain('Déconnexion terminée')
    const others = codes.slice(4).map((code) => `/${code.toLowerCase()}/`)
    await vi.waitFor(
      () => {
        expect(others.map((path) => toldTickets(path).length)).toEqual(others.map(() => 1))
      },
      { timeout: 15_000, interval: 50 },
    )
    for (const code of mute) expect(await recordOf(code)).not.toMatchObject([{ state: 'told' }])
  })

  test('CAS-008: typing the password again keeps what the same person has open', async () => {
    const url = await declare('GARDE', 'back')
    const browser = await portal.signedIn('claire.lemoine')
    await open(browser, url)
    await browser.get('/connexion?renouveler=1')
    await browser.post('/connexion', { username: 'claire.lemoine', password: testPassword, next: '/' })
    expect(await recordOf('GARDE')).toEqual([])
    await browser.get('/cas/logout')
    await recorded('GARDE', { state: 'told' })
  })

  test('CAS-050: a session that ended by itself is purged by batches, and its services are told all the same', async () => {
    const url = await declare('OUBLI', 'back')
    await open(await portal.signedIn('claire.lemoine'), url)
    portal.clock.advance(61 * 60_000)
    await purgeSessions(sessionsOf(portal), AbortSignal.abort())
    expect(await sessionsLeft()).toBeGreaterThan(0)
    await purgeSessions(sessionsOf(portal), new AbortController().signal)
    expect(await sessionsLeft()).toBe(0)
    await (await portal.signedIn('lise.morvan')).get('/cas/logout')
    await recorded('OUBLI', { state: 'told' })
  })

  test('CAS-203, N-38: of the tickets of a client that goes in circles, twenty are told', async () => {
    const url = await declare('BOUCLE', 'back')
    const browser = await portal.signedIn('claire.lemoine')
    for (let turn = 0; turn < 23; turn += 1) await open(browser, url)
    await browser.get('/cas/logout')
    await server.has(20)
    await vi.waitFor(() => {
      expect(toldTickets('/boucle/')).toHaveLength(20)
    })
  })

  test('CAS-059: a service of the front channel is told by the browser, from the page that says good-bye', async () => {
    const url = await declare('VITRINE', 'front')
    const browser = await portal.signedIn('claire.lemoine')
    const ticket = await open(browser, url)
    const page = await browser.get(`/cas/logout?service=${encodeURIComponent(url)}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Fermeture demandée à : Service VITRINE')
    expect(page.html).toContain(`href="${url}"`)
    const image = /<img src="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(image.startsWith(`${url}?logoutRequest=`)).toBe(true)
    expect(parseLogoutMessage(new URL(image).searchParams.get('logoutRequest') ?? '')).toBe(ticket)
    expect(await recordOf('VITRINE')).toMatchObject([{ state: 'told' }])
  })

  test('CAS-059: the button of the portal tells it too', async () => {
    const browser = await portal.signedIn('claire.lemoine')
    await open(browser, appUrl('vitrine'))
    await browser.get('/')
    const page = await browser.submit('/deconnexion', {})
    expect(page.text).toContain('Fermeture demandée à : Service VITRINE')
    expect((await browser.get('/compte')).location).toMatch(/^\/connexion/)
  })

  test('CAS-059: without a browser, a service of the front channel is not told, and the record says so', async () => {
    const url = await declare('ABSENT', 'front')
    await open(await portal.signedIn('claire.lemoine'), url)
    portal.clock.advance(61 * 60_000)
    await (await portal.signedIn('lise.morvan')).get('/cas/logout')
    await recorded('ABSENT', { state: 'skipped', attempts: 0 })
  })
})

describe('the tab « Déconnexion » of a service', () => {
  const versionIn = ({ html }: Page): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  const tab = '/administration/services/WIKI/deconnexion'
  let administrator: Browser

  beforeAll(async () => {
    await portal.commands.grantRole('anne.morvan', 'platform')
    administrator = await portal.signedIn('anne.morvan')
  })

  test('keeps the way, the addresses and the right to proxy, and the trail says who chose', async () => {
    const page = await administrator.get(tab)
    expect(page.text).toContain('Prévenir le serveur du service')
    const fields = {
      version: versionIn(page),
      logout: 'front',
      logoutUrl: 'https://wiki.exemple.fr/fin',
      mayProxy: '1',
      proxyCallback: '',
    }
    const saved = await administrator.submit(tab, fields)
    expect(saved.text).toContain('La déconnexion du service est enregistrée.')
    expect(saved.html).toContain('value="https://wiki.exemple.fr/fin"')
    const chosen = await portal.audit('service.protocol-set')
    expect(chosen.filter(({ target }) => target === 'WIKI')).toMatchObject([
      { data: { logout: 'front', mayProxy: true, proxyCallback: null } },
    ])
  })

  test('of two administrators who opened it at once, the second sees what the first one saved, and saves nothing', async () => {
    const version = versionIn(await administrator.get(tab))
    await administrator.post(tab, { version, logout: 'back', logoutUrl: '', proxyCallback: '' })
    const mine = { version, logout: 'none', logoutUrl: 'https://wiki.exemple.fr/adieu', proxyCallback: '' }
    const late = await administrator.post(tab, mine)
    expect(late.status).toBe(409)
    expect(late.text).toContain('Ce service a été modifié entre-temps')
    expect(late.text).toContain('Anne Morvan a enregistré ce service')
    expect(late.text).toMatch(/À la déconnexion du portail Prévenir le serveur du service Ne pas prévenir/)
    expect(late.text).toMatch(/Celle où la personne a été envoyée https:\/\/wiki\.exemple\.fr\/adieu/)
    expect((await administrator.get(tab)).html).not.toContain('adieu')
    const again = await administrator.submit(tab, { ...mine, version: versionIn(late) })
    expect(again.text).toContain('La déconnexion du service est enregistrée.')
  })

  test.each([
    [{ logout: 'front', logoutUrl: 'javascript:alert(1)' }, 'Donnez une adresse complète'],
    [{ logout: 'back', proxyCallback: 'http://wiki.exemple.fr/' }, 'Donnez une adresse en https'],
    [{ logout: 'autre' }, 'Choisissez dans la liste'],
  ])('refuses %o, says why, and keeps what was typed', async (fields, sentence) => {
    const page = await administrator.post(tab, { version: '1', ...fields })
    expect(page.status).toBe(422)
    expect(page.text).toContain(sentence)
  })

  test('shows what a service was told last, and to nobody but its administrators', async () => {
    const page = await administrator.get('/administration/services/UN/deconnexion')
    expect(page.text).toContain('Prévenu')
    const stranger = await portal.signedIn('lise.morvan')
    expect((await stranger.get(tab)).status).toBe(403)
  })

  test('keeps the record of what was told until it is purged, by batches', async () => {
    const store = sqlCasServiceSessions(portal.database)
    const now = portal.clock.now().getTime()
    expect(await store.purge(new Date(now - 30 * 86_400_000), 5)).toBe(0)
    expect(await store.purge(new Date(now + 1), 5)).toBe(5)
  })
})
