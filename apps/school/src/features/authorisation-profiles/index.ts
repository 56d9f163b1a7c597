/**
 * *Profils d’autorisation* of teachers and staff: the spaces they open, and *Déconnexion automatique*.
 * Does not own: giving a profile to people (`people`), the sessions that end (`sessions`).
 *
 * @packageDocumentation
 */
export { mountProfiles } from './mount-profiles.ts'
export { hasProfiles, type ProfileCategory, type ProfileSpace } from './profile.ts'
export type { ProfileStore } from './profile-store.ts'
export { profilesPath } from './profiles-page.tsx'
