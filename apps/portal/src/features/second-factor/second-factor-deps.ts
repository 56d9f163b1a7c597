import type { Jobs } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { LoginRegulator, LoginRules, OpenSessionDeps, Visitors } from '../login/index.ts'
import type { KeyDeps } from './key-ceremony.ts'
import type { LoginStepDeps } from './login-step.ts'
import type { Passkeys } from './passkeys.ts'
import { factorRefusals } from './refusals.ts'
import type { RelyingParty } from './relying-party.ts'
import type { SecondFactors } from './second-factors.ts'

export interface SecondFactorDeps extends OpenSessionDeps, LoginStepDeps {
  readonly factors: SecondFactors
  readonly passkeys: Passkeys
  /** `undefined`: browsers offer no keys at the public address. */
  readonly party: RelyingParty | undefined
  readonly regulator: LoginRegulator
  readonly rules: LoginRules
  readonly visitors: Visitors
  readonly frame: Frame
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly demo: boolean
}

/** What a ceremony with a key needs. @throws Refusal `second-factor.no-keys` where browsers offer none */
export function keyDepsOf({
  passkeys: keys,
  party,
  clock,
  random,
}: Pick<SecondFactorDeps, 'passkeys' | 'party' | 'clock' | 'random'>): KeyDeps {
  if (!party) throw factorRefusals.refuse('second-factor.no-keys')
  return { keys, party, clock, random }
}
