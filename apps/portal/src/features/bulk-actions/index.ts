/**
 * One action on many accounts: confirmed with their number, done for all or for none, undone within a day.
 *
 * @packageDocumentation
 */
export type { BulkActions, BulkKind, BulkOrder } from './bulk-actions.ts'
export { mountBulkActions } from './mount-bulk-actions.ts'
