import { sql } from 'kysely'
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

const change = (actuel: string, nouveau: string, repete = nouveau) =>
  browser.submit('/compte/mot-de-passe', { actuel, nouveau, repete })

describe('Mon compte', () => {
  test('shows a guardian their school, their profile and their children', async () => {
    await browser.signIn('anne.morvan', testPassword)
    const { text } = await browser.get('/compte')
    expect(text).toContain('Collège 0350000K Responsable')
    expect(text).toContain('MORVAN Lise 6E 2')
    expect(text).toContain('C’est votre première connexion.')
  })

  test('does not count as a child a pupil whom the person does not answer for', async () => {
    const db = portal.database.kysely<{ guardian_link: { legal_level: number } }>()
    await db.updateTable('guardian_link').set({ legal_level: 0 }).execute()
    await browser.signIn('anne.morvan', testPassword)
    expect((await browser.get('/compte')).text).not.toContain('MORVAN Lise')
    await db.updateTable('guardian_link').set({ legal_level: 1 }).execute()
  })

  test('shows the log-in before this one', async () => {
    await browser.signIn('claire.lemoine', testPassword)
    portal.clock.advance(24 * 3_600_000)
    await browser.signIn('claire.lemoine', testPassword)
    expect((await browser.get('/compte')).text).toContain('07/09/2026 à 10:00')
  })
})

describe('changing one’s password', () => {
  test('needs the present one', async () => {
    await browser.signIn('lise.morvan', testPassword)
    const page = await change('Faux-mot-2026', 'Nuage-8-bleu')
    expect(page).toMatchObject({ status: 422 })
    expect(page.text).toContain('Ce n’est pas votre mot de passe actuel.')
  })

  test('guessing the present one is delayed, whatever it is then', async () => {
    await browser.signIn('anne.morvan', testPassword)
    await browser.get('/compte/mot-de-passe')
    for (let tried = 0; tried < 5; tried += 1) await change('Faux-mot-2026', 'Nuage-8-bleu')
    expect((await change(testPassword, 'Nuage-8-bleu')).text).toContain('Recommencez dans 1 minute')
    portal.clock.advance(60_000)
    expect((await change(testPassword, 'aB3')).text).toContain('trop court')
  })

  test.each([
    ['two different typings', 'Nuage-8-bleu', 'Nuage-9-bleu', 'Les deux saisies'],
    ['the same as before', testPassword, testPassword, 'le même que l’ancien'],
    ['one’s own name', 'Morvan-2026-a', 'Morvan-2026-a', 'contient votre nom'],
    ['a short one', 'aB3', 'aB3', 'trop court'],
  ])('refuses %s', async (_, chosen, repeated, message) => {
    await browser.signIn('lise.morvan', testPassword)
    const page = await change(testPassword, chosen, repeated)
    expect(page.status).toBe(422)
    expect(page.text).toContain(message)
  })

  test('closes the other sessions of the person and keeps this one', async () => {
    const elsewhere = openBrowser(portal.app)
    await elsewhere.signIn('lise.morvan', testPassword)
    await browser.signIn('lise.morvan', testPassword)
    await browser.get('/compte/mot-de-passe')
    const page = await change(testPassword, 'Nuage-8-bleu')
    expect(page.text).toContain('Votre mot de passe est changé.')
    expect((await elsewhere.get('/compte')).status).toBe(303)
    expect((await openBrowser(portal.app).signIn('lise.morvan', 'Nuage-8-bleu')).text).toContain(
      'Bonjour Lise',
    )
  })

  test('is asked before anything else when an administrator gave the password', async () => {
    await portal.commands.setPassword('karim.roche', 'Provisoire-42!', { mustChange: true })
    const landing = await browser.signIn('karim.roche', 'Provisoire-42!')
    expect(landing.location).toBe('/compte/mot-de-passe')
    expect((await browser.get('/compte')).location).toBe('/compte/mot-de-passe')
    await browser.get('/compte/mot-de-passe')
    await change('Provisoire-42!', 'Nuage-8-bleu')
    expect((await browser.get('/compte')).status).toBe(200)
  })
})

describe('Mes connexions', () => {
  test('« Se déconnecter partout » closes the account on every device, this one included', async () => {
    const [here, there] = [openBrowser(portal.app), openBrowser(portal.app)]
    for (const browser of [here, there]) await browser.signIn('anne.morvan', testPassword)
    await here.get('/compte/connexions')
    expect((await here.post('/compte/connexions/partout', {})).location).toBe('/cas/logout')
    await here.get('/cas/logout')
    for (const browser of [here, there])
      expect((await browser.get('/compte')).location).toContain('/connexion')
  })

  test('shows where one is logged in, and closes a session elsewhere', async () => {
    const elsewhere = openBrowser(portal.app)
    await elsewhere.signIn('claire.lemoine', testPassword)
    await browser.signIn('claire.lemoine', testPassword)
    const page = await browser.get('/compte/connexions')
    expect(page.text).toContain('cet appareil')
    const [, closing = ''] = /action="(\/compte\/connexions\/\d+\/fermer)"/.exec(page.html) ?? []
    const after = await browser.submit(closing, {})
    expect(after.text).toContain('La connexion est fermée')
    expect((await browser.submit(closing, {})).status).toBe(404)
  })

  test('nobody closes the session of somebody else', async () => {
    const claire = openBrowser(portal.app)
    await claire.signIn('claire.lemoine', testPassword)
    await browser.signIn('anne.morvan', testPassword)
    await browser.get('/compte/connexions')
    const rows = await sql<{ id: string }>`select id::text from session where data ->> 'accountId' =
      (select id::text from account where login = 'claire.lemoine') order by id desc`.execute(
      portal.database.kysely(),
    )
    expect(rows.rows.length).toBeGreaterThan(0)
    for (const { id } of rows.rows)
      expect((await browser.post(`/compte/connexions/${id}/fermer`, {})).status).toBe(404)
    expect((await claire.get('/compte')).status).toBe(200)
  })

  test('shows the last log-ins, refused ones too', async () => {
    await browser.signIn('anne.morvan', 'Faux-mot-2026')
    await browser.signIn('anne.morvan', testPassword)
    const { text } = await browser.get('/compte/connexions')
    expect(text).toContain('Mot de passe refusé')
    expect(text).toContain('Réussie Navigateur inconnu 127.0.0.1')
  })

  test('« ce n’était pas moi » logs the others out and asks for another password', async () => {
    const intruder = openBrowser(portal.app)
    await intruder.signIn('anne.morvan', testPassword)
    await browser.signIn('anne.morvan', testPassword)
    await browser.get('/compte/connexions')
    const page = await browser.submit('/compte/connexions/pas-moi', {})
    expect(page.text).toContain('Tous les autres appareils sont déconnectés')
    expect((await intruder.get('/compte')).location).toContain('/connexion')
    expect((await browser.get('/compte')).location).toBe('/compte/mot-de-passe')
    await change(testPassword, 'Nuage-8-bleu')
    expect((await browser.get('/compte')).status).toBe(200)
    const lines = await sql`select 1 from audit_event where action = 'account.login-disowned'`.execute(
      portal.database.kysely(),
    )
    expect(lines.rows).toHaveLength(1)
  })
})
