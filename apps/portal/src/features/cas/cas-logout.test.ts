import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { type CasPortal, loginUrl, openCasPortal, wikiUrl } from '../../testing/cas-portal.ts'

let portal: CasPortal

beforeAll(async () => {
  portal = await openCasPortal()
})

const logoutUrl = (name: string, address: string): string =>
  `/cas/logout?${name}=${encodeURIComponent(address)}`

describe('/cas/logout', () => {
  test('CAS-040, CAS-044: ends the session, says so and offers to log in again', async () => {
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
    ['destination', 'https://wiki.exemple.fr/'],
  ])('CAS-041, CAS-043, N-10, N-12: %s=%s is not followed, nor shown', async (name, address) => {
    const page = await openBrowser(portal.app).get(logoutUrl(name, address))
    expect(page).toMatchObject({ status: 200, location: undefined })
    expect(page.html).not.toContain(address)
  })
})
