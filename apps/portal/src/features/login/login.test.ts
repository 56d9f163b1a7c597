import { createPasswordHasher, systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPortal, type Portal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import { sqlLoginRegulator } from '../../store/sql-login-regulator.ts'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'
import { loginRules } from './protection/login-rules.ts'
import { purgeLogins } from './protection/purge-logins.ts'

let portal: OpenedPortal
let browser: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
})

beforeEach(() => {
  browser = openBrowser(portal.app)
})

const attempt = async (login: string, password: string) => {
  await browser.get('/connexion')
  return browser.post('/connexion', { username: login, password, next: '/' })
}

describe('the log-in page', () => {
  test('opens the person’s own space', async () => {
    const home = await browser.signIn('lise.morvan', testPassword)
    expect(home).toMatchObject({ status: 200 })
    expect(home.text).toContain('Bonjour Lise Morvan')
  })

  test('N-48: does not mind the case of the log-in name, nor spaces around it', async () => {
    expect((await browser.signIn(' Lise.MORVAN ', testPassword)).text).toContain('Bonjour Lise Morvan')
  })

  test('says the same thing for an unknown account, a wrong password and an account never activated', async () => {
    await portal.commands.addAccount({ firstName: 'Jamais', lastName: 'Venu' })
    const texts = await Promise.all(
      [
        ['lise.morvan', 'Faux-mot-2026'],
        ['personne.inconnue', 'Faux-mot-2026'],
        ['jamais.venu', 'Faux-mot-2026'],
      ].map(async ([login = '', password = '']) => {
        const page = await attempt(login, password)
        expect(page.status).toBe(401)
        return page.text.replace(login, '')
      }),
    )
    expect(
      new Set(texts.map((text) => /Identifiant ou mot de passe incorrect[^<]*/.exec(text)?.[0])).size,
    ).toBe(1)
  })

  test('keeps the log-in name typed and never the password', async () => {
    const page = await attempt('lise.morvan', 'Faux-mot-2026')
    expect(page.html).toContain('value="lise.morvan"')
    expect(page.html).not.toContain('Faux-mot-2026')
  })

  test('an empty form names both missing fields', async () => {
    const page = await attempt('', '')
    expect(page.status).toBe(422)
    expect(page.text).toContain('Saisissez votre identifiant.')
    expect(page.text).toContain('Saisissez votre mot de passe.')
  })

  test('comes back to the page that was asked for', async () => {
    const refused = await browser.get('/compte')
    expect(refused.location).toBe('/connexion?next=%2Fcompte')
    await browser.get('/connexion?next=%2Fcompte')
    const page = await browser.post('/connexion', {
      username: 'lise.morvan',
      password: testPassword,
      next: '/compte',
    })
    expect(page.location).toBe('/compte')
  })

  test('never leads to another site', async () => {
    await browser.get('/connexion?next=https%3A%2F%2Fexemple.fr')
    const fields = { username: 'lise.morvan', password: testPassword, next: '//exemple.fr' }
    expect((await browser.post('/connexion', fields)).location).toBe('/')
  })

  test('is skipped by a signed-in person, unless the password is asked again', async () => {
    await browser.signIn('lise.morvan', testPassword)
    expect((await browser.get('/connexion?next=%2Fcompte')).location).toBe('/compte')
    expect((await browser.get('/connexion?next=%2Fcompte&renouveler=1')).status).toBe(200)
  })

  test('lets its form end on a third-party service, when it comes from the CAS server only', async () => {
    const policyOf = async (url: string) =>
      String((await portal.app.inject(url)).headers['content-security-policy'])
    expect(await policyOf('/connexion')).toContain("form-action 'self'")
    expect(await policyOf('/connexion?next=%2Fcas%2Flogin%3Fservice%3Dx')).not.toContain(
      "form-action 'self';",
    )
  })

  test.each(['/é', '/compte?q=漢', '/\ud800'])('a page whose address is %j is no fault', async (next) => {
    await browser.get('/connexion')
    const page = await browser.post('/connexion', {
      username: 'lise.morvan',
      password: testPassword,
      next,
    })
    expect(page.status).toBe(303)
    expect((await browser.get(`/connexion?next=${encodeURIComponent(next.toWellFormed())}`)).status).toBe(303)
  })

  test.each([
    ['a NUL in a field', { username: 'lise.morvan\0', password: 'x' }],
    ['a field given twice', { username: ['a', 'b'], password: ['c', 'd'] }],
    ['no field at all', {}],
    ['a name of ten thousand letters', { username: 'a'.repeat(10_000), password: 'x' }],
  ])('%s is refused on the page itself', async (_, fields) => {
    await browser.get('/connexion')
    const page = await browser.post('/connexion', fields)
    expect([401, 422]).toContain(page.status)
    expect(page.text).toContain('Identifiant')
  })
})

describe('the protection of the log-in', () => {
  const mistake = 'Faux-mot-2026'
  const fail = async (login: string, times: number) => {
    for (let tried = 0; tried < times; tried += 1) await attempt(login, mistake)
  }
  /** A browser somewhere else. */
  const from = (address: string, agent: Browser) => ({
    attempt: async (login: string, password: string) => {
      await agent.get('/connexion')
      return agent.post('/connexion', { username: login, password, next: '/' }, { address })
    },
  })
  /** A second node on the same database, which allows an address twenty mistakes in ten minutes. */
  let strict: Portal
  beforeAll(async () => {
    const config = readPortalConfig({ PORTAL_LOGIN_FAILURES_PER_ADDRESS: '20' })
    strict = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
  })
  afterAll(() => strict.app.close())

  test('four mistakes cost nothing', async () => {
    await fail('karim.roche', 4)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('the fifth mistake costs a minute, during which even the right password is not looked at', async () => {
    await fail('karim.roche', 4)
    const fifth = await attempt('karim.roche', mistake)
    expect(fifth.status).toBe(401)
    expect(fifth.text).toContain('le prochain essai est possible dans 1 minute')
    browser = openBrowser(portal.app)
    const early = await attempt('karim.roche', testPassword)
    expect(early).toMatchObject({ status: 429, retryAfter: '60' })
    expect(early.text).toContain('Patientez avant de recommencer')
    expect(early.text).toContain('ce mot de passe n’a pas été vérifié. Recommencez dans 1 minute.')
    portal.clock.advance(60_000)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('N-46: each mistake doubles the delay, up to two hours, and a refused try lengthens nothing', async () => {
    await fail('anne.morvan', 5)
    const waits: (string | undefined)[] = []
    for (let tried = 0; tried < 9; tried += 1) {
      const { retryAfter } = await attempt('anne.morvan', mistake)
      waits.push(retryAfter)
      portal.clock.advance(Number(retryAfter) * 1000)
      await attempt('anne.morvan', mistake)
    }
    expect(waits).toEqual(['60', '120', '240', '480', '960', '1920', '3840', '7200', '7200'])
    portal.clock.advance(7_200_000)
    expect((await attempt('anne.morvan', testPassword)).status).toBe(303)
  })

  test('N-48: mistakes are counted together however the name is spelled', async () => {
    await fail('karim.roche', 2)
    await fail(' KARIM.Roche ', 2)
    expect((await attempt('Karim.Roche', mistake)).text).toContain('dans 1 minute')
    expect((await attempt('karim.roche', testPassword)).status).toBe(429)
    portal.clock.advance(60_000)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('a day without a mistake and everything starts afresh', async () => {
    await fail('karim.roche', 4)
    portal.clock.advance(24 * 3_600_000 + 1)
    await fail('karim.roche', 4)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('a log-in forgives the mistakes before it', async () => {
    await fail('karim.roche', 4)
    await attempt('karim.roche', testPassword)
    browser = openBrowser(portal.app)
    await fail('karim.roche', 4)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('N-47: a name that nobody has is delayed, and answered, exactly like one that somebody has', async () => {
    const answers = async (login: string) => {
      const pages = []
      for (let tried = 0; tried < 7; tried += 1) {
        const { status, retryAfter, text } = await attempt(login, mistake)
        pages.push({
          status,
          retryAfter,
          said: /(Identifiant ou|Trop d).*?aussitôt|Identifiant ou.*?oubli/.exec(text)?.[0],
        })
      }
      return pages
    }
    await portal.commands.addAccount({ firstName: 'Nul', lastName: 'Activé' })
    expect(await answers('personne.du.tout')).toEqual(await answers('claire.lemoine'))
    expect(await answers('nul.active')).toEqual(await answers('personne.du.tout.2'))
    portal.clock.advance(60_000)
    expect((await attempt('claire.lemoine', testPassword)).status).toBe(303)
  })

  test('tries sent all at once gain nothing over tries sent one after the other', async () => {
    const pages = await Promise.all(Array.from({ length: 12 }, () => attempt('claire.lemoine', mistake)))
    expect(pages.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(7)
    portal.clock.advance(60_000)
    expect((await attempt('claire.lemoine', testPassword)).status).toBe(303)
  })

  test('right passwords sent all at once do not refuse one another, on two nodes and after mistakes', async () => {
    await fail('claire.lemoine', 3)
    const everywhere = [portal.app, strict.app].flatMap((app) =>
      Array.from({ length: 6 }, () => openBrowser(app)),
    )
    const pages = await Promise.all(
      everywhere.map(async (agent) => {
        await agent.get('/connexion')
        return agent.post('/connexion', {
          username: 'claire.lemoine',
          password: testPassword,
          next: '/',
        })
      }),
    )
    expect(pages.map(({ status }) => status)).toEqual(everywhere.map(() => 303))
  })

  test('a node that died while it looked at passwords makes nobody wait longer than its mistakes would', async () => {
    const regulator = sqlLoginRegulator(portal.database)
    const rules = loginRules(20)
    const request = { login: 'karim.roche', network: '192.0.2.78', browserToken: undefined }
    const begin = () => regulator.beginPassword({ ...request, at: portal.clock.now() }, rules)
    for (let tried = 0; tried < 5; tried += 1) expect((await begin()).ok).toBe(true)
    expect(await begin()).toMatchObject({ ok: false, undecided: true })
    portal.clock.advance(15_000)
    expect(await begin()).toMatchObject({ ok: false, undecided: false })
    portal.clock.advance(45_000)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('N-47: names that nobody has cost the same work as the others: above the queue of password checks the answer is 503 with Retry-After, and no mistake is counted', async () => {
    const hasher = createPasswordHasher({ parallel: 1, waiting: 1, memoryKib: 64, passes: 1 })
    const names = Array.from({ length: 8 }, (_, rank) => `inconnu.${String(rank)}`)
    // The checks begin when all of them are there: a slow machine must not spread them over time.
    const everybody = Promise.withResolvers<undefined>()
    let arrived = 0
    const verifyPassword: typeof hasher.verify = async (stored, password) => {
      arrived += 1
      if (arrived === names.length) everybody.resolve(undefined)
      await everybody.promise
      return hasher.verify(stored, password)
    }
    const config = readPortalConfig({})
    const parts = { ...portal, random: systemRandom, log: silentLog(), config, verifyPassword }
    const narrow = await createPortal(parts)
    const pages = await Promise.all(
      names.map((name) => from('192.0.2.90', openBrowser(narrow.app)).attempt(name, mistake)),
    )
    const busy = pages.filter(({ status }) => status === 503)
    expect(busy).toHaveLength(6)
    expect(pages.filter(({ status }) => status === 401)).toHaveLength(2)
    expect(busy[0]).toMatchObject({ retryAfter: '5' })
    expect(busy[0]?.text).toContain('Attendez quelques secondes')
    const counted = await sql<{
      names: string
    }>`select count(*) as names from login_try where running > 0`.execute(portal.database.kysely())
    expect(counted.rows).toEqual([{ names: '0' }])
    await narrow.app.close()
  })

  test('N-46: tries on another node of the portal are counted with the others', async () => {
    await fail('karim.roche', 3)
    const here = browser
    browser = openBrowser(strict.app)
    await fail('karim.roche', 2)
    browser = here
    expect((await attempt('karim.roche', testPassword)).status).toBe(429)
    portal.clock.advance(60_000)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('N-46: who has logged in from a browser still does while others guess elsewhere', async () => {
    await attempt('lise.morvan', testPassword)
    const elsewhere = openBrowser(portal.app)
    for (let tried = 0; tried < 6; tried += 1)
      await from('192.0.2.9', elsewhere).attempt('lise.morvan', mistake)
    expect((await from('192.0.2.9', elsewhere).attempt('lise.morvan', testPassword)).status).toBe(429)
    await browser.submit('/deconnexion', {})
    expect((await attempt('lise.morvan', testPassword)).status).toBe(303)
    portal.clock.advance(60_000)
  })

  test('guessing from a browser that the person uses is delayed too', async () => {
    await attempt('lise.morvan', testPassword)
    await browser.get('/connexion?renouveler=1')
    for (let tried = 0; tried < 5; tried += 1)
      await browser.post('/connexion', { username: 'lise.morvan', password: mistake, renouveler: '1' })
    const page = await browser.post('/connexion', { username: 'lise.morvan', password: testPassword })
    expect(page.status).toBe(429)
  })

  test('a new password given by an administrator ends the delay', async () => {
    await fail('karim.roche', 5)
    expect((await attempt('karim.roche', testPassword)).status).toBe(429)
    await portal.commands.setPassword('karim.roche', testPassword)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('N-46: a school behind one address may make its allowance of mistakes; beyond, the network waits', async () => {
    const school = from('198.51.100.1', openBrowser(strict.app))
    for (let one = 0; one < 20; one += 1) {
      expect((await school.attempt(`eleve${String(one)}.distrait`, mistake)).status).toBe(401)
    }
    const stopped = await school.attempt('karim.roche', testPassword)
    expect(stopped).toMatchObject({ status: 429, retryAfter: '30' })
    expect(stopped.text).toContain('Trop d’erreurs de connexion viennent de votre réseau')
    expect(
      (await from('203.0.113.4', openBrowser(strict.app)).attempt('karim.roche', testPassword)).status,
    ).toBe(303)
    portal.clock.advance(30_000)
    expect((await school.attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('in a network that waits, those who have already logged in from their browser get in', async () => {
    const known = from('198.51.100.2', openBrowser(strict.app))
    await known.attempt('claire.lemoine', testPassword)
    const school = from('198.51.100.2', openBrowser(strict.app))
    for (let one = 0; one < 21; one += 1) await school.attempt(`autre${String(one)}.distrait`, mistake)
    expect((await school.attempt('claire.lemoine', testPassword)).status).toBe(429)
    expect((await known.attempt('claire.lemoine', testPassword)).status).toBe(303)
    // The mark opens nothing to somebody else.
    expect((await known.attempt('anne.morvan', testPassword)).status).toBe(429)
  })

  test('every mistake is in the trail, with no name that was typed', async () => {
    await attempt('mon-mot-de-passe-tapé-au-mauvais-endroit', mistake)
    await attempt('anne.morvan', mistake)
    const lines = await sql<{ actor: string; data: { address: string } }>`
      select actor, data from audit_event where action = 'login.failed' order by id desc limit 2`.execute(
      portal.database.kysely(),
    )
    expect(lines.rows.map(({ actor }) => actor)).toEqual([expect.stringMatching(/^\d+$/), 'anonymous'])
    expect(JSON.stringify(lines.rows)).not.toContain('mauvais-endroit')
    await attempt('anne.morvan', testPassword)
  })

  test('a server too busy to look at the password does not count the try', async () => {
    const regulator = sqlLoginRegulator(portal.database)
    const at = portal.clock.now()
    const request = { login: 'karim.roche', network: '192.0.2.77', browserToken: undefined, at }
    for (let tried = 0; tried < 7; tried += 1) {
      const decision = await regulator.beginPassword(request, loginRules(20))
      if (!decision.ok) throw new Error('the try was refused')
      await regulator.giveBack(decision.open)
    }
    await fail('karim.roche', 4)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('what no longer matters is purged', async () => {
    await fail('quelqu.un', 2)
    portal.clock.advance(100 * 24 * 3_600_000)
    await purgeLogins(
      { regulator: sqlLoginRegulator(portal.database), rules: loginRules(20), clock: portal.clock },
      new AbortController().signal,
    )
    const kept = await sql<{ rows: string }>`select (select count(*) from login_try)
      + (select count(*) from login_network) + (select count(*) from known_browser) as rows`.execute(
      portal.database.kysely(),
    )
    expect(kept.rows).toEqual([{ rows: '0' }])
  })
})

describe('the portal session', () => {
  test('ends after an hour without use', async () => {
    await browser.signIn('lise.morvan', testPassword)
    portal.clock.advance(61 * 60_000)
    expect((await browser.get('/compte')).status).toBe(303)
  })

  test('ends with the log-out', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const page = await browser.submit('/deconnexion', {})
    expect(page.text).toContain('Déconnexion terminée')
    expect((await browser.get('/compte')).status).toBe(303)
  })

  test('ends when the account is suspended', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const db = portal.database.kysely<{ account: { login: string; status: string } }>()
    await db.updateTable('account').set({ status: 'suspended' }).where('login', '=', 'lise.morvan').execute()
    expect((await browser.get('/compte')).status).toBe(303)
    await db.updateTable('account').set({ status: 'active' }).where('login', '=', 'lise.morvan').execute()
  })

  test('a log-out without the token of our form is refused', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const forged = await portal.app.inject({
      method: 'POST',
      url: '/deconnexion',
      headers: { accept: 'text/html' },
    })
    expect(forged.statusCode).toBe(403)
    expect((await browser.get('/compte')).status).toBe(200)
  })

  test('a browser that refuses cookies is told so, once, and is sent nowhere', async () => {
    const page = await portal.app.inject('/connexion')
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const form = { _csrf: token, username: 'lise.morvan', password: testPassword, next: '/' }
    const refused = await portal.app.inject({
      method: 'POST',
      url: '/connexion',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams(form).toString(),
    })
    expect(refused.statusCode).toBe(403)
    expect(refused.headers.location).toBeUndefined()
    expect(refused.body).toContain('Autorisez les cookies pour ce site')
  })

  test('the administration is refused to a pupil with a page that says so', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const page = await browser.get('/administration')
    expect(page.status).toBe(403)
    expect(page.text).toContain('n’administre aucun établissement')
  })
})
