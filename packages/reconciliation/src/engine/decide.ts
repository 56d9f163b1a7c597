import type { Candidate, Clue, Decision, Outcome, ReasonCode } from '../decision.ts'
import { explainClue, explainReason } from '../explain.fr.ts'
import { duplicates } from './duplicates.ts'
import type { ManualDecisions } from './manual.ts'
import type { Pair } from './pool.ts'
import type { PreparedPerson } from './prepare.ts'
import type { SolvedPool } from './pool.ts'

/** Odds from which the first candidate is proposed for confirmation. */
const likelyOdds = 1
/** Odds from which an account is worth showing. */
const shownOdds = -6
const shownRaw = 3
const shownCandidates = 5

interface Verdict {
  readonly outcome: Outcome
  readonly reason: ReasonCode
  readonly entId?: string
}

interface PersonView {
  readonly person: PreparedPerson
  readonly pairs: readonly Pair[]
  readonly entIdOf: (pair: Pair) => string
  readonly duplicate: boolean
  readonly childrenMatched: boolean | undefined
  readonly manual: ManualDecisions
  /** Odds from which a match is certain in this school. */
  readonly certain: number
}

/** Decides for every person of a pool. */
export function decidePool(solved: SolvedPool, manual: ManualDecisions, certain: number): Decision[] {
  const flagged = duplicates(solved)
  return solved.pool.people.map((person, position) => {
    const view: PersonView = {
      person,
      pairs: shown(solved.byPerson[position] ?? []),
      entIdOf: ({ account }) => solved.pool.accounts[account]?.record.id ?? '',
      duplicate: flagged.has(position),
      childrenMatched: solved.childrenMatched?.(position),
      manual,
      certain,
    }
    return toDecision(view, verdict(view))
  })
}

function shown(pairs: readonly Pair[]): Pair[] {
  return pairs
    .filter(({ odds, raw }) => odds > shownOdds || raw > shownRaw)
    .sort((a, b) => rank(b) - rank(a) || a.account - b.account)
    .slice(0, shownCandidates)
}

/** A claim lost to another record stays worth showing first: the two records may be one person. */
const rank = ({ odds, raw }: Pair): number => Math.max(odds, Math.min(raw - 6, 30))

function verdict(view: PersonView): Verdict {
  const byHand = manualVerdict(view)
  if (byHand !== undefined) return byHand
  const [top] = view.pairs
  if (top === undefined) return { outcome: 'none', reason: absenceReason(view) }
  const entId = view.entIdOf(top)
  if (top.odds >= view.certain && !top.evidence.veto)
    return { outcome: 'certain', reason: 'evidence-certain', entId }
  const reason = doubtReason(view, top)
  return top.odds >= likelyOdds ? { outcome: 'to-confirm', reason, entId } : { outcome: 'to-choose', reason }
}

function manualVerdict({ person, pairs, entIdOf, manual }: PersonView): Verdict | undefined {
  const entId = manual.accountOf.get(person.record.identifiantPronote)
  if (entId === undefined) return undefined
  if (pairs.some((pair) => entIdOf(pair) === entId))
    return { outcome: 'certain', reason: 'confirmed-by-hand', entId }
  return pairs.length > 0
    ? { outcome: 'to-choose', reason: 'confirmed-account-gone' }
    : { outcome: 'none', reason: 'confirmed-account-gone' }
}

function doubtReason({ pairs, duplicate, person }: PersonView, top: Pair): ReasonCode {
  if (duplicate) return 'duplicate'
  const rival = pairs.find((pair) => pair !== top && pair.raw > shownRaw && Math.abs(top.raw - pair.raw) < 6)
  if (rival !== undefined) return 'homonyms'
  if (person.names.surname.glued === '' || person.names.first.glued === '') return 'no-first-name'
  return top.raw - top.odds > 3 ? 'account-disputed' : 'evidence-short'
}

function absenceReason({ person, childrenMatched }: PersonView): ReasonCode {
  if (person.names.surname.joint) return 'joint-account'
  if (person.generic) return 'generic-account'
  if (person.names.first.glued === '') return 'no-first-name'
  if (person.record.categorie === 'eleve') return 'left-pupil'
  if (person.record.categorie !== 'responsable') return 'no-such-person'
  return childrenMatched === true
    ? 'not-a-guardian-here'
    : childrenMatched === false
      ? 'guardian-of-left-pupil'
      : 'no-such-person'
}

function toDecision(view: PersonView, { outcome, reason, entId }: Verdict): Decision {
  const { person, pairs } = view
  const candidates = pairs.map((pair) => toCandidate(pair, view.entIdOf(pair)))
  const [best] = candidates
  return {
    pronoteId: person.record.identifiantPronote,
    uai: person.record.uai,
    categorie: person.record.categorie,
    outcome,
    ...(entId === undefined ? {} : { entId }),
    candidates,
    reason,
    reasons:
      reason === 'evidence-certain' && best !== undefined
        ? best.reasons
        : [explainReason(reason, person.record.categorie)],
    flags: view.duplicate ? ['doublon'] : [],
  }
}

function toCandidate({ odds, evidence }: Pair, entId: string): Candidate {
  const clues = [...evidence.clues].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return { entId, score: Math.round(odds * 10) / 10, clues, reasons: sentences(clues) }
}

function sentences(clues: readonly Clue[]): string[] {
  return clues.map(explainClue).filter((sentence) => sentence !== '')
}
