import type { Clock, Jobs, Random } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { Directory } from '../directory/index.ts'
import type { LoginRegulator, LoginRules, PortalSessions, Visitors } from '../login/index.ts'
import type { AccountEnds, Activations, CrisisMeasures, LoginNames } from './account-life.ts'

export interface AccountLifeDeps {
  readonly activations: Activations
  readonly crisis: CrisisMeasures
  readonly ends: AccountEnds
  readonly loginNames: LoginNames
  readonly directory: Directory
  readonly regulator: Pick<LoginRegulator, 'beginPassword' | 'forgive' | 'confirm' | 'countNetwork'>
  readonly rules: LoginRules
  readonly sessions: PortalSessions
  readonly visitors: Visitors
  readonly frame: Frame
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly clock: Clock
  readonly random: Random
  /** Address that people type, without a final slash: it is printed on letters. */
  readonly publicUrl: string
  /** Passwords refused besides those that everybody knows. */
  readonly leaked: ReadonlySet<string>
  /** Life of an activation code. */
  readonly activationMs: number
  /** How long a closed account is kept. */
  readonly retentionMs: number
  readonly demo: boolean
}
