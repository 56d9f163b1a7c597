import type { AuditEntry } from '@preau/platform'
import type { NewBase, Space } from '../bases/index.ts'

/** What the supervisor chooses on *Paramètres de publication*. */
export interface PublicationSettings {
  readonly root: string
  readonly spaces: readonly { readonly space: Space; readonly published: boolean; readonly mobile: boolean }[]
}

export interface PublicationStore {
  /** Creates the base, not published, with its nine spaces. `undefined` when the UAI or the path name is taken. */
  create(base: NewBase, at: Date, audit: AuditEntry): Promise<string | undefined>
  publish(baseId: string, at: Date, audit: AuditEntry): Promise<void>
  stop(baseId: string, audit: AuditEntry): Promise<void>
  /** Writes the settings unless the base is published, which is checked in the same transaction. */
  configure(baseId: string, settings: PublicationSettings, audit: AuditEntry): Promise<'done' | 'published'>
}
