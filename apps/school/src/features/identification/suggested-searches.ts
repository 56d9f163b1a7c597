import type { FailureSheet } from './failure-store.ts'

/**
 * What to search for when nobody typed anything, the surest first: the whole name that the person corrected or that
 * the ENT sent, then each name alone, for one of them may be misspelt here or there. Empty when nobody gave any.
 */
export function suggestedSearches({
  evidence,
  form,
}: Pick<FailureSheet, 'evidence' | 'form'>): readonly string[] {
  const { known } = evidence
  const { corrections } = form
  const names = [corrections.lastName ?? known?.lastName, corrections.firstName ?? known?.firstName]
    .filter((name) => name !== undefined)
    .filter((name) => name !== '')
  return names.length < 2 ? names : [names.join(' '), ...names]
}
