import type { Scope } from '../../frame/visitor.ts'

/** Which figures: days of France, both included, and one school or all those of the administrator. */
export interface IndicatorQuery {
  readonly first: string
  readonly last: string
  /** Establishment id. */
  readonly schoolId: string | undefined
}

/** Uses of one service by one profile of one school on one day. */
export interface ServiceUse {
  readonly day: string
  /** Empty for people of no school. */
  readonly uai: string
  readonly serviceCode: string
  /** Its present title; its code when it is gone. */
  readonly serviceTitle: string
  /** National category at the time, see `xitiTypes`. */
  readonly xitiType: number | undefined
  readonly profile: string
  readonly visits: number
  readonly refusals: number
}

/** The accounts of one profile of one school on one day. */
export interface AccountFigures {
  readonly day: string
  readonly uai: string
  readonly profile: string
  /** Open accounts. */
  readonly accounts: number
  /** Those that logged in at least once. */
  readonly came: number
  /** Those that logged in during the last thirty days. */
  readonly active: number
  /** Those without an identifier, in a school that has received some. */
  readonly unresolved: number
}

/** Port: the counters, and what fills them. */
export interface Indicators {
  uses(scope: Scope, query: IndicatorQuery): Promise<readonly ServiceUse[]>
  accounts(scope: Scope, query: IndicatorQuery): Promise<readonly AccountFigures[]>
  /**
   * Counts the lines of the next seal of the audit trail, once and only once.
   *
   * @returns false when every seal was counted
   */
  countNextSeal(): Promise<boolean>
  /** Writes the figures of the accounts of a day, over those written earlier the same day. */
  countAccounts(at: { readonly day: string; readonly activeSince: Date }): Promise<void>
}
