import type { Clock } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { Visitors } from '../login/index.ts'
import type { AafJobs } from './aaf-jobs.ts'
import type { DropSetting } from '../../frame/drop-setting.ts'
import type { AafStore } from './aaf-store.ts'

export interface AafImportDeps {
  readonly aaf: AafStore
  readonly deliveries: AafJobs
  readonly dropSetting: DropSetting | undefined
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}
