import { type Clock, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayInFrance } from '../../frame/format-fr.ts'
import type { VNode } from 'preact'
import type { Frame } from '../../frame/frame.tsx'
import { type Scope, scopeOf, type Visitor } from '../../frame/visitor.ts'
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
import type { MessageReader, SchoolMessages } from '../messages/index.ts'
import type { Attention } from './attention.ts'
import { AdministrationPage } from './administration.page.tsx'
import { homeCopy as copy } from './copy.fr.ts'
import type { Favourites } from './favourites.ts'
import { HomePage, type OfferedService, PublicHomePage } from './home.page.tsx'

export interface HomeDeps {
  readonly access: ServiceAccess
  readonly directory: Directory
  readonly accounts: Pick<OwnAccounts, 'read'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly favourites: Favourites
  readonly messages: Pick<SchoolMessages, 'forPerson'>
  readonly attention: Attention
  readonly clock: Clock
  /** What waits for an administrator of these schools. */
  readonly noticeFor: (scope: Scope) => Promise<VNode | undefined>
}

/** `/`, « Mon espace », and `/administration`. */
export function mountHome(app: FastifyInstance, deps: HomeDeps): void {
  app.get('/', (request, reply) => showHome(deps, request, reply))
  const preHandler = deps.visitors.requireSignedIn
  app.post('/favoris/:service', { preHandler }, (request, reply) => setFavourite(deps, request, reply))
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
  const [account, favourites, messages] = await Promise.all([
    deps.accounts.read(visitor.accountId),
    deps.favourites.of(visitor.accountId),
    deps.messages.forPerson(readerOf(visitor), dayInFrance(at)),
  ])
  const lead = services.length > 0 ? copy.greeting(visitor.name) : copy.hello(visitor.name)
  const content = {
    title: copy.title,
    lead,
    children: HomePage({ csrf: request.csrf, services, account, favourites, messages }),
  }
  return deps.frame.page(request, reply, content)
}

/** What the messages look at: who administers a school reads what everybody there does. */
function readerOf({ profiles, roles }: Visitor): MessageReader {
  const schoolIds = [...profiles, ...roles].flatMap(({ establishmentId }) => establishmentId ?? [])
  return { profiles, schoolIds }
}

const favouriteForm = z.object({ garder: z.enum(['oui', 'non']).catch('oui') })

/** The star of a service: one that the person may open, for them alone. */
async function setFavourite(deps: HomeDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { service = '' } = request.params as { service?: string } // the route declares :service
  const visitor = deps.visitors.visitor(request)
  const at = deps.clock.now()
  const mine = openTo(visitor, await deps.access.policies(), at)
  const form = readForm(request, favouriteForm)
  const favourite = { accountId: visitor.accountId, serviceId: service }
  if (form.ok && form.value.garder === 'oui' && mine.some(({ id }) => id === service))
    await deps.favourites.add({ ...favourite, at })
  if (form.ok && form.value.garder === 'non' && /^\d{1,18}$/.test(service))
    await deps.favourites.remove(favourite)
  return seeOther(reply, '/')
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
  const at = deps.clock.now()
  const since = dayInFrance(new Date(at.getTime() - 6 * 86_400_000))
  const [attention, schools, accounts, services] = await Promise.all([
    deps.attention.read({ scope, today: dayInFrance(at), since }),
    view.schools(),
    view.count(),
    deps.access.policies(),
  ])
  const page = AdministrationPage({
    notice: await deps.noticeFor(scope),
    attention,
    since,
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
