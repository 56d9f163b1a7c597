import type { AuditEntry } from '@preau/platform'

/** A line of *Mon ENT* as the host sees it. */
export interface ManagedPreset {
  readonly id: string
  readonly name: string
  readonly casUrl: string
  /** Raised by each change. */
  readonly version: number
  /** As it was shipped with the server; `undefined` for one of the host's own. */
  readonly shipped: { readonly name: string; readonly casUrl: string } | undefined
  /** Bases that chose it. */
  readonly bases: number
  /** Of them, those that keep another address: the one it had when they chose it. */
  readonly elsewhere: number
}

/** One to create, or one to change as it was seen. */
export interface PresetOrder {
  readonly seen: { readonly id: string; readonly version: number } | undefined
  readonly name: string
  readonly casUrl: string
  readonly audit: AuditEntry
}

/** Port: the presets of *Mon ENT*. A base keeps the address that it copied: nothing here changes where people are sent. */
export interface PresetStore {
  /** Puts a preset at the head of the list, or gives its new address to the one of this name. */
  offerFirst(name: string, casUrl: string): Promise<void>
  /** In the order of the list. */
  managed(): Promise<readonly ManagedPreset[]>
  /** `stale`: somebody changed or removed it since it was seen; `name-taken`: another one has this name. Nothing is done then. */
  save(order: PresetOrder): Promise<'done' | 'stale' | 'name-taken'>
  /** Takes it from the list; a shipped one can be brought back. The bases that chose it keep their address as one of their own. */
  remove(id: string, audit: AuditEntry): Promise<'done' | 'gone'>
  /** Every shipped preset as it was shipped, those that were removed too; how many changed. A name that another one has now stays with it. */
  restoreShipped(audit: AuditEntry): Promise<number>
}
