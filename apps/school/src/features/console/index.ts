/**
 * Hosting console: the list of bases, the state of one base, *Paramètres de publication*.
 * Does not own: *Déléguer l’authentification* (`delegation`). Start with `mount-console.ts`.
 *
 * @packageDocumentation
 */
export { type BaseOrder, createBase } from './create-base.ts'
export { describePublication } from './describe-publication.ts'
export { mountConsole, mountPublication } from './mount-console.ts'
export type { PublicationSettings, PublicationStore } from './publication-store.ts'
export { consoleRefusals } from './refusals.ts'
