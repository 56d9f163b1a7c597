import { withCandidates } from './conflicting-line.ts'
import type { LineDraft } from './import-line.ts'
import { reasonSentences } from './reasons.fr.ts'
import type { RecalledDecision } from './recall-decisions.ts'
import { staleSentence } from './stale-sentence.fr.ts'

/**
 * Applies an earlier decision to a line. The engine has already been told the accounts that still hold; here « nobody »
 * is said again, and a decision whose grounds have changed is proposed for review, unless the engine is now certain of
 * that very account. What nobody had in view when they said « nobody » is not refused by it.
 */
export function confrontWithMemory(
  line: LineDraft,
  { decision, changes }: RecalledDecision,
  here: ReadonlySet<string>,
): LineDraft {
  const { accountId, basis } = decision
  const engineSays = line.accountId ?? line.proposedAccountId
  if (accountId === null) {
    const isNew = basis !== null && engineSays !== null && !basis.seen.includes(engineSays)
    if (changes.length === 0 && !isNew) return unmatched(line)
    if (engineSays === null) return changes.length === 0 ? unmatched(line) : line
    const sentence = staleSentence(decision, isNew ? [...changes, 'new-account'] : changes)
    return toReview(line, engineSays, sentence)
  }
  if (changes.length === 0 || line.accountId === accountId) return line
  if (!here.has(accountId)) return line
  return toReview(line, accountId, staleSentence(decision, changes))
}

/** Proposed, never applied by itself; first in the list of what is to be confirmed. */
function toReview(line: LineDraft, accountId: string, sentence: string): LineDraft {
  const candidates = withCandidates(line, [accountId])
  return {
    ...line,
    outcome: 'to-confirm',
    reason: 'memory-stale',
    reasons: [sentence],
    candidates,
    accountId: null,
    proposedAccountId: accountId,
    chosenBy: null,
    risk: 1,
  }
}

function unmatched(line: LineDraft): LineDraft {
  return {
    ...line,
    outcome: 'none',
    reason: 'memory-nobody',
    reasons: [reasonSentences['memory-nobody']],
    accountId: null,
    proposedAccountId: null,
    chosenBy: 'memory',
  }
}
