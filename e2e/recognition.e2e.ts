import { type OtherEnt, openOtherEnt } from '@preau/testing/other-ent'
import { demoSchool } from './people/demo-school.ts'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { writeCasId } from './people/cas-id.ts'
import { enterThroughEnt, passInformation } from './people/enter.ts'
import { peopleOfThisFile } from './people/people.ts'
import {
  appliesPrepared,
  appliesSettings,
  preparesSettings,
  restoresSettings,
  settingsVersion,
} from './people/settings.ts'
import { signIn } from './people/sign-in.ts'
import type { Someone } from './people/someone.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const spaces = {
  common: world.base,
  teacher: `${world.base}professeur.html`,
  guardian: `${world.base}parent.html`,
  pupil: `${world.base}eleve.html`,
  schoolLife: `${world.base}viescolaire.html`,
} as const
/** Whom another scenario may have linked already: this file is about first connections. */
const linkedElsewhere = [
  { kind: 'professeurs', name: 'lemoine' },
  { kind: 'responsables', name: 'morvan anne' },
  { kind: 'personnels', name: 'roche karim' },
]
const answer = `${world.portal}/administration/services/PRONOTECAS/reponse-cas`
const yann = demoSchool.guardians.find(
  ({ identity }) => identity.firstName === 'Yann' && identity.birthName === 'Morvan',
)

let helene: Someone
let nadia: Someone
let other: OtherEnt
let before: number

beforeAll(async () => {
  helene = await people.stays()
  nadia = await people.stays()
  await helene.opens(world.client)
  await signIn(helene, accounts.supervisor)
  for (const person of linkedElsewhere) await writeCasId(helene, world, person, '')
  const louise = await pronoteIdOf('guignard louise')
  other = await openOtherEnt([
    { login: 'louise', user: 'autre-0001', attributes: { idpronote: [louise.toLowerCase()] } },
    { login: 'yann', user: 'autre-0002', attributes: sdetNames(yann) },
  ])
})

/** The names of the SDET, an ISO date, and a second profile that is nobody here. */
function sdetNames(person: typeof yann): Readonly<Record<string, readonly string[]>> {
  if (person === undefined) throw new Error('Yann Morvan is a guardian')
  return {
    ENTPersonNom: [person.identity.birthName.toUpperCase()],
    ENTPersonPrenom: [person.identity.firstName],
    ENTPersonDateNaissance: [person.identity.birthDate],
    ENTPersonCodePostal: [person.address.postcode],
    ENTPersonProfils: ['National_COL', 'National_TUT'],
  }
}

async function pronoteIdOf(pupil: string): Promise<string> {
  await helene.opens(`${world.client}/ressources/eleves?q=${encodeURIComponent(pupil)}`)
  const line = await helene.row(/^(?=.*[A-Z0-9]{16})/).innerText()
  const [id] = /[2-9A-Z]{16}/.exec(line) ?? []
  if (id === undefined) throw new Error(`no identifiant PRONOTE in ${line}`)
  return id
}

/** Louise and Yann stay linked to an ENT that is no more: no other scenario is theirs. */
afterAll(async () => {
  await restoresSettings(helene, world, before)
  await releases('PRONOTE, par l’identifiant PRONOTE')
  other.close()
})

/** The ENT administrator chooses what the service receives. */
async function releases(template: string): Promise<void> {
  await nadia.opens(answer)
  if ((await nadia.heading()) === 'Connexion') await signIn(nadia, accounts.entAdministrator)
  await nadia.page.getByRole('combobox', { name: /^Partir d’un modèle/ }).selectOption({ label: template })
  await nadia.presses('Reprendre ce modèle')
  await nadia.reads('Il n’est pas encore enregistré')
  await nadia.presses('Enregistrer')
  await nadia.reads(`Réponse actuelle : ${template}.`)
}

const recognises = (mode: string) => () => helene.page.getByRole('radio', { name: mode }).check()

let broken = false
beforeEach(({ skip }) => {
  if (broken) skip('a step before this one failed')
})
afterEach(({ task }) => {
  broken ||= task.result?.state === 'fail'
})

describe('recognition by identity, with our portal', () => {
  it('is chosen on both sides: the settings of the base, and what the ENT answers', async () => {
    await releases('PRONOTE, par l’identité de la personne')
    await preparesSettings(helene, world, recognises('Avec l’identité de l’utilisateur'))
    await helene.reads('avec l’identifiant PRONOTE de l’utilisateur', 'avec l’identité de l’utilisateur')
    await helene.keeps('supervisor-draft')
  })

  it('is tried with a real account before it is applied, and links nobody', async () => {
    await helene.follows('Essayer une connexion')
    await signIn(helene, accounts.teacherAndGuardian)
    await passInformation(helene)
    expect(await helene.heading()).toBe('Essai de connexion')
    await helene.reads(
      'M. Patrick GUIGNARD (Enseignant)',
      'M. Patrick GUIGNARD (Responsable)',
      'National_3;National_2',
    )
    await helene.keeps('supervisor-trial')
    await helene.follows('Revenir au brouillon')
    await appliesPrepared(helene)
    before = (await settingsVersion(helene, world)) - 1
    await helene.keeps('supervisor-settings-history')
  })

  it('a teacher is known by her name and birth date, a guardian by her postcode', async () => {
    const claire = await people.arrives()
    await enterThroughEnt(claire, spaces.teacher, accounts.teacher)
    await claire.reads('Mme Claire LEMOINE', 'Mathématiques')
    const anne = await people.arrives()
    await enterThroughEnt(anne, spaces.guardian, accounts.guardian)
    await anne.reads('Mme Anne MORVAN', 'Lise MORVAN')
  })

  it('a teacher who is a guardian is both, chooses once, and changes from the menu of every page', async () => {
    const patrick = await people.arrives()
    await enterThroughEnt(patrick, spaces.common, accounts.teacherAndGuardian)
    expect(await patrick.heading()).toBe('Choisissez votre espace')
    await patrick.keeps('choice-of-space')
    await patrick.follows(patrick.main.getByRole('link', { name: /Espace Parents/ }))
    await patrick.reads('Louise GUIGNARD')
    await patrick.presses('Se déconnecter')
    await patrick.opens(spaces.common)
    await passInformation(patrick)
    expect(patrick.page.url()).toBe(spaces.guardian)
    await patrick.goesTo('Espace Professeurs')
    await patrick.reads('Mes classes et mes groupes')
    await patrick.opens(spaces.common)
    expect(patrick.page.url()).toBe(spaces.teacher)
  })
})

describe('double authentication', () => {
  it('asks for the local account once; a wrong password is explained, and the second click enters', async () => {
    await appliesSettings(helene, world, recognises('Par double authentification'))
    await helene.opens(`${world.client}/ressources/personnels?q=roche`)
    await helene.follows(helene.row('Karim').getByRole('link').first())
    await helene.follows('Créer un accès local')
    await helene.presses('Créer l’accès')
    const [, login = '', password = ''] = await helene.main.locator('dd').allInnerTexts()

    const karim = await people.arrives()
    await enterThroughEnt(karim, spaces.schoolLife, accounts.schoolLife)
    expect(await karim.heading()).toBe('Une dernière vérification')
    await karim.keeps('double-authentication')
    const types = async (typed: string): Promise<void> => {
      await karim.fills('Identifiant de l’établissement', login.trim())
      await karim.fills('Mot de passe de l’établissement', typed)
      await karim.presses('Relier et entrer')
    }
    await types('Preau-demo-2026')
    await karim.reads('Cet identifiant ou ce mot de passe de l’établissement est incorrect.')
    await types(password.trim())
    await karim.reads('Votre compte de l’ENT est relié', 'M. Karim ROCHE')

    await karim.context.clearCookies()
    await enterThroughEnt(karim, spaces.schoolLife, accounts.schoolLife)
    expect(karim.page.url()).toBe(spaces.schoolLife)
    await karim.reads('Bonjour M. Karim ROCHE')
    await helene.opens(helene.page.url())
    await helene.confirms('Supprimer l’accès')
  })
})

/** By the other ENT, whose accounts need no password. */
async function entersByOther(address: string, login: string): Promise<Someone> {
  const someone = await people.arrives()
  await someone.opens(address)
  expect(await someone.heading()).toBe('Mon autre ENT')
  await someone.fills('Compte', login)
  await someone.presses('Entrer')
  return someone
}

const delegatesToOther = async (): Promise<void> => {
  await helene.chooses('Mon ENT', 'Autre ENT')
  await helene.fills('URL du serveur CAS', other.url)
}

describe('an ENT that answers otherwise', () => {
  it('by identifier: CAS 2 alone, lower case throughout, attributes one level down', async () => {
    await appliesSettings(helene, world, async () => {
      await delegatesToOther()
      await recognises('Avec l’identifiant PRONOTE de l’utilisateur')()
    })
    const louise = await entersByOther(spaces.pupil, 'louise')
    expect(louise.page.url()).toBe(spaces.pupil)
    await louise.reads('Bonjour Louise')
  })

  it('by identity: SAML 1.1 alone, names of the SDET, ISO date, several profiles of which one is somebody here', async () => {
    await appliesSettings(helene, world, async () => {
      await recognises('Avec l’identité de l’utilisateur')()
      for (const [what, name] of [
        ['du nom', 'Nom'],
        ['du prénom', 'Prenom'],
        ['de la date de naissance', 'DateNaissance'],
        ['du code postal', 'CodePostal'],
        ['des catégories', 'Profils'],
      ] as const)
        await helene.fills(`Attribut ${what}`, `ENTPerson${name}`)
    })
    other.speaks('saml11')
    const yannMorvan = await entersByOther(spaces.common, 'yann')
    expect(yannMorvan.page.url()).toBe(spaces.guardian)
    await yannMorvan.reads('Bonjour M. Yann MORVAN', 'Lise MORVAN', 'Tom')
  })
})
