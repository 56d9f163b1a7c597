import { readQuery } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { directoryRefusals } from '../directory/index.ts'
import { entitledCopy as copy, personAccessCopy } from './copy.fr.ts'
import { closureOf, decideAccess } from './decide-access.ts'
import { decisionInWords } from './decision-in-words.ts'
import { EntitledPage } from './entitled.page.tsx'
import { PersonAccessPage } from './person-access.page.tsx'
import { serviceRefusals } from './refusals.ts'
import { serviceCrumbs, ServiceHead } from './service-tabs.tsx'
import { isVisible, mayEdit, scopeOfRequest, serviceOf, type ServicesDeps } from './services-deps.ts'

const pageSize = 50

const entitledQuery = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** Effective access, both ways: the tab « Qui a accès » of a service, and the services of one person. */
export function mountEffectiveAccess(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get('/administration/services/:code/acces', { preHandler }, (request, reply) =>
    showEntitled(deps, request, reply),
  )
  app.get('/administration/annuaire/:id/acces', { preHandler }, (request, reply) =>
    showPerson(deps, request, reply),
  )
}

async function showEntitled(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { code, id, title } = await serviceOf(deps, request)
  const scope = scopeOfRequest(deps, request)
  const read = readQuery(request, entitledQuery)
  const { q, page } = read.ok ? read.value : { q: '', page: 1 }
  const query = { scope, text: q, offset: (page - 1) * pageSize, limit: pageSize }
  const [policies, entitled, choices, rules] = await Promise.all([
    deps.access.policies(),
    deps.access.entitled(id, query),
    deps.access.choices('all'),
    deps.access.populationRules(id),
  ])
  const service = policies.find((one) => one.id === id)
  if (!service) throw serviceRefusals.refuse('service.unknown', { code })
  const because = (ruleId: string | undefined): string => {
    const rule = rules.find((one) => one.id === ruleId)
    const decision = rule ? ({ because: 'population', rule } as const) : ({ because: 'named' } as const)
    return decisionInWords({ allowed: true, ...decision }, service, choices)
  }
  const path = `/administration/services/${code}/acces`
  const closure = closureOf(service.policy, deps.clock.now())
  const { anonymous } = service
  const content = EntitledPage({ path, q, page, pageSize, entitled, because, anonymous, closure })
  const head = ServiceHead({ service, current: '/acces', mayEdit: mayEdit(service, scope) })
  return deps.frame.page(request, reply, {
    title: `${title} – ${copy.tab.toLowerCase()}`,
    breadcrumbs: serviceCrumbs(title),
    children: [head, content],
  })
}

async function showPerson(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const scope = scopeOfRequest(deps, request)
  const known = /^\d{1,18}$/.test(id) ? await deps.directory.viewFor(scope).sheet(id) : undefined
  const person = known && (await deps.access.person(id))
  if (!known || !person) throw directoryRefusals.refuse('account.unknown')
  const [policies, choices] = await Promise.all([deps.access.policies(), deps.access.choices('all')])
  const at = deps.clock.now()
  const rows = policies
    .filter((service) => isVisible(service, scope))
    .map((service) => {
      const decision = decideAccess(service.policy, person, at)
      const because = decisionInWords(decision, service, choices)
      return { code: service.code, title: service.title, allowed: decision.allowed, because }
    })
  const sheet = `/administration/annuaire/${id}`
  return deps.frame.page(request, reply, {
    title: personAccessCopy.title(known.name),
    lead: personAccessCopy.lead,
    breadcrumbs: [
      { label: personAccessCopy.directory, href: '/administration/annuaire' },
      { label: known.name, href: sheet },
      { label: personAccessCopy.access },
    ],
    children: PersonAccessPage({ rows }),
  })
}
