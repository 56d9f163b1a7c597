import type { Clock } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { OwnAccounts } from '../account/index.ts'
import type { PortalSessions, Visitors } from '../login/index.ts'
import type { SecondFactors } from '../second-factor/index.ts'
import type { AccountRegister, Directory } from './directory.ts'

export interface DirectoryDeps {
  readonly directory: Directory
  readonly register: AccountRegister
  readonly accounts: OwnAccounts
  readonly factors: Pick<SecondFactors, 'holder' | 'remove'>
  readonly sessions: PortalSessions
  readonly visitors: Visitors
  readonly frame: Frame
  /** Passwords refused besides those that everybody knows. */
  readonly leaked: ReadonlySet<string>
  readonly clock: Clock
}
