import type { Addresses } from '../world/addresses.ts'
import type { Someone } from './someone.ts'

/** Writes the CAS identifier of the one person that a search of a table finds; an empty one frees it. */
export async function writeCasId(
  supervisor: Someone,
  world: Pick<Addresses, 'client'>,
  ...[person, casId]: readonly [person: { readonly kind: string; readonly name: string }, casId: string]
): Promise<void> {
  await supervisor.opens(`${world.client}/ressources/${person.kind}?q=${encodeURIComponent(person.name)}`)
  await supervisor.follows(/^Modifier l’identifiant CAS/)
  await supervisor.fills(/^Identifiant CAS, /, casId)
  await supervisor.presses('Enregistrer')
}
