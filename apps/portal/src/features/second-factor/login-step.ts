import { type Clock, type Random, randomToken } from '@preau/platform'
import type { FactorPopulation } from '../../frame/factor-population.ts'
import { formatInstantFr } from '../../frame/format-fr.ts'
import type { SecondStep, TokenCookie } from '../login/index.ts'
import { enrolCopy } from './copy.fr.ts'
import type { FactorHolder, LoginSteps, SecondFactors } from './second-factors.ts'

/** Time to find one's telephone, and to set the application up when it is required. */
const stepMs = 15 * 60_000

export interface LoginStepDeps {
  readonly factors: Pick<SecondFactors, 'holder' | 'askedSince'>
  readonly steps: LoginSteps
  readonly stepCookie: TokenCookie
  /** Of whom a second factor is required; nobody in demonstration. */
  readonly required: readonly FactorPopulation[]
  /** Time left to set one up, from the first log-in that asks for it; 0: none. */
  readonly graceMs: number
  readonly clock: Clock
  readonly random: Random
}

/** Puts the second factor between the password and the session, for those who have one and those who must. */
export function createSecondStep(deps: LoginStepDeps): SecondStep {
  return {
    async ask({ request, reply, accountId, next }) {
      const holder = await deps.factors.holder(accountId)
      if (!holder) return undefined
      const enrolled = holder.enrolledAt !== undefined
      if (!enrolled) {
        if (!isRequired(deps.required, holder)) return undefined
        const until = await graceUntil(deps, accountId)
        if (until) {
          request.flash('warning', enrolCopy.grace(formatInstantFr(until)))
          return undefined
        }
      }
      const token = randomToken(deps.random)
      const endsAt = new Date(deps.clock.now().getTime() + stepMs)
      await deps.steps.open({ token, accountId, next, endsAt })
      deps.stepCookie.give(reply, token)
      return enrolled ? '/connexion/code' : '/connexion/second-facteur'
    },
  }
}

/** Until when the person may do without, `undefined`: no longer. */
async function graceUntil(
  { factors, graceMs, clock }: LoginStepDeps,
  accountId: string,
): Promise<Date | undefined> {
  if (graceMs === 0) return undefined
  const at = clock.now()
  const since = await factors.askedSince({ accountId, at })
  const until = new Date(since.getTime() + graceMs)
  return until > at ? until : undefined
}

/** Must this person have a second factor? */
export function isRequired(
  required: readonly FactorPopulation[],
  { populations }: Pick<FactorHolder, 'populations'>,
): boolean {
  return populations.some((population) => required.includes(population))
}
