import type { FastifyInstance } from 'fastify'
import type { CasDeps } from './cas-deps.ts'
import { casFigures } from './cas-figures.ts'
import { mountLanes } from './mount-lanes.ts'
import { mountLoginRoutes } from './mount-login-routes.ts'
import { mountLogout } from './mount-logout.ts'
import { mountProxy } from './mount-proxy.ts'
import { mountSamlValidation } from './mount-saml-validation.ts'
import { mountValidation } from './mount-validation.ts'
import { purgeTickets } from './purge-tickets.ts'

/** `/cas/…`, the CAS server. The portal session is its single-sign-on session. */
export async function mountCas(app: FastifyInstance, deps: CasDeps): Promise<void> {
  const figures = casFigures(deps.metrics)
  mountLoginRoutes(app, { ...deps, figures })
  mountLogout(app, deps)
  mountValidation(app, { ...deps, figures })
  mountLanes(app, { ...deps, figures })
  mountProxy(app, deps)
  await mountSamlValidation(app, { ...deps, figures })
  deps.jobs.repeat('cas-purge-tickets', '*/10 * * * *', ({ signal }) => purgeTickets(deps, signal))
}
