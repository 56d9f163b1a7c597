import type { AuditEntry } from '@preau/platform'
import type { NewBase, Space } from '../bases/index.ts'

/** What the supervisor chooses on *Paramètres de publication*. */
export interface PublicationSettings {
  readonly root: string
  readonly spaces: readonly { readonly space: Space; readonly published: boolean; readonly mobile: boolean }[]
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
  /** Writes the settings unless the base is published, which is checked in the same transaction. */
  configure(baseId: string, settings: PublicationSettings, audit: AuditEntry): Promise<'done' | 'published'>
}
