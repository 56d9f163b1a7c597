/** The steps from an empty base to the first person who comes in through the ENT (product.md « The main job », 1, 2 and 5). */
export type StepName = 'siecle' | 'sts' | 'delegation' | 'identifiers' | 'export' | 'publish' | 'entered'

/** What is true of a base today. */
export interface StepFacts {
  /** People present. */
  readonly pupils: number
  readonly guardians: number
  readonly teachers: number
  readonly staff: number
  /** The delegation defined, by CAS or by Ws-Federation; `undefined` without one. */
  readonly delegation:
    | {
        /** As people know it: an address, or the name of a service. */
        readonly server: string
        readonly spaces: number
        /** Somebody is recognised at the first connection by the *Identifiant PRONOTE*, which the ENT must have received. */
        readonly byIdentifier: boolean
      }
    | undefined
  readonly entIdentifiers: boolean
  readonly exportedAt: Date | undefined
  readonly published: boolean
  readonly entered: boolean
}

export interface FirstStep {
  readonly name: StepName
  /** `current`: the first that is not done. */
  readonly state: 'done' | 'current' | 'todo'
}

/**
 * Each step with its state, in the order in which they are done; empty when all of them are. Identifiers are no step of
 * a base that recognises people otherwise.
 */
export function stepsOf(facts: StepFacts): readonly FirstStep[] {
  const { delegation } = facts
  const byIdentifier = delegation?.byIdentifier ?? true
  const found: readonly (readonly [StepName, boolean])[] = [
    ['siecle', facts.pupils > 0],
    ['sts', facts.teachers > 0],
    ['delegation', delegation !== undefined && delegation.spaces > 0],
    ...(byIdentifier
      ? ([
          ['identifiers', facts.entIdentifiers],
          ['export', facts.exportedAt !== undefined],
        ] as const)
      : []),
    ['publish', facts.published],
    ['entered', facts.entered],
  ]
  const at = found.findIndex(([, done]) => !done)
  if (at < 0) return []
  return found.map(([name, done], index) => ({
    name,
    state: done ? 'done' : index === at ? 'current' : 'todo',
  }))
}
