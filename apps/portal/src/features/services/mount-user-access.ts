import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { userAccessCopy as copy } from './copy.fr.ts'
import { emptyingForm } from './emptying.page.tsx'
import { sendEmptying } from './send-emptying.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service } from './service.ts'
import { serviceCrumbs, ServiceTabs } from './service-tabs.tsx'
import { changeOf, ownServiceOf, scopeOfRequest, type ServicesDeps } from './services-deps.ts'
import { UserAccessPage, type UserAccessPageProps } from './user-access.page.tsx'

const userRuleForm = z.object({
  login: z.string().trim().min(1, copy.missing).max(200, copy.missing),
  effect: z.enum(['grant', 'refuse'], copy.missingEffect),
  ...emptyingForm.shape,
})

/** The tab « Accès utilisateur » of a service. */
export function mountUserAccess(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const path = '/administration/services/:code/utilisateurs'
  app.get(path, { preHandler }, async (request, reply) =>
    sendUsers(deps, request, reply, await ownServiceOf(deps, request)),
  )
  app.post(path, { preHandler }, (request, reply) => setRule(deps, request, reply))
  app.post(`${path}/:account/supprimer`, { preHandler }, (request, reply) => removeRule(deps, request, reply))
}

async function setRule(deps: ServicesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const form = readForm(request, userRuleForm)
  if (!form.ok) {
    const typed = { login: form.kept.text('login'), effect: form.kept.text('effect') }
    return sendUsers(deps, request, reply, service, { ...typed, errors: form.errors })
  }
  const { login, effect, perdus } = form.value
  if (effect === 'refuse' && perdus !== 1 && (await isLastOne(deps, request, { service, login })))
    return askAgain(deps, request, reply, { service, login })
  const result = await deps.access.setUserRule(
    { serviceId: service.id, login, effect },
    changeOf(deps, request),
  )
  if (result === 'unknown-service') throw serviceRefusals.refuse('service.unknown', { code: service.code })
  if (result === 'unknown') {
    return sendUsers(deps, request, reply, service, { login, effect, errors: { login: copy.unknown(login) } })
  }
  request.flash('success', copy.done)
  return seeOther(reply, `/administration/services/${service.code}/utilisateurs`)
}

interface Refused {
  readonly service: Service
  readonly login: string
}

/** Whether this person, of the actor’s schools, is the only one of the whole portal who has the right to the service. */
async function isLastOne(
  deps: ServicesDeps,
  request: FastifyRequest,
  { service, login }: Refused,
): Promise<boolean> {
  if ((await deps.access.countEntitled(service.id)).now !== 1) return false
  const scope = scopeOfRequest(deps, request)
  const { people } = await deps.access.entitled(service.id, { scope, text: '', offset: 0, limit: 1 })
  return people[0]?.login === login.toLowerCase()
}

async function askAgain(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { service, login }: Refused,
): Promise<unknown> {
  const back = `/administration/services/${service.code}/utilisateurs`
  const hidden = { login, effect: 'refuse' }
  const asked = { title: service.title, people: 1, action: back, back, hidden, cause: 'refusal' } as const
  return sendEmptying(deps, request, reply, { csrf: request.csrf, ...asked })
}

async function removeRule(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const { account = '' } = request.params as { account?: string } // the route declares :account
  const rule = (await deps.access.userRules(service.id)).find(({ accountId }) => accountId === account)
  const people = rule ? await peopleWithout(deps, service, rule.accountId) : 0
  const form = readForm(request, emptyingForm)
  if (people > 0 && !(form.ok && form.value.perdus === people)) {
    const back = `/administration/services/${service.code}/utilisateurs`
    const asked = { title: service.title, people, action: `${back}/${account}/supprimer`, back }
    return sendEmptying(deps, request, reply, { csrf: request.csrf, ...asked })
  }
  if (rule) await deps.access.removeUserRule(service.id, rule.accountId, changeOf(deps, request))
  request.flash('success', copy.removed)
  return seeOther(reply, `/administration/services/${service.code}/utilisateurs`)
}

/** How many people lose the service when the decision about one of them goes and nobody is left; otherwise 0. */
async function peopleWithout(deps: ServicesDeps, { id }: Service, accountId: string): Promise<number> {
  const { now, then } = await deps.access.countEntitled(id, { users: [accountId] })
  return then === 0 ? now : 0
}

type Again = Pick<UserAccessPageProps, 'login' | 'effect' | 'errors'>

// eslint-disable-next-line max-params -- the usual three, the service, and what was typed
async function sendUsers(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  service: Service,
  again: Again = { login: '', effect: 'grant', errors: {} },
): Promise<unknown> {
  const rules = await deps.access.userRules(service.id)
  const action = `/administration/services/${service.code}/utilisateurs`
  const page = UserAccessPage({ csrf: request.csrf, action, rules, ...again })
  const children = [ServiceTabs({ code: service.code, current: '/utilisateurs' }), page]
  const content = { title: service.title, breadcrumbs: serviceCrumbs(service.title), children }
  return deps.frame.page(request, reply, content, Object.keys(again.errors).length > 0 ? 422 : 200)
}
