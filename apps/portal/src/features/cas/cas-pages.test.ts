import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkAccessibility, newPerson, openBrowser, type Person, shoot } from '@preau/testing/browser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CasPortal, loginUrl, openCasPortal, readingUrl, wikiUrl } from '../../testing/cas-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'

let portal: CasPortal
let browser: Awaited<ReturnType<typeof openBrowser>>
let baseURL: string
/** A service on another origin, which sends people on to its own clean address as real ones do. */
let service: Server
let serviceUrl: string

beforeAll(async () => {
  portal = await openCasPortal()
  baseURL = await portal.app.listen({ host: '127.0.0.1', port: 0 })
  service = createServer((request, response) => {
    if (request.method === 'POST' || request.url?.includes('ticket='))
      response.writeHead(302, { location: '/vie-scolaire/accueil' }).end()
    else
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Chez vous</title>')
  })
  await new Promise<void>((resolve) => {
    service.listen(0, '127.0.0.1', resolve)
  })
  serviceUrl = `http://127.0.0.1:${String((service.address() as AddressInfo).port)}/vie-scolaire/`
  const declared = {
    code: 'LOCAL',
    title: 'Vie scolaire',
    ssoType: 'pronote-cas',
    url: serviceUrl,
    grouping: 'Scolarité',
    school: '0350000K',
    population: [{ profiles: ['National_ELV', 'National_ENS'], schools: 'all' }],
  }
  const several = {
    ...{ code: 'MOODLE', title: 'Cours en ligne', ssoType: 'cas', url: 'https://cours.exemple.fr/' },
    ...{ otherUrls: ['https://{uai}.moodle.exemple.fr/', 'https://ancien.exemple.fr/?appli=cours'] },
    grouping: 'Ressources',
    school: '0350000K',
  }
  await portal.commands.applyServices(JSON.stringify({ services: [declared, several] }))
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  service.close()
  await portal.app.close()
})

async function logIn(person: Person, login: string): Promise<void> {
  await person.page.getByLabel('Me prévenir').setChecked(login === warned)
  await person.page.getByLabel('Identifiant').fill(login)
  await person.page.getByLabel('Mot de passe').fill(testPassword)
  await person.page.getByRole('button', { name: 'Se connecter' }).click()
}

/** Whoever asks to be warned in these tests. */
const warned = 'claire.lemoine'

describe('in a real browser', () => {
  test('CAS-017: a ticket by POST leaves by itself with scripts, and by a button without', async () => {
    for (const javaScript of [true, false]) {
      const person = await newPerson(browser, { baseURL, javaScript })
      await person.page.goto(loginUrl(serviceUrl, '&method=POST'))
      await logIn(person, 'lise.morvan')
      await person.page.getByRole('button', { name: 'Accéder à Vie scolaire' }).click()
      if (!javaScript) await person.page.getByRole('button', { name: 'Continuer' }).click()
      await person.page.waitForURL(`${serviceUrl}accueil`)
      await person.close()
    }
  })

  test.each([true, false])(
    'from the service to the password, the information page and back to another origin (scripts: %s)',
    async (javaScript) => {
      const person = await newPerson(browser, { baseURL, javaScript })
      await person.page.goto(loginUrl(serviceUrl))
      await logIn(person, 'lise.morvan')
      await person.page.getByRole('button', { name: 'Accéder à Vie scolaire' }).click()
      await person.page.waitForURL(`${serviceUrl}accueil`)
      expect(await person.page.title()).toBe('Chez vous')
      await person.close()
    },
  )

  test('once the box is ticked, the password leads straight to the service', async () => {
    const first = await newPerson(browser, { baseURL })
    await first.page.goto(loginUrl(serviceUrl))
    await logIn(first, 'claire.lemoine')
    await first.page.getByLabel('J’ai pris connaissance').check()
    await first.page.getByRole('button', { name: 'Accéder à Vie scolaire' }).click()
    await first.page.waitForURL(`${serviceUrl}accueil`)
    await first.close()
    const again = await newPerson(browser, { baseURL })
    await again.page.goto(loginUrl(serviceUrl))
    await logIn(again, 'claire.lemoine')
    await again.page.waitForURL(`${serviceUrl}accueil`)
    await again.close()
  })
})

const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

test.each([
  ['notice', 'lise.morvan', () => loginUrl(serviceUrl)],
  ['access-refused', 'lise.morvan', () => loginUrl(wikiUrl)],
  ['service-near', 'admin.ent', () => loginUrl('http://0350000k.exemple.fr/')],
  ['service-far', 'lise.morvan', () => loginUrl('https://inconnu.test/')],
  ['service-invalid', 'lise.morvan', () => loginUrl('pas-une-adresse')],
  ['service-no-sso', 'lise.morvan', () => loginUrl(readingUrl)],
  ['service-pattern', 'admin.ent', () => loginUrl('http://0350000k.moodle.exemple.fr:8080/login?x=1')],
  ['addresses', 'admin.ent', () => '/administration/services/MOODLE?essai=https://ancien.exemple.fr/'],
  ['answer-tab', 'admin.ent', () => '/administration/services/PRONOTECAS/reponse-cas?compte=lise.morvan'],
  ['administrators', 'lise.morvan', () => '/information/administrateurs'],
  ['signed-out', 'lise.morvan', () => '/cas/logout'],
  ['logout-tab', 'admin.ent', () => '/administration/services/PRONOTECAS/deconnexion'],
  ['warning', 'claire.lemoine', () => loginUrl(wikiUrl)],
])('the page %s has no accessibility fault and fits a phone', async (name, login, address) => {
  const person = await newPerson(browser, { baseURL, viewport: desktop })
  await person.page.goto('/connexion')
  await logIn(person, login)
  await person.page.goto(address())
  expect(await checkAccessibility(person.page)).toEqual([])
  await shoot(person.page, `portal-cas-${name}-desktop`)
  await person.page.setViewportSize(phone)
  expect(await person.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  await shoot(person.page, `portal-cas-${name}-phone`)
  await person.context.close() // not `close`: the refusals are 403, which the browser complains about
})
