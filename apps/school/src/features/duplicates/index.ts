/**
 * Duplicates of a base: who may have been entered twice, two records made one, and a merge undone.
 * Does not own: how records are compared (`@preau/reconciliation`). Start with `find-duplicates.ts`.
 *
 * @packageDocumentation
 */
export type { DuplicatesStore, MergeOrder, PastMerge, RecordOfPerson } from './duplicates-store.ts'
export { pairPath } from './duplicates-page.tsx'
export { mountDuplicates } from './mount-duplicates.ts'
