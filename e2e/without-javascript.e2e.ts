import { readFile } from 'node:fs/promises'
import { describe, expect, inject, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { downloadsIdentifiers } from './people/downloads-identifiers.ts'
import { enterThroughEnt, passInformation } from './people/enter.ts'
import { textFile } from './people/files.ts'
import { startImport, validateSteps } from './people/import-steps.ts'
import { peopleOfThisFile } from './people/people.ts'
import { signIn } from './people/sign-in.ts'

const world = inject('linkedWorld')
const people = peopleOfThisFile()
const withoutScripts = { javaScript: false } as const

describe('with JavaScript disabled', () => {
  it('a pupil goes from the log-in page to her space, and out again', async () => {
    const lise = await people.arrives(withoutScripts)
    await lise.opens(world.portal)
    await lise.follows('Se connecter')
    await signIn(lise, accounts.pupil)
    await lise.followsToNewTab(/^Vie scolaire/)
    await passInformation(lise)
    await lise.reads('Bonjour Lise', 'Classe 5A')
    await lise.presses('Se déconnecter')
    await lise.reads('Vous êtes déconnecté')
  })

  it('a guardian goes from one child to the other', async () => {
    const anne = await people.arrives(withoutScripts)
    await enterThroughEnt(anne, world.base, accounts.guardian)
    await anne.follows('Tom')
    await anne.reads('Tom MORVAN')
  })

  it('the administrator imports a file through the six steps, interrupts and resumes', async () => {
    const helene = await people.arrives(withoutScripts)
    await helene.opens(`${world.client}/socles-ent/export`)
    await signIn(helene, accounts.supervisor)
    const identifiers = await readFile(await (await downloadsIdentifiers(helene)).path(), 'utf8')

    const nadia = await people.arrives(withoutScripts)
    await nadia.opens(`${world.portal}/administration/identifiants-pronote`)
    await signIn(nadia, accounts.entAdministrator)
    await startImport(nadia, { mode: 'Complet', file: textFile('identifiants.xml', identifiers) })
    await validateSteps(nadia, 3)
    await nadia.confirms('Interrompre')
    await nadia.presses(nadia.button('Reprendre').first())
    expect(await nadia.heading()).toContain('Étape 4/6')
    await validateSteps(nadia, 2)
    await nadia.presses('Valider et terminer l’import')
    await nadia.reads('Import terminé')
    await nadia.keeps('without-javascript-report')
  })
})
