import type { Clock } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { LoginRegulator, LoginRules, PortalSessions, Visitors } from '../login/index.ts'
import type { SecondFactors } from '../second-factor/index.ts'
import type { OwnAccounts } from './own-accounts.ts'

export interface AccountDeps {
  readonly accounts: OwnAccounts
  readonly regulator: LoginRegulator
  readonly rules: LoginRules
  readonly factors: Pick<SecondFactors, 'holder'>
  readonly visitors: Visitors
  readonly sessions: PortalSessions
  readonly frame: Frame
  /** Passwords refused besides those that everybody knows. */
  readonly leaked: ReadonlySet<string>
  readonly clock: Clock
}
