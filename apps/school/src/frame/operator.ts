import type { SchoolBase } from '../features/bases/index.ts'

/** Somebody who runs the server: a host (every base) or the supervisor of some bases. */
export interface Operator {
  readonly id: string
  readonly login: string
  readonly displayName: string
  /** True for a host operator. */
  readonly allBases: boolean
}

/** What an audit row says of its author. */
export const actorOf = (operator: Operator): string => `operator:${operator.login}`

/** An operator inside one base. */
export interface Visit {
  readonly operator: Operator
  readonly base: SchoolBase
  /** Failed identifications to resolve, on the pages of the client. */
  readonly openFailures?: number | undefined
}

/** The author of an audit or history row, for a screen. */
export const actorLabel = (actor: string): string =>
  actor === 'cli' ? 'ligne de commande' : actor.replace(/^operator:/, '')
