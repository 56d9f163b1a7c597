/**
 * *Adresses de la base* of the console: path name, hosts of its own, further UAIs, and the addresses it had before.
 * Owns the changes; where an address leads is `bases`. Does not own: the root (*Paramètres de publication*, `console`).
 *
 * @packageDocumentation
 */
export type { NamingOutcome, NamingStore } from './addresses.ts'
export { mountAddresses } from './mount-addresses.ts'
