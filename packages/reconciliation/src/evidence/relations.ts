import { bits, type WeighedClue } from './evidence.ts'

/** What is believed of one pupil a guardian is attached to: probability of each account, and of none. */
export interface PupilBelief {
  readonly accounts: ReadonlyMap<string, number>
  readonly none: number
}

/** What the relation « guardian of » needs to know. */
export interface ChildrenQuestion {
  /** Pupils the guardian is attached to in the school base; `undefined` when the file has no such column. */
  readonly pupils: readonly (PupilBelief | undefined)[] | undefined
  /** Children of the account, in this school. */
  readonly children: ReadonlySet<string>
  /** Number of pupil accounts of the school. */
  readonly population: number
}

/** The most the children may weigh against a stranger, in bits: one shared child already leaves few strangers. */
const most = 16

/**
 * Weighs the children: shared with the account (strong against a stranger, nothing against a relative, who is
 * attached to the same child), matched elsewhere, or without an account (parents of pupils who left).
 */
export function compareChildren({ pupils, children, population }: ChildrenQuestion): WeighedClue | undefined {
  if (pupils === undefined) return undefined
  if (pupils.length === 0) return { clue: { code: 'children-none', weight: -2 }, relative: -1.5 }
  const known = pupils.filter((pupil) => pupil !== undefined)
  if (known.length === 0) return undefined
  const views = known.map(({ accounts, none }) => {
    let shared = 0
    for (const [account, probability] of accounts) if (children.has(account)) shared += probability
    return { shared, none, elsewhere: Math.max(0, 1 - shared - none) }
  })
  const some = views.some(({ shared }) => shared > 0.5)
  let stranger = 0
  let relative = 0
  for (const { shared, none, elsewhere } of views) {
    const chance = Math.max(1, children.size) / Math.max(2, population)
    stranger += bits(
      (0.95 * shared) / chance + (some ? 0.06 : 0.0015) * none + (some ? 0.05 : 0.0015) * elsewhere,
    )
    relative += bits(shared + (some ? 0.3 : 0.03) * none + (some ? 0.1 : 0.005) * elsewhere)
  }
  const strongest = views.reduce((best, view) => (view.shared > best.shared ? view : best))
  const code = some
    ? 'children-shared'
    : strongest.none > strongest.elsewhere
      ? 'children-unmatched'
      : 'children-elsewhere'
  return { clue: { code, weight: Math.min(most, stranger) }, relative: Math.min(0, relative) }
}
