import { readFile } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { downloadsIdentifiers } from './people/downloads-identifiers.ts'
import { enterThroughEnt, passInformation } from './people/enter.ts'
import { aafFile, textFile } from './people/files.ts'
import { refuseRecognised, startImport, validateStep, validateSteps } from './people/import-steps.ts'
import { peopleOfThisFile } from './people/people.ts'
import { signIn } from './people/sign-in.ts'
import type { Someone } from './people/someone.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const importPage = `${world.portal}/administration/identifiants-pronote`
let identifiers: string

async function administratorAt(address: string, login: string = accounts.entAdministrator): Promise<Someone> {
  const administrator = await people.arrives()
  await administrator.opens(address)
  await signIn(administrator, login)
  return administrator
}

/** The export of everybody, downloaded from the client of the school server. */
async function exportIdentifiers(): Promise<string> {
  const supervisor = await people.arrives()
  await supervisor.opens(`${world.client}/socles-ent/export`)
  await signIn(supervisor, accounts.supervisor)
  const download = await downloadsIdentifiers(supervisor)
  return await readFile(await download.path(), 'utf8')
}

describe('Nadia, administrator of the ENT', () => {
  it('receives the identifiers file of the school', async () => {
    identifiers = await exportIdentifiers()
    expect(identifiers).toContain('0350000K')
  })

  it.each([
    ['a file of the AAF delivery', () => aafFile(), /c’est un fichier de l’annuaire académique \(AAF\)/],
    ['an empty file', () => textFile('vide.xml', ''), /vide/i],
    [
      'a truncated file',
      () => textFile('coupe.xml', identifiers.slice(0, identifiers.length / 2)),
      /incomplet|interrompu|tronqué|s’arrête/i,
    ],
    [
      'the file of another school',
      () => textFile('autre.xml', identifiers.replaceAll('0350000K', '0351111A')),
      /0351111A.*0350000K|0350000K.*0351111A/i,
    ],
    [
      'a file with a DTD and entities',
      () =>
        textFile(
          'dtd.xml',
          identifiers.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        ),
      /déclaration de type ou des entités/,
    ],
    [
      'a file in another encoding than it says',
      () => ({ ...textFile('latin.xml', ''), buffer: Buffer.from(identifiers, 'latin1') }),
      /encodage|UTF-8/i,
    ],
  ])('is told in words why %s is refused, and nothing changes', async (_, file, words) => {
    const nadia = await administratorAt(importPage)
    const before = /\d[\d ]* identifiant\(s\) PRONOTE importé\(s\)\. Dernier import fait le : [^.]*/.exec(
      await nadia.text(),
    )
    await startImport(nadia, { mode: 'Complet', file: file() })
    const page = await nadia.text()
    expect(page).toMatch(words)
    expect(page).toMatch(/Rien n’a été importé/)
    expect(page).toContain(before?.[0])
    expect(page).not.toMatch(/Un import est ouvert/)
  })

  it('withdraws an identifier; the person is told, and the supervisor lets them in from the inbox', async () => {
    const helene = await people.arrives()
    await helene.opens(`${world.client}/ressources/personnels?q=roche`)
    await signIn(helene, accounts.supervisor)
    await helene.follows(/^Modifier l’identifiant CAS de Karim/)
    await helene.fills(/^Identifiant CAS, /, '')
    await helene.presses('Enregistrer')

    const nadia = await administratorAt(importPage)
    await startImport(nadia, { mode: 'Partiel', file: textFile('identifiants.xml', identifiers) })
    await nadia.reads('le fichier contient tous les utilisateurs')
    await nadia.keeps('administrator-warning')
    await nadia.presses('Continuer en mode Partiel')
    await validateSteps(nadia, 5)
    expect(await nadia.heading()).toBe('Étape 6/6 : rapprochement des Personnels')
    await refuseRecognised(nadia, 'ROCHE Karim')
    await nadia.reads('1 compte perd l’accès')
    await nadia.keeps('administrator-withdraws')
    await nadia.presses('Valider et terminer l’import')
    await nadia.reads('Import terminé')

    const karim = await people.arrives()
    await enterThroughEnt(karim, `${world.base}viescolaire.html`, accounts.schoolLife)
    expect(await karim.heading()).toBe('Échec de l’authentification par le serveur CAS')
    await karim.reads(
      'doit être configuré pour renvoyer un attribut « idPronote »',
      'recommencez la connexion',
    )
    await karim.keeps('failure-attribute-missing')

    await helene.goesTo('Gestion des identités')
    await helene.follows(
      helene
        .row('Attribut manquant')
        .getByRole('link', { name: /^Ouvrir/ })
        .first(),
    )
    await helene.searches('Rechercher dans toutes les ressources', 'roche karim')
    await helene.keeps('supervisor-attribute-missing')
    await helene.confirms(/^Relier/)
    await karim.opens(`${world.base}viescolaire.html`)
    await passInformation(karim)
    await karim.reads('Bonjour M. Karim ROCHE')
  })

  it('undoes the last import: the identifiers are those of before', async () => {
    const nadia = await administratorAt(importPage)
    await nadia.follows(nadia.main.getByRole('table').getByRole('rowheader').first().getByRole('link'))
    await nadia.confirms('Annuler tout l’import')
    await nadia.reads('Import annulé')
    await nadia.keeps('administrator-undone')
  })

  it('loses her session in the middle of the steps, logs in again and is back at the step', async () => {
    const nadia = await administratorAt(importPage)
    await startImport(nadia, { mode: 'Complet', file: textFile('identifiants.xml', identifiers) })
    await validateStep(nadia)
    expect(await nadia.heading()).toBe('Étape 2/6 : rapprochement des Élèves')
    await nadia.opensTab(world.portal)
    await nadia.presses('Se déconnecter')
    await nadia.closesTab()
    await nadia.presses('Valider et passer à l’étape suivante')
    expect(await nadia.heading()).toBe('Connexion')
    await nadia.reads('votre dernière action n’a pas été enregistrée')
    await nadia.keeps('administrator-session-ended')
    await signIn(nadia, accounts.entAdministrator)
    expect(await nadia.heading()).toBe('Étape 2/6 : rapprochement des Élèves')
  })

  it('finds three questions to declare PRONOTE, usual answers ticked', async () => {
    const nadia = await administratorAt(`${world.portal}/administration/services`)
    await nadia.follows('Déclarer PRONOTE')
    expect(await nadia.heading()).toBe('Déclarer PRONOTE')
    await nadia.reads('Quelle est l’adresse de votre PRONOTE', 'Qui l’ouvrira', 'Sous quel nom')
    await nadia.keeps('administrator-guided')
  })

  it('is told who already has an import open, may resume it or abandon it', async () => {
    const paul = await administratorAt(importPage, accounts.platformOperator)
    await startImport(paul, { mode: 'Complet', file: textFile('identifiants.xml', identifiers) })
    await paul.reads('Un import est déjà ouvert', 'Nadia Berthelot', 'Votre fichier n’a rien changé.')
    await paul.keeps('administrator-already-open')
    await paul.confirms('Abandonner')
    await paul.reads('L’import est abandonné. Les étapes déjà validées restent acquises.')
  })
})
