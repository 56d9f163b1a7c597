import { type Clock, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { scopeOf, type Visitor } from '../../frame/visitor.ts'
import type { OwnAccounts } from '../account/index.ts'
import type { Directory } from '../directory/index.ts'
import { passwordPage, type Visitors } from '../login/index.ts'
import {
  closureOf,
  closureSentence,
  decideAccess,
  isVisible,
  type ServiceAccess,
  type ServiceWithPolicy,
} from '../services/index.ts'
import { AdministrationPage } from './administration.page.tsx'
import { homeCopy as copy } from './copy.fr.ts'
import { HomePage, type OfferedService, PublicHomePage } from './home.page.tsx'

export interface HomeDeps {
  readonly access: ServiceAccess
  readonly directory: Directory
  readonly accounts: Pick<OwnAccounts, 'read'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/`, « Mon espace », and `/administration`. */
export function mountHome(app: FastifyInstance, deps: HomeDeps): void {
  app.get('/', (request, reply) => showHome(deps, request, reply))
  app.get('/administration', { preHandler: deps.visitors.requireAdministrator }, (request, reply) =>
    showAdministration(deps, request, reply),
  )
}

async function showHome(deps: HomeDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const visitor = await deps.visitors.current(request)
  if (visitor?.mustChangePassword) return seeOther(reply, passwordPage)
  const policies = (await deps.access.policies()).filter(({ inBar }) => inBar)
  const at = deps.clock.now()
  if (!visitor) {
    const services = policies.filter(({ policy }) => policy.anonymous && closureOf(policy, at) === undefined)
    const content = { title: copy.publicTitle, lead: copy.publicLead, children: PublicHomePage({ services }) }
    return deps.frame.page(request, reply, content)
  }
  const services = openTo(visitor, policies, at)
  const account = await deps.accounts.read(visitor.accountId)
  const lead = services.length > 0 ? copy.greeting(visitor.name) : copy.hello(visitor.name)
  const content = { title: copy.title, lead, children: HomePage({ services, account }) }
  return deps.frame.page(request, reply, content)
}

function openTo(
  { accountId, profiles, groupIds }: Visitor,
  services: readonly ServiceWithPolicy[],
  at: Date,
): readonly OfferedService[] {
  const person = { accountId, profiles, groupIds, active: true }
  return services.flatMap((service) => {
    const decision = decideAccess(service.policy, person, at)
    const closed = decision.allowed ? undefined : closureSentence(service, decision.because)
    return decision.allowed || closed !== undefined ? [{ ...service, closed }] : []
  })
}

async function showAdministration(
  deps: HomeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const scope = scopeOf(deps.visitors.visitor(request))
  const view = deps.directory.viewFor(scope)
  const [schools, accounts, services] = await Promise.all([
    view.schools(),
    view.count(),
    deps.access.policies(),
  ])
  const page = AdministrationPage({
    schools: schools.map(({ name }) => name),
    accounts,
    services: services.filter((service) => isVisible(service, scope)).length,
  })
  return deps.frame.page(request, reply, {
    title: copy.administration,
    lead: copy.administrationLead,
    children: page,
  })
}
