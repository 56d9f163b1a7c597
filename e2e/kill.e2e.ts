import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from './people/accounts.ts'
import { downloadsIdentifiers } from './people/downloads-identifiers.ts'
import { enterThroughEnt } from './people/enter.ts'
import { textFile } from './people/files.ts'
import { startImport, validateStep } from './people/import-steps.ts'
import { peopleOfThisFile } from './people/people.ts'
import { signIn } from './people/sign-in.ts'
import { openWorld, type World } from './world/open-world.ts'

const people = peopleOfThisFile()
let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(async () => {
  await world.close()
})

async function killAndStart(): Promise<void> {
  await world.kill()
  world.start()
  await world.ready()
}

describe('kill -9 of the demonstration', () => {
  it('while it loads the school: the next start begins again, and the pupil finds her space', async () => {
    while (!world.output().includes('chargement du Collège des Tilleuls')) await pause(50)
    // Into the imports, whatever the machine: loading takes seconds.
    await pause(400)
    await killAndStart()
    expect(world.output().split('chargement du Collège des Tilleuls')).toHaveLength(3)
    const lise = await people.arrives()
    await enterThroughEnt(lise, world.base, accounts.pupil)
    await lise.reads('Bonjour Lise', 'Classe 5A')
  })

  it('between two steps of an import: the validated step is kept, the session too, and the import goes on', async () => {
    const helene = await people.arrives()
    await helene.opens(`${world.client}/socles-ent/export`)
    await signIn(helene, accounts.supervisor)
    const identifiers = await readFile(await (await downloadsIdentifiers(helene)).path(), 'utf8')
    const nadia = await people.arrives()
    await nadia.opens(`${world.portal}/administration/identifiants-pronote`)
    await signIn(nadia, accounts.entAdministrator)
    await startImport(nadia, { mode: 'Complet', file: textFile('identifiants.xml', identifiers) })
    await validateStep(nadia)

    await killAndStart()

    await nadia.presses('Valider et passer à l’étape suivante')
    await nadia.reads('Étape 2/6 validée')
    expect(await nadia.heading()).toBe('Étape 3/6 : rapprochement des Responsables')
    await nadia.opens(`${world.portal}/administration/identifiants-pronote`)
    await nadia.reads('Un import est ouvert, par Nadia Berthelot')
    await helene.opens(`${world.client}/ressources/eleves?q=morvan`)
    expect(await helene.row('Lise').innerText()).toMatch(/[A-Z]{3}\d{5}/)
  })
})
