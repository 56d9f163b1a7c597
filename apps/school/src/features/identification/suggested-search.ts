import type { FailureSheet } from './failure-store.ts'

/** What to search for first: the name that the person corrected, or that the ENT sent. Empty when nobody gave any. */
export function suggestedSearch({ evidence, form }: Pick<FailureSheet, 'evidence' | 'form'>): string {
  const { known } = evidence
  const { corrections } = form
  const parts = [corrections.lastName ?? known?.lastName, corrections.firstName ?? known?.firstName]
  return parts.filter((part) => part !== undefined).join(' ')
}
