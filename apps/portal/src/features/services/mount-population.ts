import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { populationCopy as copy } from './copy.fr.ts'
import { emptyingForm } from './emptying.page.tsx'
import type { PopulationRule } from './decide-access.ts'
import { mayRemoveRule } from './may-remove-rule.ts'
import { populationForm, populationRules } from './population-form.ts'
import { PopulationPage, type PopulationPageProps } from './population.page.tsx'
import { sendEmptying } from './send-emptying.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service } from './service.ts'
import { serviceCrumbs, ServiceHead } from './service-tabs.tsx'
import {
  changeOf,
  mayEdit,
  refuseLocked,
  scopeOfRequest,
  serviceOf,
  type ServicesDeps,
} from './services-deps.ts'

/** The tab « Accès population » of a service. */
export function mountPopulation(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const path = '/administration/services/:code/population'
  app.get(path, { preHandler }, async (request, reply) =>
    sendPopulation(deps, request, reply, await serviceOf(deps, request)),
  )
  app.post(path, { preHandler }, (request, reply) => addRules(deps, request, reply))
  app.post(`${path}/:rule/supprimer`, { preHandler }, (request, reply) => removeRule(deps, request, reply))
}

const messages = {
  target: copy.missingTarget,
  schools: copy.missingSchools,
  groups: copy.missingGroups,
  profiles: copy.missingProfile,
}

async function addRules(deps: ServicesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const service = await changeableOf(deps, request)
  const form = readForm(request, populationForm)
  if (!form.ok) return sendPopulation(deps, request, reply, service, form)
  const scope = scopeOfRequest(deps, request)
  const asked = populationRules(form.value, scope, await deps.access.choices(scope))
  if (!asked.ok) {
    const errors = { [asked.field]: messages[asked.field] }
    return sendPopulation(deps, request, reply, service, { errors, kept: keptOf(form.value) })
  }
  const added = await deps.access.addPopulationRules(service.id, asked.rules, changeOf(deps, request))
  if (added === 'unknown-service') throw serviceRefusals.refuse('service.unknown', { code: service.code })
  request.flash(added > 0 ? 'success' : 'info', added > 0 ? copy.added(added) : copy.already)
  return seeOther(reply, `/administration/services/${service.code}/population`)
}

async function removeRule(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await changeableOf(deps, request)
  const { rule: ruleId = '' } = request.params as { rule?: string } // the route declares :rule
  const rule = (await deps.access.populationRules(service.id)).find(({ id }) => id === ruleId)
  if (rule && !mayRemoveRule(rule, scopeOfRequest(deps, request)))
    throw serviceRefusals.refuse('service.rule-not-yours')
  if (rule && !(await isConfirmed(deps, request, { service, rule })))
    return askAgain(deps, request, reply, { service, rule })
  if (rule) await deps.access.removePopulationRule(service.id, rule.id, changeOf(deps, request))
  request.flash('success', copy.removed)
  return seeOther(reply, `/administration/services/${service.code}/population`)
}

interface RuleOfService {
  readonly service: Service
  readonly rule: PopulationRule
}

/** A removal that leaves nobody is asked twice: the second time it carries the number of people that was shown. */
async function isConfirmed(
  deps: ServicesDeps,
  request: FastifyRequest,
  { service, rule }: RuleOfService,
): Promise<boolean> {
  const { now, then } = await deps.access.countEntitled(service.id, { rules: [rule.id] })
  if (now === 0 || then > 0) return true
  const form = readForm(request, emptyingForm)
  return form.ok && form.value.perdus === now
}

async function askAgain(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { service, rule }: RuleOfService,
): Promise<unknown> {
  const { now } = await deps.access.countEntitled(service.id, { rules: [rule.id] })
  const back = `/administration/services/${service.code}/population`
  const action = `${back}/${rule.id}/supprimer`
  const asked = { title: service.title, people: now, action, back }
  return sendEmptying(deps, request, reply, { csrf: request.csrf, ...asked })
}

/** The service of the address; a locked one is left to the platform. */
async function changeableOf(deps: ServicesDeps, request: FastifyRequest): Promise<Service> {
  const service = await serviceOf(deps, request)
  refuseLocked(service, scopeOfRequest(deps, request))
  return service
}

type Again = Pick<PopulationPageProps, 'errors' | 'kept'>

const untouched: Again = { errors: {}, kept: { text: () => undefined, list: () => [] } }

// eslint-disable-next-line max-params -- the usual three, the service, and what was typed
async function sendPopulation(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  service: Service,
  again: Again = untouched,
): Promise<unknown> {
  const scope = scopeOfRequest(deps, request)
  const [rules, choices] = await Promise.all([
    deps.access.populationRules(service.id),
    deps.access.choices(scope),
  ])
  const page = PopulationPage({
    csrf: request.csrf,
    action: `/administration/services/${service.code}/population`,
    rules,
    removable: (rule) => (scope === 'all' || !service.locked) && mayRemoveRule(rule, scope),
    choices,
    wholePortal: scope === 'all',
    ...again,
  })
  const head = ServiceHead({ service, current: '/population', mayEdit: mayEdit(service, scope) })
  const children = [head, page]
  const content = { title: service.title, breadcrumbs: serviceCrumbs(service.title), children }
  return deps.frame.page(request, reply, content, Object.keys(again.errors).length > 0 ? 422 : 200)
}

function keptOf(value: Readonly<Record<string, unknown>>): PopulationPageProps['kept'] {
  return {
    text: (name) => (typeof value[name] === 'string' ? value[name] : undefined),
    list: (name) =>
      Array.isArray(value[name]) ? value[name].filter((item) => typeof item === 'string') : [],
  }
}
