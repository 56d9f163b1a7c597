import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

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
  return browser.post('/connexion', { identifiant: login, motDePasse: password, next: '/' })
}

describe('the log-in page', () => {
  test('opens the person’s own space', async () => {
    const home = await browser.signIn('lise.morvan', testPassword)
    expect(home).toMatchObject({ status: 200 })
    expect(home.text).toContain('Bonjour Lise Morvan')
  })

  test('does not mind the case of the log-in name', async () => {
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
      identifiant: 'lise.morvan',
      motDePasse: testPassword,
      next: '/compte',
    })
    expect(page.location).toBe('/compte')
  })

  test('never leads to another site', async () => {
    await browser.get('/connexion?next=https%3A%2F%2Fexemple.fr')
    const fields = { identifiant: 'lise.morvan', motDePasse: testPassword, next: '//exemple.fr' }
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

  test('ten failures close the account for five minutes, even with the right password', async () => {
    for (let tried = 0; tried < 10; tried += 1) await attempt('karim.roche', 'Faux-mot-2026')
    expect((await attempt('karim.roche', testPassword)).status).toBe(401)
    portal.clock.advance(5 * 60_000 + 1)
    expect((await attempt('karim.roche', testPassword)).status).toBe(303)
  })

  test('tries sent all at once open nothing more than tries sent one after the other', async () => {
    await Promise.all(Array.from({ length: 12 }, () => attempt('claire.lemoine', 'Faux-mot-2026')))
    expect((await attempt('claire.lemoine', testPassword)).status).toBe(401)
    portal.clock.advance(5 * 60_000 + 1)
    expect((await attempt('claire.lemoine', testPassword)).status).toBe(303)
  })

  test.each(['/é', '/compte?q=漢', '/\ud800'])('a page whose address is %j is no fault', async (next) => {
    await browser.get('/connexion')
    const page = await browser.post('/connexion', {
      identifiant: 'lise.morvan',
      motDePasse: testPassword,
      next,
    })
    expect(page.status).toBe(303)
    expect((await browser.get(`/connexion?next=${encodeURIComponent(next.toWellFormed())}`)).status).toBe(303)
  })

  test.each([
    ['a NUL in a field', { identifiant: 'lise.morvan\0', motDePasse: 'x' }],
    ['a field given twice', { identifiant: ['a', 'b'], motDePasse: ['c', 'd'] }],
    ['no field at all', {}],
    ['a name of ten thousand letters', { identifiant: 'a'.repeat(10_000), motDePasse: 'x' }],
  ])('%s is refused on the page itself', async (_, fields) => {
    await browser.get('/connexion')
    const page = await browser.post('/connexion', fields)
    expect([401, 422]).toContain(page.status)
    expect(page.text).toContain('Identifiant')
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
    expect(page.text).toContain('Vous êtes déconnecté')
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

  test('the administration is refused to a pupil with a page that says so', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const page = await browser.get('/administration')
    expect(page.status).toBe(403)
    expect(page.text).toContain('n’administre aucun établissement')
  })
})
