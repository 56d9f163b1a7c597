import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createVault, systemRandom } from '@preau/platform'
import { silentLog } from '@preau/platform/testing'
import { checkAccessibility, newPerson, openBrowser as openChromium } from '@preau/testing/browser'
import { createPortal, type Portal } from '../../app.ts'
import { readPortalConfig } from '../../config.ts'
import { SecretSealedElsewhere, sealSecrets } from '../../store/index.ts'
import { type Browser, openBrowser, type Page } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
/** Another node on the same database, where staff and school administrators must have a second factor. */
let strict: Portal
let browser: Browser

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
  const config = readPortalConfig({ PORTAL_SECOND_FACTOR_REQUIRED: 'school,staff' })
  strict = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
})

afterAll(() => strict.app.close())

beforeEach(() => {
  browser = openBrowser(portal.app)
  // Each test begins with a fresh time step: a code is good once.
  portal.clock.advance(60_000)
})

/** What the telephone shows. */
const codeOf = (secret: string): string =>
  new TOTP({ secret }).generate({ timestamp: portal.clock.now().getTime() })

const secretOn = (page: Page): string =>
  (/((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})/.exec(page.text)?.[1] ?? '').replaceAll(' ', '')

const recoveryCodesOn = (page: Page): readonly string[] => page.text.match(/[2-9A-Z]{5}-[2-9A-Z]{5}/g) ?? []

const typePassword = async (login: string, next = '/', agent = browser): Promise<Page> => {
  await agent.get('/connexion')
  return agent.post('/connexion', { username: login, password: testPassword, next })
}

const typeCode = async (code: string, agent = browser): Promise<Page> => {
  await agent.get('/connexion/code')
  return agent.post('/connexion/code', { code })
}

/** Sets the application up on « Mon compte »; gives the secret and the recovery codes. */
async function enrol(login: string) {
  const agent = openBrowser(portal.app)
  await agent.signIn(login, testPassword)
  const secret = secretOn(await agent.get('/compte/second-facteur/activer'))
  const page = await agent.post('/compte/second-facteur/activer', { code: codeOf(secret) })
  expect(page.status).toBe(200)
  portal.clock.advance(60_000)
  return { secret, codes: recoveryCodesOn(page), agent }
}

const forget = async (login: string): Promise<void> => {
  await sql`delete from second_factor where account_id = (select id from account where login = ${login})`.execute(
    portal.database.kysely(),
  )
}

const trail = async (action: string): Promise<readonly unknown[]> =>
  (
    await sql`select actor, target from audit_event where action = ${action}`.execute(
      portal.database.kysely(),
    )
  ).rows

describe('setting a second factor up', () => {
  test('shows a drawing and a key, is confirmed by a code, and gives ten recovery codes once', async () => {
    const { secret, codes, agent } = await enrol('claire.lemoine')
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(codes).size).toBe(10)
    const status = await agent.get('/compte/second-facteur')
    expect(status.text).toContain('Activé')
    expect(status.text).toContain('10 codes')
    for (const code of codes) expect(status.text).not.toContain(code)
    expect((await agent.get('/compte')).text).toContain('Second facteur Activé')
    expect(await trail('second-factor.enrolled')).toHaveLength(1)
    await forget('claire.lemoine')
  })

  test('a wrong code changes nothing and keeps the same drawing', async () => {
    await browser.signIn('karim.roche', testPassword)
    const first = await browser.get('/compte/second-facteur/activer')
    const page = await browser.post('/compte/second-facteur/activer', { code: '000000' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Ce code n’est pas le bon')
    expect(secretOn(page)).toBe(secretOn(first))
    expect((await typePassword('karim.roche', '/', openBrowser(portal.app))).location).toBe('/')
  })

  test('two sessions of one account never see each other’s key', async () => {
    const elsewhere = openBrowser(portal.app)
    await browser.signIn('karim.roche', testPassword)
    await elsewhere.signIn('karim.roche', testPassword)
    const keys = [browser, elsewhere].map(async (agent) =>
      secretOn(await agent.get('/compte/second-facteur/activer')),
    )
    const [one, other] = await Promise.all(keys)
    expect(one).not.toBe(other)
  })

  test('closes the sessions that were opened without it', async () => {
    await browser.signIn('claire.lemoine', testPassword)
    const { agent } = await enrol('claire.lemoine')
    expect((await browser.get('/compte')).status).toBe(303)
    expect((await agent.get('/compte')).status).toBe(200)
    await forget('claire.lemoine')
  })

  test.each(['lise.morvan', 'anne.morvan'])(
    'is not offered to %s, who is a pupil or a guardian',
    async (login) => {
      await browser.signIn(login, testPassword)
      expect((await browser.get('/compte')).text).not.toContain('Second facteur')
      const page = await browser.get('/compte/second-facteur')
      expect(page.status).toBe(403)
      expect(page.text).toContain('proposé aux administrateurs et aux personnels')
    },
  )
})

describe('logging in with a second factor', () => {
  let secret: string
  let codes: readonly string[]
  beforeAll(async () => {
    ;({ secret, codes } = await enrol('exploitant'))
  })

  test('the password alone opens nothing', async () => {
    const page = await typePassword('exploitant', '/administration')
    expect(page.location).toBe('/connexion/code')
    for (const path of ['/compte', '/administration']) expect((await browser.get(path)).status).toBe(303)
    expect((await browser.get('/cas/login?service=https%3A%2F%2Fexemple.fr')).status).not.toBe(302)
  })

  test('the code opens the page that was asked for', async () => {
    await typePassword('exploitant', '/administration')
    expect((await typeCode(codeOf(secret))).location).toBe('/administration')
    expect((await browser.get('/administration')).status).toBe(200)
  })

  test('a service that wants a new log-in gets one, ticket included, after the code', async () => {
    const teachers = [{ profiles: ['National_ENS'], schools: 'all' }]
    const url = 'https://wiki.exemple.fr/'
    const wiki = {
      code: 'WIKI',
      title: 'Wiki',
      ssoType: 'cas',
      url,
      grouping: 'Outils',
      population: teachers,
    }
    await portal.commands.applyServices(JSON.stringify({ services: [wiki] }))
    const key = (await enrol('claire.lemoine')).secret
    const asked = await browser.get(`/cas/login?service=${encodeURIComponent(url)}&renew=true`)
    await browser.get(asked.location ?? '')
    const next = new URL(asked.location ?? '', 'http://portail.test').searchParams.get('next') ?? ''
    await browser.post('/connexion', { username: 'claire.lemoine', password: testPassword, next })
    const back = await typeCode(codeOf(key))
    expect(back.location).toBe(next)
    expect((await browser.get(next)).location).toMatch(/^https:\/\/wiki\.exemple\.fr\/\?ticket=ST-/)
    await forget('claire.lemoine')
  })

  test('a code is good once, on every node', async () => {
    const code = codeOf(secret)
    await typePassword('exploitant')
    expect((await typeCode(code)).location).toBe('/')
    const elsewhere = openBrowser(strict.app)
    await typePassword('exploitant', '/', elsewhere)
    const again = await typeCode(code, elsewhere)
    expect(again.status).toBe(401)
    expect(again.text).toContain('ou a déjà servi')
    portal.clock.advance(60_000)
    expect((await typeCode(codeOf(secret), elsewhere)).location).toBe('/')
  })

  test('a recovery code opens once and is counted', async () => {
    const [code = ''] = codes
    await typePassword('exploitant')
    await typeCode(code.toLowerCase())
    expect((await browser.get('/')).text).toContain('Il vous en reste 9')
    const elsewhere = openBrowser(portal.app)
    await typePassword('exploitant', '/', elsewhere)
    expect((await typeCode(code, elsewhere)).status).toBe(401)
  })

  test('the last recovery code opens too, and says what to do without the phone', async () => {
    const db = portal.database.kysely()
    const own = sql`account_id = (select id from account where login = 'exploitant')`
    // The one that was just used is now the only one left.
    await sql`update recovery_code
      set used_at = case when used_at is null then ${portal.clock.now()}::timestamptz end where ${own}`.execute(
      db,
    )
    await typePassword('exploitant')
    expect((await typeCode(codes[0] ?? '')).location).toBe('/')
    expect((await browser.get('/')).text).toContain('votre dernier code de secours')
    expect((await browser.get('/compte/second-facteur')).text).toContain('Codes de secours restants Aucun')
    await sql`update recovery_code set used_at = null where ${own}`.execute(db)
  })

  test('guessing codes is delayed like guessing passwords, from every browser', async () => {
    portal.clock.advance(24 * 3_600_000 + 1)
    await typePassword('exploitant')
    const statuses: number[] = []
    for (let tried = 0; tried < 6; tried += 1) statuses.push((await typeCode('000000')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    const elsewhere = openBrowser(strict.app)
    await typePassword('exploitant', '/', elsewhere)
    const stopped = await typeCode(codeOf(secret), elsewhere)
    expect(stopped).toMatchObject({ status: 429, retryAfter: '60' })
    expect(stopped.text).toContain('celui-ci n’a pas été vérifié')
    portal.clock.advance(60_000)
    expect((await typeCode(codeOf(secret), elsewhere)).location).toBe('/')
    expect(await trail('second-factor.code-refused')).not.toHaveLength(0)
    expect((await elsewhere.get('/compte/connexions')).text).toContain('Code refusé')
  })

  test('the time to give the code is limited', async () => {
    await typePassword('exploitant')
    portal.clock.advance(15 * 60_000)
    const page = await typeCode(codeOf(secret))
    expect(page.location).toBe('/connexion')
    expect((await browser.get('/connexion')).text).toContain('Le temps de donner le code est passé')
  })

  test('a half log-in is used once', async () => {
    await typePassword('exploitant')
    await browser.get('/connexion/code')
    const answers = await Promise.all(
      [codeOf(secret), codes[1] ?? ''].map((code) => browser.post('/connexion/code', { code })),
    )
    expect(answers.map(({ location }) => location).sort()).toEqual(['/', '/connexion'])
  })

  test('an account suspended between the password and the code does not get in', async () => {
    const set = (status: string) =>
      sql`update account set status = ${status} where login = 'exploitant'`.execute(portal.database.kysely())
    await typePassword('exploitant')
    await set('suspended')
    expect((await typeCode(codeOf(secret))).location).toBe('/connexion')
    await set('active')
    expect((await browser.get('/compte')).status).toBe(303)
  })

  test.each([
    ['nothing', {}],
    ['a code given twice', { code: ['1', '2'] }],
    ['a NUL', { code: '12\u00003456' }],
    ['ten thousand figures', { code: '1'.repeat(10_000) }],
  ])('%s is refused on the page itself', async (_, fields) => {
    portal.clock.advance(24 * 3_600_000)
    await typePassword('exploitant')
    await browser.get('/connexion/code')
    const page = await browser.post('/connexion/code', fields)
    expect([401, 422]).toContain(page.status)
    expect(page.text).toContain('six chiffres')
  })

  test('without a password first, there is no page for a code', async () => {
    expect((await browser.get('/connexion/code')).location).toBe('/connexion')
    expect((await browser.get('/connexion/second-facteur')).location).toBe('/connexion')
  })
})

describe('a second factor that is required', () => {
  test('is set up between the password and the session', async () => {
    browser = openBrowser(strict.app)
    const asked = await typePassword('karim.roche', '/compte')
    expect(asked.location).toBe('/connexion/second-facteur')
    expect((await browser.get('/compte')).status).toBe(303)
    const page = await browser.get('/connexion/second-facteur')
    expect(page.text).toContain('votre ENT demande, en plus du mot de passe')
    const done = await browser.post('/connexion/second-facteur', { code: codeOf(secretOn(page)) })
    expect(recoveryCodesOn(done)).toHaveLength(10)
    expect(done.html).toContain('href="/compte"')
    expect((await browser.get('/compte')).status).toBe(200)
  })

  test('is not removed by the person', async () => {
    await forget('karim.roche')
    browser = openBrowser(strict.app)
    await typePassword('karim.roche')
    const key = secretOn(await browser.get('/connexion/second-facteur'))
    await browser.post('/connexion/second-facteur', { code: codeOf(key) })
    expect((await browser.get('/compte/second-facteur')).text).toContain('vous ne pouvez pas le retirer')
    portal.clock.advance(60_000)
    const page = await browser.post('/compte/second-facteur/retirer', { code: codeOf(key) })
    expect(page.status).toBe(403)
    await forget('karim.roche')
  })

  test('asks nothing of those it is not required of', async () => {
    for (const login of ['lise.morvan', 'anne.morvan']) {
      browser = openBrowser(strict.app)
      expect((await typePassword(login)).location).toBe('/')
    }
  })

  test('is required of nobody in demonstration', async () => {
    const config = readPortalConfig({ PORTAL_SECOND_FACTOR_REQUIRED: 'school,staff', PORTAL_DEMO: 'oui' })
    const demo = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
    browser = openBrowser(demo.app)
    expect((await typePassword('karim.roche')).location).toBe('/')
    await demo.app.close()
  })
})

describe('a second factor that will be required', () => {
  test('leaves a week to set it up, and says until when', async () => {
    const environment = { PORTAL_SECOND_FACTOR_REQUIRED: 'staff', PORTAL_SECOND_FACTOR_GRACE_DAYS: '7' }
    const config = readPortalConfig(environment)
    const patient = await createPortal({ ...portal, random: systemRandom, log: silentLog(), config })
    browser = openBrowser(patient.app)
    expect((await typePassword('karim.roche')).location).toBe('/')
    expect((await browser.get('/')).text).toContain('demandera un second facteur à votre profil à partir du')
    portal.clock.advance(6 * 24 * 3_600_000)
    expect((await typePassword('karim.roche', '/', openBrowser(patient.app))).location).toBe('/')
    portal.clock.advance(24 * 3_600_000)
    const late = await typePassword('karim.roche', '/', openBrowser(patient.app))
    expect(late.location).toBe('/connexion/second-facteur')
    await patient.app.close()
  })
})

describe('secrets of applications in the database', () => {
  const stored = async (): Promise<Buffer> => {
    const { rows } = await sql<{ secret: Buffer }>`select secret from second_factor f join account a
      on a.id = f.account_id where a.login = 'claire.lemoine'`.execute(portal.database.kysely())
    return rows[0]?.secret ?? Buffer.alloc(0)
  }
  const works = async (secret: string): Promise<void> => {
    browser = openBrowser(portal.app)
    await typePassword('claire.lemoine')
    expect((await typeCode(codeOf(secret))).location).toBe('/')
    portal.clock.advance(60_000)
  }

  test('are sealed, those of before sealing too, and a change of key seals them again', async () => {
    const { secret } = await enrol('claire.lemoine')
    const plain = Buffer.from(Secret.fromBase32(secret).bytes)
    expect((await stored()).includes(plain)).toBe(false)
    await sql`update second_factor set secret = ${plain} where octet_length(secret) > 20
      and account_id = (select id from account where login = 'claire.lemoine')`.execute(
      portal.database.kysely(),
    )
    expect(await sealSecrets(portal.database, portal.vault)).toBe(1)
    expect((await stored()).includes(plain)).toBe(false)
    await works(secret)
    const [now, later] = ['le secret de tous les tests', 'le secret qui vient ensuite']
    const vaultOf = (secret: string, previous: readonly string[]) =>
      createVault({ secret, previous, file: '', random: systemRandom })
    await expect(sealSecrets(portal.database, vaultOf(later, []))).rejects.toThrow(SecretSealedElsewhere)
    expect(await sealSecrets(portal.database, vaultOf(later, [now]))).toBeGreaterThan(0)
    expect(await sealSecrets(portal.database, vaultOf(now, [later]))).toBeGreaterThan(0)
    expect(await sealSecrets(portal.database, portal.vault)).toBe(0)
    await works(secret)
    await forget('claire.lemoine')
  })

  test('a wrong secret seals nothing, not even what nobody had sealed', async () => {
    await enrol('claire.lemoine')
    const plain = Buffer.alloc(20, 7)
    const db = portal.database.kysely()
    await sql`insert into second_factor (account_id, secret, enrolled_at, last_step)
      select id, ${plain}, now(), 0 from account where login = 'lise.morvan'`.execute(db)
    const wrong = createVault({ secret: 'un tout autre secret', file: '', random: systemRandom })
    await expect(sealSecrets(portal.database, wrong)).rejects.toThrow(SecretSealedElsewhere)
    const { rows } = await sql`select secret from second_factor where octet_length(secret) = 20`.execute(db)
    expect(rows).toEqual([{ secret: plain }])
    expect(await sealSecrets(portal.database, portal.vault)).toBe(1)
    await forget('lise.morvan')
    await forget('claire.lemoine')
  })
})

describe('removing a second factor', () => {
  test('needs a code, and the password is then enough', async () => {
    const { secret, agent } = await enrol('claire.lemoine')
    await agent.get('/compte/second-facteur')
    expect((await agent.post('/compte/second-facteur/retirer', { code: '000000' })).status).toBe(401)
    const page = await agent.submit('/compte/second-facteur/retirer', { code: codeOf(secret) })
    expect(page.text).toContain('votre mot de passe suffit de nouveau')
    expect((await typePassword('claire.lemoine')).location).toBe('/')
    expect(await trail('second-factor.removed')).toHaveLength(1)
  })

  test('new recovery codes make the old ones useless', async () => {
    const { secret, codes, agent } = await enrol('claire.lemoine')
    await agent.get('/compte/second-facteur')
    const page = await agent.post('/compte/second-facteur/codes', { code: codeOf(secret) })
    expect(recoveryCodesOn(page)).toHaveLength(10)
    await typePassword('claire.lemoine')
    expect((await typeCode(codes[0] ?? '')).status).toBe(401)
    expect((await typeCode(recoveryCodesOn(page)[0] ?? '')).location).toBe('/')
    await forget('claire.lemoine')
  })

  test('an administrator of the school removes that of a member of staff who lost everything', async () => {
    const { agent } = await enrol('claire.lemoine')
    await browser.signIn('admin.ent', testPassword)
    const { text, html } = await browser.get(await sheetOf('claire.lemoine'))
    expect(text).toContain('donne un code de son téléphone')
    const [, action = ''] = /action="([^"]+second-facteur\/retirer)"/.exec(html) ?? []
    expect((await browser.submit(action, {})).text).toContain('Le second facteur est retiré')
    expect((await agent.get('/compte')).status).toBe(303)
    expect((await typePassword('claire.lemoine', '/', openBrowser(portal.app))).location).toBe('/')
    expect(await trail('second-factor.reset')).toHaveLength(1)
  })

  test('that of an administrator is removed by the operator alone', async () => {
    await enrol('claire.lemoine')
    await sql`insert into admin_role (account_id, role, establishment_id, granted_at)
      select a.id, 'school', e.id, ${portal.clock.now()} from account a, establishment e
      where a.login = 'claire.lemoine'`.execute(portal.database.kysely())
    await browser.signIn('admin.ent', testPassword)
    const sheet = await sheetOf('claire.lemoine')
    expect((await browser.get(sheet)).text).not.toContain('Retirer le second facteur')
    const refused = await browser.post(`${sheet}/second-facteur/retirer`, {})
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('Second facteur protégé')
    expect(await portal.commands.resetSecondFactor('claire.lemoine')).toBe(true)
    expect(await portal.commands.resetSecondFactor('claire.lemoine')).toBe(false)
    expect((await typePassword('claire.lemoine', '/', openBrowser(portal.app))).location).toBe('/')
  })
})

test('the pages are complete without script, and axe finds nothing on them', {
  timeout: 60_000,
}, async () => {
  const baseURL = await strict.app.listen({ port: 0, host: '127.0.0.1' })
  const chromium = await openChromium()
  const person = await newPerson(chromium, { baseURL, javaScript: false })
  const { page } = person
  const press = (name: string) => page.getByRole('button', { name }).click()
  const code = page.locator('input[name=code]').first()
  const look = async () => expect.soft(await checkAccessibility(page), page.url()).toEqual([])

  await page.goto('/connexion?next=%2Fcompte')
  await page.getByLabel('Identifiant').fill('karim.roche')
  await page.getByLabel('Mot de passe').fill(testPassword)
  await press('Se connecter')
  await look()
  const key = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await code.fill(codeOf(key))
  await press('Activer')
  await look()
  await page.getByRole('link', { name: 'continuer' }).click()
  for (const path of ['/compte', '/compte/second-facteur', '/compte/connexions']) {
    await page.goto(path)
    await look()
  }
  await person.context.clearCookies()
  await page.goto('/connexion')
  await page.getByLabel('Identifiant').fill('karim.roche')
  await page.getByLabel('Mot de passe').fill(testPassword)
  await press('Se connecter')
  await code.fill('000000')
  await press('Valider')
  await look()
  await person.close()
  await chromium.close()
})

async function sheetOf(login: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id::text from account where login = ${login}`.execute(
    portal.database.kysely(),
  )
  return `/administration/annuaire/${rows[0]?.id ?? ''}`
}
