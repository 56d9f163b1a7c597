import type { AuditEntry } from '@preau/platform'
import type { SettingsSnapshot } from './settings-snapshot.ts'

/** A state that the settings have had. */
export interface SettingsVersion {
  /** 1, 2, 3… in one base. */
  readonly number: number
  readonly at: Date
  readonly actor: string
  readonly snapshot: SettingsSnapshot
}

/** Settings being prepared. One per base, shared by its operators. */
export interface SettingsDraft {
  readonly snapshot: SettingsSnapshot
  /** Version it was prepared from. */
  readonly basedOn: number
  readonly updatedAt: Date
  readonly updatedBy: string
}

interface Written {
  readonly baseId: string
  readonly at: Date
  readonly actor: string
  readonly audit: AuditEntry
}

/** Port: the draft and the history of the settings of a base. Each change writes its audit line. */
export interface SettingsStore {
  /**
   * The settings in force, as a version: noted now, under this author, when this state was not known yet. Called before
   * and after each change.
   */
  note(noted: {
    readonly baseId: string
    readonly at: Date
    readonly actor?: string
  }): Promise<SettingsVersion>
  draft(baseId: string): Promise<SettingsDraft | undefined>
  writeDraft(order: Written & Pick<SettingsDraft, 'snapshot' | 'basedOn'>): Promise<void>
  discard(baseId: string, audit: AuditEntry): Promise<void>
  /**
   * Makes the draft the settings in force, published or not, as one change. `stale`: the settings have changed since it
   * was prepared, and nothing is done; `none`: there is no draft.
   */
  apply(order: Written): Promise<'done' | 'stale' | 'none'>
  /** The newest first. */
  history(baseId: string): Promise<readonly SettingsVersion[]>
}
