import type { Jobs } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { LoginRegulator, LoginRules, OpenSessionDeps, Visitors } from '../login/index.ts'
import type { LoginStepDeps } from './login-step.ts'
import type { SecondFactors } from './second-factors.ts'

export interface SecondFactorDeps extends OpenSessionDeps, LoginStepDeps {
  readonly factors: SecondFactors
  readonly regulator: LoginRegulator
  readonly rules: LoginRules
  readonly visitors: Visitors
  readonly frame: Frame
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly demo: boolean
}
