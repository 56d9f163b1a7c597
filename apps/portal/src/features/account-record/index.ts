/**
 * The follow-up of one account: the services it opens and why, its connections, what was done to it and by whom.
 *
 * @packageDocumentation
 */
export type { AccountHistory, PastChange } from './account-history.ts'
export { mountAccountRecord } from './mount-account-record.ts'
export { servicesOf } from './services-of.ts'
