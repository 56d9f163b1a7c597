import type { Clock } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import type { AccountGroups } from './account-groups.ts'

export interface GroupsDeps {
  readonly groups: AccountGroups
  readonly directory: Directory
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}
