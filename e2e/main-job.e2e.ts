import { openBrowser } from '@preau/testing/browser'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { downloadsIdentifiers } from './people/downloads-identifiers.ts'
import { chooseFirstProposed, confirmProbable, startImport, validateStep } from './people/import-steps.ts'
import { signIn } from './people/sign-in.ts'
import { Someone } from './people/someone.ts'
import { openWorld, type World } from './world/open-world.ts'

let browser: Browser
let world: World
const present: Someone[] = []
let supervisor: Someone
let administrator: Someone
let operator: Someone
let pupil: Someone
let identifiersFile: string

beforeAll(async () => {
  world = await openWorld(['--unlinked'])
  browser = await openBrowser()
  await world.ready()
  const arrives = async (): Promise<Someone> => {
    const someone = await Someone.arrives(browser)
    present.push(someone)
    return someone
  }
  supervisor = await arrives()
  administrator = await arrives()
  operator = await arrives()
  pupil = await arrives()
})

afterAll(async () => {
  try {
    for (const person of present) await person.leaves()
  } finally {
    await browser.close()
    await world.close()
  }
})

let broken = false
beforeEach(({ skip }) => {
  if (broken) skip('a step before this one failed')
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' || broken) return
  broken = true
  console.error(world.output())
  await Promise.all(
    Object.entries({ supervisor, administrator, operator, pupil }).map(([who, one]) =>
      one.keeps(`failed-${who}`),
    ),
  )
})

/** Each step is what the next one stands on: a liaison made by hand, from two products that do not know each other. */
describe('the main job, from the console to the space', () => {
  it('the delegation cannot be changed while the base is published', async () => {
    await supervisor.opens(world.console)
    await signIn(supervisor, accounts.supervisor)
    await supervisor.reads('Base non publiée')
    await supervisor.presses('Publier la base')
    await supervisor.reads('La base est publiée.')
    await supervisor.goesTo('Déléguer l’authentification')
    await supervisor.reads(
      'Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres.',
    )
    expect(await supervisor.button('Enregistrer').count()).toBe(0)
    await supervisor.keeps('1-delegation-locked')
  })

  it('the identifiers cannot be exported before there is a delegation, and the page says so', async () => {
    await supervisor.opens(`${world.client}/socles-ent/export`)
    await supervisor.reads('L’exportation n’est pas encore possible')
    await supervisor.keeps('1-export-closed')
    await supervisor.follows(supervisor.main.getByRole('link', { name: 'Déléguer l’authentification' }))
    expect(await supervisor.heading()).toBe('Déléguer l’authentification')
  })

  it('the supervisor stops the publication, delegates to the ENT of the list and tests it', async () => {
    await supervisor.goesTo('État de la base')
    await supervisor.confirms('Arrêter la publication')
    await supervisor.reads('La publication de la base est arrêtée.')
    await supervisor.goesTo('Déléguer l’authentification')
    await supervisor.ticks(/Définir une délégation CAS/)
    await supervisor.chooses('Mon ENT', 'Préau Portail (ce serveur)')
    await supervisor.presses('Calculer les adresses')
    await supervisor.reads('Rien n’est encore enregistré')
    expect(await supervisor.valueOf('Pour l’authentification')).toBe(`${world.portal}/cas/login`)
    expect(await supervisor.valueOf('Pour la validation')).toBe(`${world.portal}/cas/p3/serviceValidate`)
    await supervisor.keeps('1-delegation-computed')
    await supervisor.presses('Tester la connexion')
    await supervisor.reads('Le serveur CAS répond, mais l’adresse de cette base reste à déclarer dans l’ENT.')
    await supervisor.keeps('1-delegation-tested')
    await supervisor.presses('Enregistrer')
    await supervisor.reads('La délégation est enregistrée.')
    await supervisor.keeps('1-delegation-saved')
  })

  it('she opens the spaces and publishes the base', async () => {
    await supervisor.goesTo('Paramètres de publication')
    await supervisor.ticks('Espace Entreprise')
    await supervisor.presses('Enregistrer')
    await supervisor.reads('Les paramètres de publication sont enregistrés.')
    await supervisor.keeps('1-publication')
    await supervisor.goesTo('État de la base')
    await supervisor.presses('Publier la base')
    await supervisor.reads('La base est publiée.')
  })

  it('she activates the ENT identifiers: two columns appear', async () => {
    await supervisor.goesTo('Ouvrir le client')
    await supervisor.keeps('2-client-home')
    await supervisor.goesTo('Élèves')
    expect(await supervisor.page.getByRole('columnheader').allInnerTexts()).not.toContain('Identifiant CAS')
    await supervisor.goesTo('Gestion ENT / CAS')
    await supervisor.ticks(/Activer la gestion des identifiants ENT/)
    await supervisor.presses('Enregistrer')
    await supervisor.reads('La gestion des identifiants ENT est active.')
    await supervisor.goesTo('Élèves')
    await supervisor.reads('Identifiant PRONOTE', 'Identifiant CAS')
    await supervisor.keeps('2-pupils')
  })

  it('she exports the identifiers of everybody', async () => {
    await supervisor.goesTo('Socles ENT')
    await supervisor.keeps('2-export')
    const file = await downloadsIdentifiers(supervisor)
    identifiersFile = await file.path()
    expect(file.suggestedFilename()).toMatch(/0350000K.*\.xml$/)
  })

  it('the ENT administrator declares the service and opens it to everybody', async () => {
    await administrator.opens(world.portal)
    await administrator.keeps('3-portal-public')
    await administrator.follows('Se connecter')
    await signIn(administrator, accounts.entAdministrator)
    await administrator.goesTo('Liste des services')
    await administrator.keeps('3-services-empty')
    await administrator.follows('Nouveau service')
    await administrator.fills('Code', 'PRONOTECAS')
    await administrator.fills('Intitulé', 'Vie scolaire')
    await administrator.chooses('Type de SSO', 'SSO Pronote avec CAS')
    await administrator.fills('URL', world.base)
    await administrator.chooses('Regroupement', 'Scolarité')
    await administrator.fills('Ordre', '9')
    await administrator.chooses('Type Xiti', 'Les services de vie scolaire')
    await administrator.chooses('Icône', 'École')
    await administrator.ticks('Service affiché dans la barre des services')
    await administrator.keeps('3-service-form')
    await administrator.presses('Enregistrer')
    await administrator.reads('Le service est créé.')
    for (const profile of await administrator.page
      .getByRole('group', { name: 'Profils' })
      .getByRole('checkbox')
      .all())
      await profile.check()
    await administrator.presses('Donner l’accès')
    await administrator.reads('accès sont donnés.')
    await administrator.keeps('3-service-population')
    await administrator.follows('Qui a accès')
    await administrator.keeps('3-service-entitled')
    await administrator.follows(administrator.main.getByRole('link', { name: /^Voir ses accès/ }).first())
    await administrator.keeps('3-person-access')
  })

  it('the test of the connection is now green', async () => {
    await supervisor.opens(`${world.console}/delegation`)
    await supervisor.presses('Tester la connexion')
    await supervisor.reads('La connexion fonctionne.')
    await supervisor.keeps('3-delegation-works')
  })

  it('she imports the identifiers in mode Complet, and confirms what is probable', async () => {
    await administrator.goesTo('Importer les identifiants PRONOTE')
    await administrator.reads('Aucun identifiant PRONOTE importé.')
    await administrator.keeps('4-import-form')
    await startImport(administrator, { mode: 'Complet', file: identifiersFile })
    expect(await administrator.heading()).toBe('Étape 1/6 : rapprochement des Enseignants')
    await administrator.keeps('4-step-1-teachers')
    await confirmProbable(administrator)
    await validateStep(administrator)
    expect(await administrator.heading()).toBe('Étape 2/6 : rapprochement des Élèves')
    await administrator.reads('Étape 1/6 validée')
    await confirmProbable(administrator)
    await administrator.keeps('4-step-2-pupils')
    await administrator.follows(/^Non reconnus/)
    await administrator.reads('ancien élève, ou élève pas encore arrivé dans l’ENT')
  })

  it('she interrupts after a validated step, and another administrator goes on from there, by hand where needed', async () => {
    await validateStep(administrator)
    expect(await administrator.heading()).toBe('Étape 3/6 : rapprochement des Responsables')
    await administrator.confirms('Interrompre')
    await administrator.reads('L’import est interrompu. Les étapes validées restent acquises.')
    await administrator.keeps('4-interrupted')

    await operator.opens(world.portal)
    await operator.follows('Se connecter')
    await signIn(operator, accounts.platformOperator)
    await operator.goesTo('Importer les identifiants PRONOTE')
    await operator.reads('Un import est ouvert, par Nadia Berthelot')
    await operator.presses('Reprendre')
    expect(await operator.heading()).toBe('Étape 3/6 : rapprochement des Responsables')
    await confirmProbable(operator)
    await operator.keeps('4-step-3-confirm')
    await operator.follows(/^À choisir/)
    const name = await chooseFirstProposed(operator)
    await operator.follows(/^Reconnus/)
    expect(await operator.row(name).innerText()).toContain('Décidé par Paul Kerdoncuff')
    await operator.follows(/^À choisir/)
    await operator.keeps('4-step-3-choose')
    await operator.follows(/^Non reconnus/)
    await operator.follows(operator.link(/^Parcourir/).first())
    await operator.keeps('4-step-3-browse')
    await operator.presses('Ne correspond à personne')
    await operator.follows(/^Non reconnus/)
    await operator.reads('Décidé par Paul Kerdoncuff')
    await operator.keeps('4-step-3-unknown')
    for (const category of ['Maîtres de stage', 'Inspecteurs pédagogiques', 'Personnels']) {
      await validateStep(operator)
      expect(await operator.heading()).toContain(`rapprochement des ${category}`)
      await confirmProbable(operator)
    }
    await operator.keeps('4-step-6-staff')
    await operator.presses('Valider et terminer l’import')
    await operator.reads('Import terminé', 'Ouvert par', 'Nadia Berthelot', 'Terminé par', 'Paul Kerdoncuff')
    await operator.keeps('4-report')
  })

  it('the school now has its identifiers, and a second export concerns nobody new', async () => {
    await administrator.goesTo('Importer les identifiants PRONOTE')
    expect(await administrator.text()).toMatch(
      /1 \d{3} identifiant\(s\) PRONOTE importé\(s\)\. Dernier import fait le : .* en mode Complet/,
    )
  })

  it('the pupil clicks, is told where she goes, and lands in her own space', async () => {
    await pupil.opens(world.portal)
    await pupil.follows('Se connecter')
    await signIn(pupil, accounts.pupil)
    await pupil.keeps('5-pupil-home')
    await pupil.followsToNewTab(/^Vie scolaire/)
    expect(await pupil.heading()).toBe('Vous allez ouvrir « Vie scolaire »')
    await pupil.reads('Contacter les administrateurs de votre ENT')
    await pupil.keeps('5-pupil-information')
    await pupil.ticks(/J’ai pris connaissance de ces informations/)
    await pupil.presses('Accéder à Vie scolaire')
    expect(pupil.page.url()).toBe(`${world.base}eleve.html`)
    await pupil.reads('Lise MORVAN', 'Classe 5A', 'Mme Anne MORVAN')
    await pupil.keeps('5-pupil-space')
  })

  it('the second time she goes straight, even in a new browser', async () => {
    await pupil.context.clearCookies()
    await pupil.opens(world.portal)
    await pupil.follows('Se connecter')
    await signIn(pupil, accounts.pupil)
    await pupil.followsToNewTab(/^Vie scolaire/)
    expect(pupil.page.url()).toBe(`${world.base}eleve.html`)
  })

  it('the supervisor sees the link that the first click made', async () => {
    await supervisor.opens(`${world.client}/ressources/eleves?q=morvan`)
    expect(await supervisor.row('Lise').innerText()).toMatch(/[A-Z]{3}\d{5}/)
    await supervisor.keeps('5-linked')
  })
})
