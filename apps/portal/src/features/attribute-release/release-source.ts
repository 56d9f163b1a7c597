/**
 * What of a person may leave for a service, in the order it is written. There is no INE: it is never released
 * (ent-ecosystem §1.6).
 */
export const releaseSources = [
  'pronoteId',
  'lastName',
  'firstName',
  'displayName',
  'login',
  'birthDate',
  'postcode',
  'email',
  'categories',
  'profiles',
  'schools',
  'classes',
] as const
export type ReleaseSource = (typeof releaseSources)[number]

/** What can be the principal: always there, and of one person alone; an e-mail may be shared by a couple. */
export const principalSources = ['entId', 'login'] as const
