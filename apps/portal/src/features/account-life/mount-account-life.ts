import type { FastifyInstance } from 'fastify'
import type { AccountLifeDeps } from './account-life-deps.ts'
import { deleteAccounts } from './delete-accounts.ts'
import { mountActivation } from './mount-activation.ts'
import { mountClasses } from './mount-classes.ts'
import { mountMeasures } from './mount-measures.ts'

/** Activation, resets, measures on many accounts, and the daily deletion. */
export function mountAccountLife(app: FastifyInstance, deps: AccountLifeDeps): void {
  mountActivation(app, deps)
  mountClasses(app, deps)
  mountMeasures(app, deps)
  deps.jobs.repeat('account-deletion', '40 3 * * *', async ({ signal }) => {
    await deleteAccounts(deps, signal)
  })
}
