import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { writeCasId } from './people/cas-id.ts'
import { enterThroughEnt, passInformation } from './people/enter.ts'
import { siecleFiles } from './people/files.ts'
import { peopleOfThisFile } from './people/people.ts'
import { signIn } from './people/sign-in.ts'
import { birthDateOf } from './people/demo-school.ts'
import type { Someone } from './people/someone.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()

async function supervisorAt(address: string): Promise<Someone> {
  const supervisor = await people.arrives()
  await supervisor.opens(address)
  await signIn(supervisor, accounts.supervisor)
  return supervisor
}

/** Two pupils of the base and one of another, as a spreadsheet copies them. */
const pasted =
  'Nom\tPrénom\tIdentifiant CAS\nMorvan\tTom\tNAB40125\nGuignard\tLouise\tNAB40126\nInconnue\tZoé\tNAB40127'

describe('Hélène, supervisor', () => {
  it('sorts and searches the people of the base', async () => {
    const helene = await supervisorAt(`${world.client}/ressources/eleves`)
    const firstName = async (): Promise<string> =>
      (await helene.page.getByRole('rowheader').first().innerText()).trim()
    const ascending = await firstName()
    await helene.follows(helene.page.getByRole('columnheader', { name: /^Nom/ }).getByRole('link'))
    expect((await firstName()).localeCompare(ascending, 'fr')).toBeGreaterThan(0)
    await helene.searches('Rechercher un nom ou un identifiant', 'morvan')
    await helene.reads('2 personnes', 'Lise', 'Tom')
    await helene.keeps('supervisor-search')
    await helene.follows(helene.row('Lise').getByRole('link').first())
    await helene.reads('5A', 'MORVAN Anne (Mère, responsable légal 1)')
    await helene.keeps('supervisor-sheet')
  })

  it('refuses a CAS identifier that somebody else of the category already has, and names them', async () => {
    const lise = await people.arrives()
    await enterThroughEnt(lise, world.base, accounts.pupil)
    const helene = await supervisorAt(`${world.client}/ressources/eleves?q=morvan`)
    const casId = /[A-Z]{3}\d{5,}/.exec(await helene.row('Lise').innerText())?.[0] ?? ''
    expect(casId).not.toBe('')
    await helene.follows('Modifier l’identifiant CAS de Tom MORVAN')
    await helene.fills(/^Identifiant CAS, /, casId)
    await helene.presses('Enregistrer')
    await helene.reads('Cet identifiant CAS est déjà celui de Lise MORVAN')
    await helene.keeps('supervisor-cas-id-held')
  })

  it('looks at what SIECLE would change, then imports it again, which changes nobody and creates nobody', async () => {
    const helene = await supervisorAt(`${world.client}/imports/siecle-sts`)
    const [pupils, guardians] = siecleFiles()
    if (pupils === undefined || guardians === undefined) throw new Error('SIECLE is two files')
    await helene.page.getByLabel('Fichier des élèves').setInputFiles(pupils)
    await helene.page.getByLabel('Fichier des responsables').setInputFiles(guardians)
    const form = helene.page.getByRole('form', { name: /SIECLE/ })
    await helene.presses(form.getByRole('button', { name: 'Voir ce qui changera' }))
    await helene.reads('Rien n’est encore écrit', 'Ces fichiers ne changent la fiche de personne.')
    await helene.keeps('supervisor-siecle-preview')
    await helene.presses('Importer ces changements')
    await helene.reads('L’import est terminé.', 'Élèves lus', 'Responsables lus')
    expect(await helene.text()).not.toMatch(/Fiches créées|Fiches mises à jour/)
    expect(await helene.text()).toContain('Aucune fiche ne change.')
    await helene.keeps('supervisor-siecle-report')
  })

  it('resolves in one click the failure of somebody whose sheet was linked to an old account', async () => {
    const helene = await supervisorAt(world.client)
    await writeCasId(helene, world, { kind: 'personnels', name: 'faure' }, 'OLD00001')
    await helene.reads('L’identifiant CAS est enregistré.')

    const isabelle = await people.arrives()
    await enterThroughEnt(isabelle, `${world.base}direction.html`, accounts.head)
    expect(await isabelle.heading()).toBe('Identification impossible')
    await isabelle.keeps('failure-form')
    await isabelle.fills('Nom', 'Faure')
    await isabelle.fills('Prénom', 'Isabelle')
    await isabelle.fills(/Date de naissance/, birthDateOf('Isabelle', 'Faure'))
    await isabelle.fills(/Informations complémentaires/, 'J’ai changé de compte cet été.')
    await isabelle.presses('Envoyer')
    await isabelle.reads('Votre demande est transmise')
    await isabelle.keeps('failure-sent')

    await helene.goesTo('Gestion des identités')
    await helene.reads('Fiche déjà reliée à un autre compte', 'Formulaire reçu')
    await helene.keeps('supervisor-failures')
    await helene.follows(
      helene
        .row('Fiche déjà reliée')
        .getByRole('link', { name: /^Ouvrir/ })
        .first(),
    )
    await helene.reads('J’ai changé de compte cet été.', 'OLD00001')
    expect(await helene.text()).not.toContain('Personne ne correspond.')
    await helene.keeps('supervisor-failure-sheet')
    await helene.confirms(/^Relier/, /relier/i)
    await helene.reads('Le compte de l’ENT est relié à la fiche', 'L’échec est résolu.')

    await isabelle.opens(`${world.base}direction.html`)
    await passInformation(isabelle)
    await isabelle.reads('Bonjour Mme Isabelle FAURE')
  })

  it('prepares changes of several people, pastes a column, and reads what each will change before it does', async () => {
    const helene = await supervisorAt(`${world.client}/ressources/professeurs`)
    await helene.page.locator('summary', { hasText: 'Colonnes' }).click()
    await helene.keeps('supervisor-columns')
    await helene.opens(`${world.client}/ressources/professeurs?q=mar`)
    await helene.page.getByRole('radio', { name: 'Toutes celles de cette page' }).check()
    await helene.chooses('Modification', 'Retirer l’accès aux espaces')
    await helene.presses('Continuer')
    await helene.reads('Retirer l’accès aux espaces')
    await helene.keeps('supervisor-bulk')
    await helene.opens(`${world.client}/ressources/eleves/coller`)
    await helene.fills('Lignes copiées dans le tableur', pasted)
    await helene.presses('Continuer')
    await helene.reads('NAB40125', 'Inconnue')
    await helene.keeps('supervisor-paste')
  })

  it('finds duplicates, profiles, the causes of failures and the next school year where the guide says', async () => {
    const helene = await supervisorAt(`${world.client}/identites/doublons`)
    await helene.follows(helene.link(/^Comparer/).first())
    await helene.keeps('supervisor-duplicates')
    await helene.opens(`${world.client}/identites/causes`)
    await helene.reads('Par cause', 'Par semaine')
    await helene.keeps('supervisor-causes')
    await helene.goesTo('Professeurs')
    await helene.follows('Profils d’autorisation')
    await helene.keeps('supervisor-profiles')
    await helene.goesTo('Nouvelle année scolaire')
    await helene.reads('Préparer 2027-2028')
    await helene.keeps('supervisor-year')
    await helene.opens(`${world.school}/connexion/mon-acces`)
    await helene.reads('Activer le code de connexion')
    await helene.keeps('operator-access')
  })

  it('sees who is connected and disconnects them', async () => {
    const claire = await people.arrives()
    await enterThroughEnt(claire, world.base, accounts.teacher)
    const helene = await supervisorAt(world.client)
    await helene.goesTo('Personnes connectées')
    await helene.reads('LEMOINE')
    await helene.keeps('supervisor-connected')
  })
})
