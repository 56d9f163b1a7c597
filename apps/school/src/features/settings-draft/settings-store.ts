import type { AuditEntry } from '@preau/platform'
import type { StillSeen } from '../../frame/seen.ts'
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
  /** `exists`: there is a draft, and it is not written over. */
  startDraft(order: Written & Pick<SettingsDraft, 'snapshot' | 'basedOn'>): Promise<'done' | 'exists'>
  /** Changes the draft as it stands now; `changed` when that is not what was seen, and then nothing is done. */
  changeDraft(
    order: Written & {
      readonly change: (draft: SettingsDraft) => Pick<SettingsDraft, 'snapshot' | 'basedOn'> | 'changed'
    },
  ): Promise<'done' | 'changed' | 'none'>
  /** `changed`: the draft is not the one that was seen, and stays. */
  discard(order: {
    readonly baseId: string
    readonly audit: AuditEntry
    readonly seen: StillSeen<SettingsSnapshot>
  }): Promise<'done' | 'changed' | 'none'>
  /**
   * Makes the draft the settings in force, published or not, as one change. `stale`: the settings have changed since it
   * was prepared; `changed`: the draft is not the one that was seen; in both cases nothing is done. `none`: there is no
   * draft.
   */
  apply(
    order: Written & { readonly seen: StillSeen<SettingsSnapshot> },
  ): Promise<'done' | 'stale' | 'changed' | 'none'>
  /** The newest first. */
  history(baseId: string): Promise<readonly SettingsVersion[]>
}
