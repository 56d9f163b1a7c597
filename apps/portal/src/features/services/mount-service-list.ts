import { readForm, readQuery, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { z } from 'zod'
import { listCopy, servicesCopy as copy, stateCopy } from './copy.fr.ts'
import { emptyingForm } from './emptying.page.tsx'
import { peopleShutOut, shutAt, type ShuttingOut } from './people-shut-out.ts'
import { queriedServices, serviceQuery } from './service-query.ts'
import type { Service } from './service.ts'
import { sendEmptying } from './send-emptying.ts'
import {
  changeOf,
  isVisible,
  mayEdit,
  ownServiceOf,
  scopeOfRequest,
  type ServicesDeps,
} from './services-deps.ts'
import { ServicesPage } from './services.page.tsx'

const base = '/administration/services'

/** The list of services: search, filters, order, and the change of state of one of them. */
export function mountServiceList(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(base, { preHandler }, (request, reply) => showList(deps, request, reply))
  app.post(`${base}/:code/etat`, { preHandler }, (request, reply) => changeState(deps, request, reply))
}

async function showList(deps: ServicesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const scope = scopeOfRequest(deps, request)
  const read = readQuery(request, serviceQuery)
  const query = read.ok ? read.value : serviceQuery.parse({})
  const [all, groupings] = await Promise.all([deps.services.list(), deps.groupings.list()])
  const visible = all.filter((service) => isVisible(service, scope))
  const at = deps.clock.now()
  return deps.frame.page(request, reply, {
    title: copy.listTitle,
    lead: copy.listLead,
    width: 'wide',
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.listTitle }],
    actions: [
      h(ButtonLink, {
        href: '/administration/services/pronote',
        icon: 'plug-connected',
        children: copy.guided,
      }),
      ' ',
      h(ButtonLink, {
        href: '/administration/services/nouveau',
        icon: 'plus',
        variant: 'primary',
        children: copy.newService,
      }),
    ],
    children: ServicesPage({
      csrf: request.csrf,
      query,
      groupings,
      total: visible.length,
      services: queriedServices(visible, query),
      editable: (service) => mayEdit(service, scope),
      closed: (service) => service.state === 'published' && shutAt(service, at) !== undefined,
    }),
  })
}

const stateForm = z.object({
  state: z.enum(['published', 'disabled']),
  version: z.coerce.number().int().min(1).max(2_147_483_647),
  ...emptyingForm.shape,
})

/** Disabling what people may use is asked twice; a version that somebody overtook is not asked about. */
async function lossOf(
  deps: ServicesDeps,
  service: Service,
  { state, version, perdus }: z.infer<typeof stateForm>,
): Promise<ShuttingOut | undefined> {
  if (version !== service.version) return undefined
  const loss = await peopleShutOut(deps.access, {
    service,
    draft: { ...service, state },
    at: deps.clock.now(),
  })
  return loss?.people === perdus ? undefined : loss
}

function askAgain(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { service, people }: { readonly service: Service; readonly people: number },
): Promise<unknown> {
  return sendEmptying(deps, request, reply, {
    csrf: request.csrf,
    title: service.title,
    people,
    action: `${base}/${service.code}/etat`,
    back: base,
    hidden: { state: 'disabled', version: String(service.version) },
    cause: 'disabling',
  })
}

/** Publishes or disables, on the version that the list showed. */
async function changeState(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const form = readForm(request, stateForm)
  const loss = form.ok ? await lossOf(deps, service, form.value) : undefined
  if (loss) return askAgain(deps, request, reply, { service, people: loss.people })
  const edit = form.ok && { draft: { ...service, state: form.value.state }, version: form.value.version }
  const result = edit && (await deps.services.update(edit, changeOf(deps, request)))
  if (edit && result && result.kind === 'saved')
    request.flash('success', listCopy.stateDone(service.title, stateCopy[edit.draft.state].toLowerCase()))
  else request.flash('warning', listCopy.overtaken)
  return seeOther(reply, base)
}
