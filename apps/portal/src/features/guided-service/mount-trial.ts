import { readQuery } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  ownServiceOf,
  scopeOfRequest,
  serviceCrumbs,
  serviceRefusals,
  ServiceTabs,
  type ServiceWithPolicy,
} from '../services/index.ts'
import { checkAddress } from './check-address.ts'
import { checkPerson } from './check-person.ts'
import { trialCopy as copy } from './copy.fr.ts'
import type { GuidedDeps } from './guided-deps.ts'
import { NoTrial, TrialPage, type TrialPageProps } from './trial.page.tsx'

const asked = z.object({ compte: z.string().trim().max(200).catch('') })

/** The tab « Essai » of a service: its server is called, and one person's click is foretold. */
export function mountTrial(app: FastifyInstance, deps: GuidedDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get('/administration/services/:code/essai', { preHandler }, (request, reply) =>
    show(deps, request, reply),
  )
}

async function show(deps: GuidedDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { code, title, id } = await ownServiceOf(deps, request)
  const service = (await deps.access.policies()).find((one) => one.id === id)
  if (!service) throw serviceRefusals.refuse('service.unknown', { code })
  const query = readQuery(request, asked)
  const login = query.ok ? query.value.compte : ''
  const page =
    service.ssoType === 'none' ? NoTrial() : TrialPage(await tryOut(deps, request, { service, login }))
  const children = [ServiceTabs({ code, current: '/essai' }), page]
  return deps.frame.page(request, reply, {
    title: copy.title(title),
    breadcrumbs: serviceCrumbs(title),
    children,
  })
}

async function tryOut(
  deps: GuidedDeps,
  request: FastifyRequest,
  { service, login }: { readonly service: ServiceWithPolicy; readonly login: string },
): Promise<TrialPageProps> {
  const [address, tried] = await Promise.all([
    checkAddress(deps.outgoing, service, deps.casUrl),
    login === '' ? undefined : deps.desk.person(scopeOfRequest(deps, request), login),
  ])
  const person = tried && (await checkPerson(deps.access, { service, tried, at: deps.clock.now() }))
  const error = login !== '' && !tried ? copy.unknown(login) : undefined
  return { service, address, login, person, error }
}
