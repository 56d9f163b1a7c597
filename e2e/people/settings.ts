import type { Addresses } from '../world/addresses.ts'
import type { Someone } from './someone.ts'

type Console = Pick<Addresses, 'console'>

/** Prepares a change of the delegation and applies it, without the publication being stopped. */
export async function appliesSettings(
  supervisor: Someone,
  world: Console,
  edit: () => Promise<void>,
): Promise<void> {
  await preparesSettings(supervisor, world, edit)
  await appliesPrepared(supervisor)
}

/** The same as far as the page that says what would change. */
export async function preparesSettings(
  supervisor: Someone,
  world: Console,
  edit: () => Promise<void>,
): Promise<void> {
  await supervisor.opens(`${world.console}/brouillon`)
  await supervisor.presses('Préparer une modification')
  await supervisor.follows(supervisor.main.getByRole('link', { name: 'Déléguer l’authentification' }))
  await edit()
  await supervisor.presses('Enregistrer')
  await supervisor.goesTo('Modification en préparation')
}

/** Applies what is prepared, from its page. */
export async function appliesPrepared(supervisor: Someone): Promise<void> {
  await supervisor.confirms('Appliquer')
  await supervisor.reads('Les nouveaux réglages sont appliqués.')
}

/** The number of the settings in force, on the page of their history. */
export async function settingsVersion(supervisor: Someone, world: Console): Promise<number> {
  await supervisor.opens(`${world.console}/historique`)
  return Number(/Version (\d+)/.exec(await supervisor.text())?.[1])
}

/** Puts the settings back as they were. */
export async function restoresSettings(supervisor: Someone, world: Console, version: number): Promise<void> {
  await supervisor.opens(`${world.console}/historique`)
  await supervisor.presses(
    supervisor.button(new RegExp(`^Restaurer cette version\\s: Version ${String(version)},`)),
  )
  await appliesPrepared(supervisor)
}
