import type { Clock, Log } from '@preau/platform'
import type { DropSetting } from '../../frame/drop-setting.ts'
import type { AafDrops } from './aaf-drops.ts'
import type { AafStore } from './aaf-store.ts'

/** What a look at the drop folder needs. */
export interface DropDeps extends DropSetting {
  readonly aaf: AafStore
  readonly drops: AafDrops
  readonly clock: Clock
  readonly log: Log
}
