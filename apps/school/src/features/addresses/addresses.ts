import type { AuditEntry } from '@preau/platform'

/** One further name of a base, as stored. */
export interface OtherName {
  readonly id: string
  readonly kind: 'path' | 'root' | 'host' | 'uai'
  /** In lower case; a UAI in upper case. */
  readonly name: string
  readonly state: 'main' | 'alias' | 'former'
  readonly since: Date
  /** Arrivals at a former address since it is one. */
  readonly uses: number
  /** Those among them whom the ENT sent with a ticket. */
  readonly entUses: number
  readonly lastUsedAt: Date | undefined
}

/** `taken`: another base has that name. `published`: the address of a published base does not move. */
export type NamingOutcome = 'done' | 'taken' | 'published' | 'unknown'

interface Change {
  readonly baseId: string
  readonly at: Date
  readonly audit: AuditEntry
}

/** Names of the bases. Each change is one transaction with its audit row, and two at once never give one name twice. */
export interface NamingStore {
  namesOf(baseId: string): Promise<readonly OtherName[]>
  /** A new path name; the one before becomes a former address. */
  renamePath(change: Change & { readonly pathName: string }): Promise<NamingOutcome>
  /** `main`: the base lives there from now on, and where it lived before becomes a former address. */
  addHost(change: Change & { readonly host: string; readonly main: boolean }): Promise<NamingOutcome>
  /** A host that the base has already becomes its main one. */
  makeMain(change: Change & { readonly id: string }): Promise<NamingOutcome>
  addUai(change: Change & { readonly uai: string }): Promise<NamingOutcome>
  /** Without its main host, a base lives by its path again. */
  remove(change: Change & { readonly id: string }): Promise<NamingOutcome>
}
