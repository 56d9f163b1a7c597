import type { SdetProfile } from '@preau/people'

/**
 * Where a delivery stands: its files arrive, it waits for its turn, its files are read, compared with the directory, shown
 * to whoever sent it, applied. The five last are ends; `failed` can be resumed.
 */
export type AafRunState =
  | 'receiving'
  | 'waiting'
  | 'reading'
  | 'comparing'
  | 'to_confirm'
  | 'applying'
  | 'done'
  | 'simulated'
  | 'refused'
  | 'failed'
  | 'abandoned'

/** What whoever sent a delivery asked for, and agreed to. */
export interface AafOrder {
  /** Reads and compares everything, then keeps nothing. */
  readonly simulate: boolean
  /** Shows what would change, and waits for a confirmation before it applies anything. */
  readonly review: boolean
  /** Somebody looks at the run: too many departures ask them a number instead of refusing the delivery. */
  readonly attended: boolean
  /** Number of departures agreed to; needed above the settled share. `all` for a command line. */
  readonly acceptedDepartures: number | 'all' | null
  /** A delivery of an earlier day than the last one applied is taken, and the directory goes back to that day. */
  readonly acceptOlder: boolean
  /** An academy that the directory does not have yet is taken. */
  readonly acceptAcademy: boolean
}

/** How far a run is, written as it goes. */
export interface AafProgress {
  readonly step: 'receiving' | 'reading' | 'comparing' | 'applying'
  /** Bytes while files arrive or are read, stages of the comparison afterwards. */
  readonly done: number
  /** 0: not known. */
  readonly total: number
  /** People read so far. */
  readonly people: number
  /** ISO instants. */
  readonly startedAt: string
  readonly at: string
}

/** What a delivery changed, or would change. */
export interface AafCounts {
  readonly schools: number
  readonly pupils: number
  readonly guardians: number
  readonly staff: number
  readonly created: number
  readonly updated: number
  /** Suspended accounts that are in the delivery again. */
  readonly reopened: number
  readonly suspended: number
  /** Adults without responsibility for any pupil: no account. */
  readonly contactsLeftOut: number
  readonly classes: number
  readonly links: number
  readonly problems: number
}

/** What may happen to an account. */
export const aafChanges = ['created', 'updated', 'suspended', 'reopened'] as const
export type AafChange = (typeof aafChanges)[number]

/** The changes of one profile in one school. */
export type AafSchoolChanges = Readonly<Record<AafChange, number>> & {
  readonly uai: string
  readonly school: string
  readonly profile: SdetProfile
}

/** What a delivery changes, school by school, with a few people of each kind. */
export interface AafPreview {
  /** Accounts open before. */
  readonly openBefore: number
  /** The schools where most changes, departures first; `omitted` lines are not kept. */
  readonly lines: readonly AafSchoolChanges[]
  readonly omitted: number
  readonly samples: Readonly<Record<AafChange, readonly string[]>>
  /** Why a confirmation is needed; none, and applying asks for nothing. */
  readonly departures: { readonly suspended: number; readonly schools: readonly string[] } | null
}
