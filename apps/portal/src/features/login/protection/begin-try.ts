import { loginRefusals } from '../refusals.ts'
import type { LoginRegulator, TryDecision, TryRequest } from './login-regulator.ts'
import type { LoginRules } from './login-rules.ts'
import type { Turns } from './turns.ts'

export interface BeginTryDeps {
  readonly regulator: Pick<LoginRegulator, 'beginPassword'>
  readonly turns: Turns
  readonly rules: LoginRules
}

/** Rounds of waiting for the others; some ten seconds at worst. */
const rounds = 100

/**
 * Begins a try of a password. When the name has as many tries under way as it may fail, nobody knows yet whether they are
 * mistakes: the try waits for them instead of being refused, so that a right password never suffers from other right ones.
 *
 * @throws Refusal `login.crowded` (503) when they last too long
 */
export async function beginTry(deps: BeginTryDeps, request: TryRequest): Promise<TryDecision> {
  const name = request.login.trim().toLowerCase()
  for (let round = 0; round < rounds; round += 1) {
    const decision = await deps.regulator.beginPassword(request, deps.rules)
    if (decision.ok || !decision.undecided) return decision
    await deps.turns.wait(name)
  }
  throw loginRefusals.refuse('login.crowded')
}
