import type { FastifyInstance } from 'fastify'
import { mountLoginStep } from './mount-login-step.ts'
import { mountOwnFactor } from './mount-own-factor.ts'
import { mountOwnKeys } from './mount-own-keys.ts'
import type { SecondFactorDeps } from './second-factor-deps.ts'

const batch = 1000

/** The code after the password, and one's own second factor. */
export function mountSecondFactor(app: FastifyInstance, deps: SecondFactorDeps): void {
  mountLoginStep(app, deps)
  mountOwnFactor(app, deps)
  mountOwnKeys(app, deps)
  deps.jobs.repeat('second-factor-purge', '*/10 * * * *', async ({ signal }) => {
    while (!signal.aborted && (await deps.steps.purge(deps.clock.now(), batch)) >= batch);
    while (!signal.aborted && (await deps.passkeys.purge(deps.clock.now(), batch)) >= batch);
  })
}
