import type { ExportedPerson } from '@preau/exchange'
import type { Decision } from '@preau/reconciliation'
import { confrontWithHeld } from './confront-with-held.ts'
import { confrontWithMemory } from './confront-with-memory.ts'
import { conflictFlags, toChoose, withCandidates } from './conflicting-line.ts'
import type { CandidateDraft, LineDraft } from './import-line.ts'
import type { ImportMode } from './import-run.ts'
import { linePersonOf, pupilNames } from './line-person.ts'
import { accountOf, type DirectoryRole } from './directory-roles.ts'
import type { MatchingData } from './matching-data.ts'
import { reasonSentences } from './reasons.fr.ts'
import { recallDecisions } from './recall-decisions.ts'
import { settleClaims } from './settle-claims.ts'
import { pupilsByGuardian } from './to-school-people.ts'
import { isMatchable } from './wire-category.ts'

export interface DraftRequest {
  readonly people: readonly ExportedPerson[]
  readonly decisions: readonly Decision[]
  readonly roles: readonly DirectoryRole[]
  readonly data: MatchingData
  readonly mode: ImportMode
}

/**
 * Turns what the engine decided into the lines of an import: earlier decisions first, then national keys, then the
 * identifiers that accounts already have, then accounts that two lines claim. Nothing that contradicts an identifier
 * already given is ever applied by itself: it becomes a conflict to be chosen by hand.
 */
export function draftLines({ people, decisions, roles, data, mode }: DraftRequest): readonly LineDraft[] {
  const decided = new Map(decisions.map((decision) => [decision.pronoteId, decision]))
  const names = pupilNames(people, data)
  const links = pupilsByGuardian(people)
  const recalled = recallDecisions(people, data)
  const keys = keyIndex(roles)
  const here = new Set(roles.map(({ account }) => account.accountId))
  const lines = people.map((person): LineDraft => {
    const line = fromDecision(person, decided.get(person.pronoteId))
    const pupilIds = [...(links.get(person.pronoteId) ?? [])]
    const named = { ...line, person: linePersonOf(person, names), pupilIds }
    const memory = recalled.get(person.pronoteId)
    const settled = memory ? confrontWithMemory(named, memory, here) : named
    return confrontWithKey(settled, accountsByKey(keys, person))
  })
  return settleClaims(confrontWithHeld(lines, { roles, data }, mode))
}

function fromDecision(
  person: ExportedPerson,
  decision: Decision | undefined,
): Omit<LineDraft, 'person' | 'pupilIds'> {
  if (!decision) throw new Error('the engine decides for every person it is given')
  const { outcome, reason, entId } = decision
  const candidates = decision.candidates.map(({ entId: id, score, reasons, clues }): CandidateDraft => {
    return { accountId: accountOf(id), score, reasons, weights: clues.map(({ weight }) => rounded(weight)) }
  })
  const accountId = entId === undefined ? null : accountOf(entId)
  const certain = outcome === 'certain'
  return {
    category: person.category,
    pronoteId: person.pronoteId,
    outcome,
    reason,
    reasons: decision.reasons,
    candidates,
    flags: decision.flags,
    accountId: certain ? accountId : null,
    proposedAccountId: certain ? null : accountId,
    chosenBy: certain ? (reason === 'confirmed-by-hand' ? 'memory' : 'engine') : null,
    risk: riskOf(candidates[0]?.score ?? 0),
  }
}

const rounded = (weight: number): number => Math.round(weight * 10) / 10

/** `score` is in bits of odds: 10 is about one chance in a thousand to be wrong. Beyond one in a million it is nothing. */
function riskOf(score: number): number {
  return Math.round(1e6 / (1 + 2 ** score)) / 1e6
}

type KeyIndex = ReadonlyMap<string, readonly DirectoryRole[]>

function keyIndex(roles: readonly DirectoryRole[]): KeyIndex {
  const index = new Map<string, DirectoryRole[]>()
  for (const role of roles) {
    const { entId, siecleId, stsId } = role.account
    for (const key of [`cas ${entId}`, siecleId && `siecle ${siecleId}`, stsId && `sts ${stsId}`]) {
      if (!key) continue
      const known = index.get(key)
      if (known) known.push(role)
      else index.set(key, [role])
    }
  }
  return index
}

/** The accounts that the national keys and the *Identifiant CAS* of a person point at. */
function accountsByKey(index: KeyIndex, person: ExportedPerson): ReadonlySet<string> {
  const keys = [
    ...(person.casId ? [`cas ${person.casId}`] : []),
    ...(person.category === 'pupil' && person.siecleId ? [`siecle ${person.siecleId}`] : []),
    ...(person.category !== 'pupil' && person.stsId ? [`sts ${person.stsId}`] : []),
  ]
  const found = keys
    .flatMap((key) => index.get(key) ?? [])
    .filter(({ record }) => isMatchable(person.category, record.profil))
  return new Set(found.map(({ account }) => account.accountId))
}

/** A key confirms a candidate whose names resemble, and stops a certain match with anybody else. */
function confrontWithKey(line: LineDraft, byKey: ReadonlySet<string>): LineDraft {
  const [keyed, ...others] = byKey
  if (keyed === undefined || line.chosenBy === 'memory' || line.reason === 'memory-stale') return line
  const resembles = line.candidates.some(({ accountId }) => accountId === keyed)
  if (others.length > 0 || (line.accountId !== null && line.accountId !== keyed)) {
    return {
      ...line,
      ...toChoose('key-contradiction'),
      candidates: withCandidates(line, [...byKey]),
      flags: conflictFlags(line),
    }
  }
  if (line.accountId !== null || !resembles || line.flags.includes('doublon')) return line
  return {
    ...line,
    outcome: 'certain',
    reason: 'same-key',
    reasons: [reasonSentences['same-key']],
    accountId: keyed,
    proposedAccountId: null,
    chosenBy: 'engine',
  }
}
