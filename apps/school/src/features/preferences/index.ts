/**
 * Preferences of the client: the switch of *Gestion ENT / CAS*.
 *
 * @packageDocumentation
 */
export { mountPreferences } from './mount-preferences.ts'
export type { PreferencesStore } from './preferences-store.ts'
