import type { CandidateDraft, LineDraft } from './import-line.ts'
import { reasonSentences } from './reasons.fr.ts'

/** A line that somebody must choose an account for, because of a contradiction. */
export function toChoose(
  reason: LineDraft['reason'] & keyof typeof reasonSentences,
): Pick<LineDraft, 'outcome' | 'reason' | 'reasons' | 'accountId' | 'proposedAccountId' | 'chosenBy'> {
  const reasons = [reasonSentences[reason]]
  return { outcome: 'to-choose', reason, reasons, accountId: null, proposedAccountId: null, chosenBy: null }
}

/** The candidates with these accounts among them. */
export function withCandidates(line: LineDraft, accountIds: readonly string[]): readonly CandidateDraft[] {
  const known = new Set(line.candidates.map(({ accountId }) => accountId))
  const added = accountIds
    .filter((id) => !known.has(id))
    .map((accountId) => ({ accountId, score: 0, reasons: [] }))
  return [...line.candidates.slice(0, 5 - added.length), ...added]
}

export function conflictFlags(line: LineDraft): LineDraft['flags'] {
  return [...line.flags.filter((flag) => flag !== 'conflit'), 'conflit']
}
