import type { AuditEntry } from '@preau/platform'
import type { StillSeen } from '../../frame/seen.ts'
import type { NewBase, Space } from '../bases/index.ts'

/** What the supervisor chooses on *Paramètres de publication*. */
export interface PublicationSettings {
  readonly root: string
  readonly spaces: readonly { readonly space: Space; readonly published: boolean; readonly mobile: boolean }[]
}

/** Settings to write. */
export interface PublicationOrder {
  readonly baseId: string
  readonly settings: PublicationSettings
  readonly audit: AuditEntry
  /** Given the settings stored. */
  readonly seen?: StillSeen<PublicationSettings> | undefined
}

export interface PublicationStore {
  /**
   * Creates the base, not published, with its nine spaces. `undefined` when the UAI or the path name is taken, or when
   * one of them is the other name of another base, which would no longer be found.
   */
  create(base: NewBase, at: Date, audit: AuditEntry): Promise<string | undefined>
  /** Publishes the base; nothing changes, and nothing is recorded, when it is already published. */
  publish(baseId: string, at: Date, audit: AuditEntry): Promise<void>
  /** The reverse, with the same silence. */
  stop(baseId: string, audit: AuditEntry): Promise<void>
  /** Writes the settings unless the base is published or they are not those that were seen: checked in the same transaction. */
  configure(order: PublicationOrder): Promise<'done' | 'published' | 'changed'>
}
