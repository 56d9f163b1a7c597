import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser } from '../../testing/browser.ts'
import { openTestSchoolWithBase, password, pathName, uai } from '../../testing/open-test-school.ts'
import { checkSecurity, type SecurityForm } from './check-security.ts'

/** The server is behind a proxy that says by which address and scheme people come. */
const school = await openTestSchoolWithBase({
  SCHOOL_PUBLIC_URL: 'https://scolarite.exemple.fr',
  SCHOOL_TRUSTED_PROXIES: '127.0.0.1',
})
const { commands, clock, db } = school
const path = `/console/${pathName}/securite`
const space = `/${pathName}/pronote/academie.html`
const usual = {
  inactivite: '60',
  duree: '12',
  essais: '10',
  attente: '15',
  longueur: '12',
  adresses_console: '',
  adresses_espaces: '',
}
const own = 'trois chats sur un mur'

let browser: Browser
let host: Browser

beforeAll(async () => {
  await commands.publishBase(uai)
  await commands.addOperator({ login: 'hote', displayName: 'Hôte', password, bases: 'all' })
  const personId = await commands.addPerson(uai, {
    category: 'inspector',
    lastName: 'Vasseur',
    firstName: 'Bruno',
  })
  await commands.setLocalPassword(uai, { personId, login: 'b.vasseur', password: own })
  browser = await school.signedIn()
  host = await school.signedIn('hote')
})
beforeEach(async () => {
  await db.deleteFrom('base_security').execute()
  await db.updateTable('base').set({ idle_minutes: 60 }).execute()
})

const set = async (by: Browser, changes: Partial<Record<keyof SecurityForm, string>>) =>
  by.submit(path, { ...usual, version: String(await version()), ...changes })
const version = async (): Promise<number> =>
  (await db.selectFrom('base_security').select('version').executeTakeFirst())?.version ?? 0

async function inSpace(): Promise<Browser> {
  const person = school.browser()
  await person.submit(`${space}?login=true`, { identifiant: 'b.vasseur', mot_de_passe: own })
  return person
}
const isIn = async (person: Browser): Promise<boolean> => (await person.get(space)).text.includes('Vasseur')

test('the settings are saved while the base is published, shown again, audited, and a version of the history', async () => {
  const saved = await set(browser, {
    inactivite: '15',
    duree: '2',
    adresses_console: '127.0.0.0/8 192.0.2.7',
  })
  expect(saved.status).toBe(303)
  expect((await browser.get(path)).body).toContain('127.0.0.0/8\n192.0.2.7')
  expect(await commands.findBase(uai)).toMatchObject({ idleMinutes: 15, security: { sessionHours: 2 } })
  expect((await school.auditOf('base.security-configured')).at(-1)).toMatchObject({
    outcome: 'done',
    data: { idleMinutes: 15, consoleNetworks: ['127.0.0.0/8', '192.0.2.7'] },
  })
  const history = await browser.get(`/console/${pathName}/historique`)
  expect(history.text).toContain('Durée maximale d’une session (heures) 12 2')
})

test('a form that somebody else was quicker than changes nothing', async () => {
  await set(host, { duree: '3' })
  const late = await browser.submit(path, { ...usual, duree: '4', version: '0' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Durée maximale d’une session (heures) 3 4')
  expect(await commands.findBase(uai)).toMatchObject({ security: { sessionHours: 3, version: 1 } })
})

describe('where people come from', () => {
  test('a supervisor never locks themselves out; a host confirms, and is held by no list', async () => {
    const out = await set(browser, { adresses_console: '192.0.2.0/24' })
    expect(out.status).toBe(422)
    expect(out.text).toContain('127.0.0.1, n’est pas dans cette liste')
    const asked = await set(host, { adresses_console: '192.0.2.0/24' })
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('Je confirme que mon adresse actuelle n’est pas dans ces listes')
    expect((await set(host, { adresses_console: '192.0.2.0/24', confirme: '1' })).status).toBe(303)
    const refused = await browser.get(`/${pathName}/client`)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('votre adresse actuelle, 127.0.0.1')
    expect((await browser.submit(`/console/${pathName}/arreter`, {})).status).toBe(403)
    const inside = await browser.get(path, { 'x-forwarded-for': '192.0.2.9', 'x-forwarded-proto': 'https' })
    expect(inside.status).toBe(200)
    expect((await host.get(path)).status).toBe(200)
    expect(await school.auditOf('base.address-refused')).toMatchObject([
      { outcome: 'refused', school: uai, data: { area: 'console', address: '127.0.0.1' } },
    ])
  })

  test('the spaces close at the next page of an open session, and open from the list, IPv6 too', async () => {
    const person = await inSpace()
    expect(await isIn(person)).toBe(true)
    expect((await set(browser, { adresses_espaces: '2001:db8::/32' })).status).toBe(422)
    await set(browser, { adresses_espaces: '2001:db8::/32', confirme: '1' })
    const refused = await person.get(space)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('n’ouvre ses espaces que depuis certains réseaux')
    const there = { 'x-forwarded-for': '2001:db8::7', 'x-forwarded-proto': 'https' }
    expect((await person.get(space, there)).text).toContain('Vasseur')
    expect((await browser.get(path)).status).toBe(200)
  })

  test('the ENT still signs people out, and reads our metadata, from outside the list of the spaces', async () => {
    await set(browser, { adresses_espaces: '192.0.2.0/24', confirme: '1' })
    const logoutRequest =
      '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>ST-1</samlp:SessionIndex></samlp:LogoutRequest>'
    const logout = await school.app.inject({
      method: 'POST',
      url: `/${pathName}/pronote/`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logoutRequest }).toString(),
    })
    expect(logout.statusCode).toBeLessThan(300)
    expect((await school.browser().get(`/${pathName}/pronote/FederationMetadata.xml`)).status).toBe(200)
    expect((await school.browser().get(space)).status).toBe(403)
  })

  test('a draft that would lock out whoever applies it is not applied', async () => {
    const draft = `/console/${pathName}/brouillon`
    await host.submit(draft, {})
    const { body } = await host.get(`${draft}/securite`)
    const saved = await host.submit(`${draft}/securite`, {
      ...usual,
      version: /name="version" value="(\d+)"/.exec(body)?.[1] ?? '',
      adresses_console: '192.0.2.0/24',
      confirme: '1',
    })
    expect(saved.status).toBe(303)
    expect((await browser.get(draft)).text).toContain(
      'Adresses autorisées pour l’administration toutes 192.0.2.0/24',
    )
    const refused = await browser.edit(`${draft}/appliquer`, {})
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Vous seriez enfermé dehors')
    expect((await host.edit(`${draft}/appliquer`, {})).status).toBe(303)
    expect((await browser.get(path)).status).toBe(403)
  })
})

describe('HTTPS required', () => {
  const secured = { 'x-forwarded-proto': 'https' }

  test('cannot be switched on by a page that came in clear: nobody would come in any more', async () => {
    const refused = await set(browser, { https: '1' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('exiger HTTPS la fermerait')
  })

  test('a page asked in clear is asked again, a form sent in clear is refused', async () => {
    await set(browser, {})
    await db.updateTable('base_security').set({ https_required: true }).execute()
    const page = await browser.get(`${path}?x=1`)
    expect(page).toMatchObject({ status: 302, location: `https://scolarite.exemple.fr${path}?x=1` })
    const form = await set(browser, {})
    expect(form.status).toBe(403)
    expect(form.text).toContain('ce formulaire est arrivé en clair')
    expect((await school.browser().get(`${space}?login=true`)).status).toBe(302)
    expect((await school.browser().get(`${space}?login=true`, secured)).status).toBe(200)
  })
})

describe('the sessions that are open', () => {
  test('end by the new idle time', async () => {
    const person = await inSpace()
    expect(await isIn(person)).toBe(true)
    await set(browser, { inactivite: '5' })
    clock.advance(6 * 60_000)
    expect((await person.get(space)).text).toContain('elle est restée trop longtemps sans activité')
  })

  test('end by the new absolute life, whatever the activity', async () => {
    const person = await inSpace()
    await set(browser, { duree: '1', inactivite: '720' })
    clock.advance(50 * 60_000)
    expect(await isIn(person)).toBe(true)
    clock.advance(11 * 60_000)
    expect((await person.get(space)).text).toContain('elle a atteint sa durée maximale')
    browser = await school.signedIn()
    host = await school.signedIn('hote')
  })
})

describe('wrong passwords', () => {
  const attempt = async (mot_de_passe: string): Promise<number> =>
    (await school.browser().submit(space, { identifiant: 'b.vasseur', mot_de_passe })).status

  test('make wait longer and longer after as many as the base allows, and even the right one is not looked at', async () => {
    await set(browser, { essais: '3', attente: '1' })
    const statuses = [await attempt('a'), await attempt('b'), await attempt('c'), await attempt(own)]
    expect(statuses).toEqual([422, 422, 422, 429])
    clock.advance(31_000)
    expect([await attempt('d'), await attempt('e')]).toEqual([422, 429])
    clock.advance(31_000)
    expect(await attempt(own)).toBe(429)
    clock.advance(30_000)
    expect(await attempt(own)).toBe(303)
    expect([await attempt('f'), await attempt('g')]).toEqual([422, 422])
  })

  test('are forgiven by the supervisor, who sees who waits', async () => {
    await db.deleteFrom('login_wait').execute()
    await set(browser, { essais: '3' })
    for (const guess of ['a', 'b', 'c']) await attempt(guess)
    const page = await browser.get(path)
    expect(page.text).toContain('Bruno Vasseur Inspecteur')
    const [access = ''] = /\/[^"]*\/acces(?=")/.exec(page.body) ?? []
    expect((await browser.get(access)).text).toContain('Trop de mots de passe faux')
    expect((await browser.submit(`${access}/debloquer`, {})).status).toBe(303)
    expect((await browser.get(access)).text).not.toContain('Trop de mots de passe faux')
    expect(await school.auditOf('person.sign-in-unlocked')).toMatchObject([{ actor: 'operator:superviseur' }])
    expect(await attempt(own)).toBe(303)
  })
})

test('a local password that is too short for the base is refused with its rule', async () => {
  await set(browser, { longueur: '20', varies: '1' })
  const person = await inSpace()
  const change = `/${pathName}/pronote/mot-de-passe`
  expect((await person.get(change)).text).toContain('20 caractères au moins, dont une minuscule')
  const next = 'quatre chiens'
  const refused = await person.submit(change, { actuel: own, nouveau: next, confirmation: next })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('il faut 20 caractères au moins')
})

const typed: SecurityForm = { ...usual, varies: false, confirme: false, https: false }

test.each([
  [{ inactivite: '4' }, 'inactivite'],
  [{ inactivite: '721' }, 'inactivite'],
  [{ duree: '0' }, 'duree'],
  [{ duree: 'x' }, 'duree'],
  [{ essais: '11' }, 'essais'],
  [{ attente: '0' }, 'attente'],
  [{ longueur: '11' }, 'longueur'],
  [{ adresses_console: '192.0.2.0/33' }, 'adresses_console'],
  [{ adresses_espaces: 'chez moi' }, 'adresses_espaces'],
  [
    { adresses_espaces: Array.from({ length: 51 }, (_, index) => `10.0.0.${String(index)}`).join(' ') },
    'adresses_espaces',
  ],
  [{ https: true }, 'https'],
])('%j is refused with the field named', (changes, field) => {
  const sender = { address: '192.0.2.1', isHost: true, https: false }
  expect(checkSecurity({ ...typed, ...changes }, sender)).toMatchObject({
    ok: false,
    errors: { [field]: expect.any(String) as string },
  })
})
