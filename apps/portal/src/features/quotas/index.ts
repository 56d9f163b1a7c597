/**
 * Limits per school: accounts, open sessions, imports of identifiers a day; their screen and the warning before they are reached.
 *
 * They are held where the change is made: `store/quota-room.ts` for accounts, `login/make-room.ts` for sessions,
 * `identifiers-import/open-import.ts` for imports. Start with `quotas.ts`.
 *
 * @packageDocumentation
 */
export { mountQuotas } from './mount-quotas.ts'
export { nearQuotas } from './near-quotas.tsx'
export type { QuotaChange, QuotaLimits, Quotas, SchoolQuota, SchoolQuotaForm } from './quotas.ts'
