/**
 * Two accounts of one person become one: proposed by imports, decided by an administrator, undone when it was a mistake.
 *
 * @packageDocumentation
 */
export type { AccountMerges, MergedValue, MergeFault, MergeProposal, PastMerge } from './account-merges.ts'
export { mountAccountMerge } from './mount-account-merge.ts'
export { refuseMerge } from './refuse-merge.ts'
