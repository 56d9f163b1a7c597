import { beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { loadTilleuls, testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal

beforeAll(async () => {
  portal = await openPortal()
  await loadTilleuls(portal)
})

describe('Mon espace', () => {
  test('is not opened by a password that somebody else knows: another is asked for first', async () => {
    await portal.commands.setPassword('karim.roche', testPassword, { mustChange: true })
    const browser = openBrowser(portal.app)
    await browser.signIn('karim.roche', testPassword)
    expect((await browser.get('/')).location).toBe('/compte/mot-de-passe')
  })

  test('says to a person without any service who decides of it', async () => {
    const { text } = await openBrowser(portal.app).signIn('lise.morvan', testPassword)
    expect(text).toContain('Aucun service ne vous est encore ouvert.')
    expect(text).toContain('L’administrateur de votre établissement décide')
  })

  test('leads a person without any service to those who can open one', async () => {
    const { html } = await openBrowser(portal.app).signIn('lise.morvan', testPassword)
    expect(html).toContain('href="/information/administrateurs"')
  })

  test.each([
    ['a pupil, their class', 'lise.morvan', 'Profil Élève Classe 6E 2'],
    ['a guardian, their children and the class of each', 'anne.morvan', 'Mes enfants MORVAN Lise, 6E 2'],
    ['a teacher, how many classes', 'claire.lemoine', 'Classes 1 classe'],
    ['a counsellor, their school', 'karim.roche', 'Établissement Collège 0350000K'],
  ])('tells %s', async (_, login, said) => {
    await portal.commands.setPassword(login, testPassword)
    const browser = openBrowser(portal.app)
    await browser.signIn(login, testPassword)
    const { text } = await browser.get('/')
    expect(text).toContain('Mes informations')
    expect(text).toContain(said)
  })

  test('says nothing of a school to somebody who has none', async () => {
    const { text } = await openBrowser(portal.app).signIn('exploitant', testPassword)
    expect(text).not.toContain('Mes informations')
  })

  test('offers the log-in to a stranger, and nothing of the school', async () => {
    const { text } = await openBrowser(portal.app).get('/')
    expect(text).toContain('Se connecter')
    expect(text).not.toContain('Collège')
  })

  test('a service that is not in the bar is not shown, even to those who may use it', async () => {
    const service = {
      code: 'CACHE',
      title: 'Service discret',
      ssoType: 'cas',
      url: 'https://discret.exemple.fr/',
      grouping: 'Outils',
      inBar: false,
      population: [{ profiles: ['National_ELV'], schools: 'all' }],
    }
    await portal.commands.applyServices(JSON.stringify({ services: [service] }))
    expect((await openBrowser(portal.app).signIn('lise.morvan', testPassword)).text).not.toContain('discret')
  })
})
