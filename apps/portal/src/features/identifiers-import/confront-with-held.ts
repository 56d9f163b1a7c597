import { personCategories } from '@preau/people'
import { conflictFlags, toChoose, withCandidates } from './conflicting-line.ts'
import type { DirectoryRole } from './directory-roles.ts'
import type { LineDraft } from './import-line.ts'
import type { ImportMode } from './import-run.ts'
import type { MatchingData } from './matching-data.ts'
import { reasonSentences } from './reasons.fr.ts'
import { isMatchable } from './wire-category.ts'

/**
 * Confronts each line with the identifiers that accounts have today. One that its account still resembles stays where
 * it is; anything else is shown as a conflict. In mode *Complet* an account may change identifier when its old one is
 * not in the file, because that one is withdrawn anyway.
 */
export function confrontWithHeld(
  lines: readonly LineDraft[],
  { roles, data }: { readonly roles: readonly DirectoryRole[]; readonly data: MatchingData },
  mode: ImportMode,
): readonly LineDraft[] {
  const holderOf = new Map(data.held.map(({ pronoteId, accountId }) => [pronoteId, accountId]))
  const heldBy = new Map(
    data.held.map(({ pronoteId, accountId, category }) => [`${accountId} ${category}`, pronoteId]),
  )
  const inFile = new Set(lines.map(({ pronoteId }) => pronoteId))
  const here = new Set(
    personCategories.flatMap((category) =>
      roles
        .filter(({ record }) => isMatchable(category, record.profil))
        .map(({ account }) => `${account.accountId} ${category}`),
    ),
  )
  return lines.map((line) => {
    const holder = holderOf.get(line.pronoteId)
    const kept =
      holder === undefined ? line : confrontWithHolder(line, holder, here.has(`${holder} ${line.category}`))
    if (kept.accountId === null || kept.accountId === holder || kept.chosenBy === 'memory') return kept
    const other = heldBy.get(`${kept.accountId} ${kept.category}`)
    const goesAway = other !== undefined && mode === 'complete' && !inFile.has(other)
    return other === undefined || goesAway ? kept : conflict(kept, 'account-has-other', [kept.accountId])
  })
}

function confrontWithHolder(line: LineDraft, holder: string, isHere: boolean): LineDraft {
  if (line.reason === 'memory-stale') return line
  if (line.chosenBy === 'memory') {
    // « Nobody », or the account chosen: an identifier that has gone to another account since is not moved back unasked.
    const moves = line.accountId !== null && line.accountId !== holder && isHere
    return moves ? conflict(line, 'held-by-other', [line.accountId, holder]) : line
  }
  if (line.accountId === holder) {
    return { ...line, reason: 'already-held', reasons: [reasonSentences['already-held'], ...line.reasons] }
  }
  if (!isHere) return line.accountId === null ? line : conflict(line, 'holder-gone', [line.accountId])
  if (line.accountId !== null) return conflict(line, 'held-by-other', [line.accountId, holder])
  if (line.reason === 'key-contradiction') return line
  if (!line.candidates.some(({ accountId }) => accountId === holder))
    return conflict(line, 'held-unlike', [holder])
  return {
    ...line,
    outcome: 'certain',
    reason: 'already-held',
    reasons: [reasonSentences['already-held']],
    accountId: holder,
    proposedAccountId: null,
    chosenBy: 'engine',
  }
}

type ConflictReason = 'account-has-other' | 'holder-gone' | 'held-by-other' | 'held-unlike'

function conflict(line: LineDraft, reason: ConflictReason, accountIds: readonly string[]): LineDraft {
  return {
    ...line,
    ...toChoose(reason),
    candidates: withCandidates(line, accountIds),
    flags: conflictFlags(line),
  }
}
