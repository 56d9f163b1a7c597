import type { FastifyInstance } from 'fastify'
import { servicesCopy as copy } from './copy.fr.ts'
import { ServiceHistoryPage } from './service-history.page.tsx'
import { serviceCrumbs, ServiceTabs } from './service-tabs.tsx'
import { ownServiceOf, type ServicesDeps } from './services-deps.ts'

/** The tab « Historique » of a service. */
export function mountServiceHistory(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get('/administration/services/:code/historique', { preHandler }, async (request, reply) => {
    const service = await ownServiceOf(deps, request)
    const [entries, groupings, choices] = await Promise.all([
      deps.services.history(service.id),
      deps.groupings.list(),
      deps.access.choices('all'),
    ])
    const page = ServiceHistoryPage({ entries, names: { groupings, owners: choices.schools }, choices })
    const children = [ServiceTabs({ code: service.code, current: '/historique' }), page]
    const title = `${service.title} – ${copy.history.toLowerCase()}`
    return deps.frame.page(request, reply, { title, breadcrumbs: serviceCrumbs(service.title), children })
  })
}
