/** A decision taken by a person about one pair. */
export interface ManualDecision {
  readonly pronoteId: string
  readonly entId: string
}

/** What the operator decided before: it wins over any score. */
export interface ManualDecisions {
  readonly accountOf: ReadonlyMap<string, string>
  readonly taken: ReadonlySet<string>
  readonly refuses: (pronoteId: string, entId: string) => boolean
}

/** Indexes the operator's decisions of one school. */
export function manualDecisions(
  confirmed: readonly ManualDecision[],
  refused: readonly ManualDecision[],
): ManualDecisions {
  const refusedPairs = new Set(refused.map(({ pronoteId, entId }) => `${pronoteId} ${entId}`))
  return {
    accountOf: new Map(confirmed.map(({ pronoteId, entId }) => [pronoteId, entId])),
    taken: new Set(confirmed.map(({ entId }) => entId)),
    refuses: (pronoteId, entId) => refusedPairs.size > 0 && refusedPairs.has(`${pronoteId} ${entId}`),
  }
}
