/**
 * Preferences of the client: the switch of *Gestion ENT / CAS*.
 *
 * @packageDocumentation
 */
export { mountPreferences, type PreferencesDeps } from './mount-preferences.ts'
export type { PreferencesStore } from './preferences-store.ts'
