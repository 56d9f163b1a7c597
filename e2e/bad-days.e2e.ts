import { once } from 'node:events'
import { createServer } from 'node:http'
import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { acknowledgeInformation, enterThroughEnt, passInformation } from './people/enter.ts'
import { peopleOfThisFile } from './people/people.ts'
import { signIn } from './people/sign-in.ts'
import type { Someone } from './people/someone.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const pupilSpace = `${world.base}eleve.html`
const guardianSpace = `${world.base}parent.html`

/**
 * Logs in to the ENT and asks it for a ticket as a browser would, without going where the ticket leads.
 *
 * @returns the address with the ticket, which the school server has not seen
 */
async function takeTicket(someone: Someone, service: string, login: string): Promise<string> {
  const asked = `${world.portal}/cas/login?service=${encodeURIComponent(service)}`
  await someone.opens(world.portal)
  await someone.follows('Se connecter')
  await signIn(someone, login)
  // The information page would stand in between; Anne has read it once and for all.
  await someone.opens(asked)
  await acknowledgeInformation(someone)
  const answer = await someone.context.request.get(asked, { maxRedirects: 0 })
  const { location = '' } = answer.headers()
  expect(location).toContain('ticket=ST-')
  return location
}

/** Changes the CAS address of the delegation, as a supervisor who mistypes it or follows an ENT that moves. */
async function delegateTo(
  supervisor: Someone,
  server: { readonly ent: string; readonly url?: string },
): Promise<void> {
  await supervisor.opens(world.console)
  if ((await supervisor.page.getByText('Arrêter la publication').count()) > 0)
    await supervisor.confirms('Arrêter la publication')
  await supervisor.goesTo('Déléguer l’authentification')
  await supervisor.chooses('Mon ENT', server.ent)
  await supervisor.fills('URL du serveur CAS', server.url ?? '')
  await supervisor.presses('Enregistrer')
  await supervisor.reads('La délégation est enregistrée.')
  await supervisor.goesTo('État de la base')
  await supervisor.presses('Publier la base')
}

/** An ENT under maintenance: it answers a page to whatever is asked. */
async function openMaintenancePage(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>Maintenance en cours</title><h1>Revenez demain</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return { address: `http://localhost:${address.port}`, close: () => server.close() }
}

describe('a ticket', () => {
  it('used twice opens nothing the second time, and the page says how to go on', async () => {
    const anne = await people.arrives()
    const address = await takeTicket(anne, guardianSpace, accounts.guardian)
    await anne.opens(address)
    expect(anne.page.url()).toBe(guardianSpace)

    const other = await people.arrives()
    await other.opens(address)
    expect(await other.heading()).toBe('Connexion refusée par l’ENT')
    await other.reads('il a déjà servi, ou il a expiré')
    await other.keeps('bad-ticket-twice')
    await other.follows('Recommencer la connexion')
    expect(await other.heading()).toBe('Connexion')
  })

  it('made for one space does not open another', async () => {
    const anne = await people.arrives()
    const address = await takeTicket(anne, guardianSpace, accounts.guardian)
    const other = await people.arrives()
    await other.opens(address.replace('parent.html', 'eleve.html'))
    expect(await other.heading()).toBe('Connexion refusée par l’ENT')
    await other.keeps('bad-ticket-other-service')
    await other.opens(address)
    await other.reads('il a déjà servi, ou il a expiré')
  })

  it('that is no ticket is said to be damaged', async () => {
    const lise = await people.arrives()
    await lise.opens(`${pupilSpace}?ticket=x`)
    expect(await lise.heading()).toBe('Connexion interrompue')
  })
})

describe('an address that nobody declared', () => {
  it('is shown with the nearest service and what to change, and nobody is sent there', async () => {
    const lise = await people.arrives()
    await lise.opens(world.portal)
    await lise.follows('Se connecter')
    await signIn(lise, accounts.pupil)
    const received = `${world.school}/0350000X/scolarite/eleve.html`
    await lise.opens(`${world.portal}/cas/login?service=${encodeURIComponent(received)}`)
    expect(lise.page.url()).toContain(world.portal)
    await lise.reads('Service non reconnu', received, 'Service déclaré le plus proche', world.base)
    await lise.keeps('bad-undeclared-service')
  })
})

describe('an ENT that does not answer as it should', () => {
  it('down, or answering pages: each is said in words, recorded, and mended by the supervisor', async () => {
    const helene = await people.arrives()
    await helene.opens(world.console)
    await signIn(helene, accounts.supervisor)
    const maintenance = await openMaintenancePage()
    try {
      await delegateTo(helene, { ent: 'Autre ENT', url: 'http://localhost:9/cas' })
      const lise = await people.arrives()
      const answer = await lise.opens(`${pupilSpace}?ticket=ST-1-abcdefghijklmnop`)
      expect(answer?.status()).toBeGreaterThanOrEqual(502)
      expect(await lise.heading()).toBe('L’ENT ne répond pas correctement')
      await lise.reads('Réessayez dans quelques minutes : rien n’est perdu.')
      await lise.keeps('bad-ent-down')
      await lise.follows('Entrer avec un identifiant de l’établissement')
      expect(await lise.heading()).toBe('Connexion')

      await helene.goesTo('Déléguer l’authentification')
      await helene.presses('Tester la connexion')
      await helene.reads('La connexion ne fonctionne pas : le serveur de l’ENT n’est pas atteint')
      await helene.keeps('bad-test-down')

      await delegateTo(helene, { ent: 'Autre ENT', url: maintenance.address })
      await lise.opens(`${pupilSpace}?ticket=ST-1-abcdefghijklmnop`)
      expect(await lise.heading()).toBe('Réponse inattendue de l’ENT')
      await lise.reads('une page web intitulée « Maintenance en cours »')
      await lise.keeps('bad-ent-html')
    } finally {
      await delegateTo(helene, { ent: 'Préau Portail (ce serveur)' })
      maintenance.close()
    }
    const lise = await people.arrives()
    await enterThroughEnt(lise, pupilSpace, accounts.pupil)
    await lise.reads('Bonjour Lise')
  })
})

describe('a base that is not published', () => {
  it('tells everybody that the site is not available, then welcomes them again', async () => {
    const helene = await people.arrives()
    await helene.opens(world.console)
    await signIn(helene, accounts.supervisor)
    await helene.confirms('Arrêter la publication')
    try {
      const lise = await people.arrives()
      const answer = await lise.opens(pupilSpace)
      expect(answer?.status()).toBe(503)
      await lise.keeps('bad-not-published')
      await lise.opens(`${pupilSpace}?login=true`)
    } finally {
      await helene.presses('Publier la base')
    }
    const lise = await people.arrives()
    await enterThroughEnt(lise, pupilSpace, accounts.pupil)
    await passInformation(lise)
    await lise.reads('Bonjour Lise')
  })
})
