import type { StillSeen } from '../../frame/seen.ts'
import type { PersonCategory, PronoteId } from '@preau/people'
import type { AuditEntry } from '@preau/platform'
import type { PersonRow, PersonSheet } from './person.ts'
import { columnKeys } from './table/columns.ts'

export const sortKeys = ['name', ...columnKeys] as const
export type SortKey = (typeof sortKeys)[number]

/** Which people of one category: the filters of a table. */
export interface PeopleFilter {
  readonly category: PersonCategory
  /** `present`: in the school on `today`; `former`: left, or guardian of no present pupil. */
  readonly who: 'present' | 'former'
  /** ISO day. */
  readonly today: string
  /** Words of a name without accents, or a whole identifier; empty for everybody. */
  readonly search: string
  /** Pupils of this class, their guardians, or those who teach there. */
  readonly classId: string | undefined
  /** Only those who have a CAS identifier, or who have none. */
  readonly hasCasId: boolean | undefined
  /** Only those who may open a space, or who may not. */
  readonly access: boolean | undefined
  /** Only those who have this authorisation profile; `aucun`: who have none. */
  readonly profileId: string | undefined
}

/** One page of a table. */
export interface PeopleQuery extends PeopleFilter {
  readonly sort: { readonly key: SortKey; readonly direction: 'asc' | 'desc' }
  readonly page: number
  readonly pageSize: number
}

/** A person typed by hand; files are imported by `school-import`. */
export interface NewPerson {
  readonly category: PersonCategory
  readonly civility: string | undefined
  readonly lastName: string
  readonly usageName: string | undefined
  readonly firstName: string
  readonly birthDate: string | undefined
  readonly sex: 'F' | 'M' | undefined
  readonly postcode: string | undefined
  readonly city: string | undefined
  readonly functionCode: string | undefined
  readonly functionLabel: string | undefined
  readonly company: string | undefined
  readonly origin: 'manual'
}

export interface CasIdChange {
  readonly baseId: string
  readonly personId: string
  /** `undefined` frees the identifier. */
  readonly casId: string | undefined
  /** Asked of the one that is there, when it would change. */
  readonly seen: StillSeen<string | undefined>
  readonly at: Date
  readonly audit: AuditEntry
}

export interface PeopleStore {
  list(
    baseId: string,
    query: PeopleQuery,
  ): Promise<{ readonly rows: readonly PersonRow[]; readonly total: number }>
  /** Notes that a table left as a file. */
  recordExport(audit: AuditEntry): Promise<void>
  /** The classes of a base, by code, for the filter. */
  classes(baseId: string): Promise<readonly { readonly id: string; readonly code: string }[]>
  /** The columns an operator chose for a table; `undefined` when they never did. */
  tableColumns(operatorId: string, category: PersonCategory): Promise<readonly string[] | undefined>
  /** Remembers them; `undefined` goes back to the usual ones. */
  chooseColumns(
    operatorId: string,
    category: PersonCategory,
    columns: readonly string[] | undefined,
  ): Promise<void>
  /** Present people by category. */
  counts(baseId: string, today: string): Promise<ReadonlyMap<PersonCategory, number>>
  sheet(baseId: string, personId: string): Promise<PersonSheet | undefined>
  /**
   * Writes the CAS identifier; `held` when another person of the same category has it. A change closes the sessions that
   * the person opened through the ENT; the same identifier again is no change. `now`: the one that somebody else
   * gave, or freed, since the one that was `seen`; nothing is done then.
   */
  setCasId(
    change: CasIdChange,
  ): Promise<'done' | { readonly held: PersonRow } | { readonly now: string | undefined }>
  /**
   * Adds people, all or none, with identifiers from `draw`; asks again when one is already given in the base.
   * Returns the ids of those added, in order.
   */
  add(order: {
    readonly baseId: string
    readonly people: readonly NewPerson[]
    readonly draw: () => PronoteId
    readonly at: Date
    /** The audit row, from the ids of those added. */
    readonly audit: (ids: readonly string[]) => AuditEntry
  }): Promise<readonly string[]>
  /** Gives a local log-in name and password; `taken` when somebody else of the base has that name. */
  setCredential(order: {
    readonly baseId: string
    readonly personId: string
    readonly login: string
    readonly passwordHash: string
    /** End of a one-time password, which must be changed at its first use; absent for a lasting one. */
    readonly oneTimeUntil?: Date | undefined
    readonly at: Date
    readonly audit: AuditEntry
  }): Promise<'done' | 'taken'>
}
