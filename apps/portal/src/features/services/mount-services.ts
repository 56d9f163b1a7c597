import { readForm, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { covers } from '../../frame/visitor.ts'
import { compareServices } from './compare-services.ts'
import { conflictCopy, errorCopy, servicesCopy as copy } from './copy.fr.ts'
import { mountGroupings } from './mount-groupings.ts'
import { mountPopulation } from './mount-population.ts'
import { mountUserAccess } from './mount-user-access.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service, ServiceDraft } from './service.ts'
import { draftOf, serviceForm } from './service-form.ts'
import { type ServiceFields, ServiceFormPage, type ServiceFormPageProps } from './service-form.page.tsx'
import { serviceCrumbs, ServiceTabs } from './service-tabs.tsx'
import {
  changeOf,
  isVisible,
  ownServiceOf,
  scopeOfRequest,
  serviceOf,
  type ServicesDeps,
} from './services-deps.ts'
import { ServicesPage } from './services.page.tsx'

/** `/administration/services` and `/administration/regroupements`. */
export function mountServices(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const base = '/administration/services'
  app.get(base, { preHandler }, (request, reply) => showList(deps, request, reply))
  app.get(`${base}/nouveau`, { preHandler }, (request, reply) => sendForm(deps, request, reply, newForm))
  app.post(`${base}/nouveau`, { preHandler }, (request, reply) => createService(deps, request, reply))
  app.get(`${base}/:code`, { preHandler }, (request, reply) => showService(deps, request, reply))
  app.post(`${base}/:code`, { preHandler }, (request, reply) => updateService(deps, request, reply))
  app.post(`${base}/:code/supprimer`, { preHandler }, (request, reply) => removeService(deps, request, reply))
  mountPopulation(app, deps)
  mountUserAccess(app, deps)
  mountGroupings(app, deps)
}

async function showList(deps: ServicesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const scope = scopeOfRequest(deps, request)
  const services = (await deps.services.list()).filter((service) => isVisible(service, scope))
  const editable = (service: Service): boolean => covers(scope, service.ownerId)
  return deps.frame.page(request, reply, {
    title: copy.listTitle,
    lead: copy.listLead,
    width: 'wide',
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.listTitle }],
    actions: h(ButtonLink, {
      href: '/administration/services/nouveau',
      icon: 'plus',
      variant: 'primary',
      children: copy.newService,
    }),
    children: ServicesPage({ csrf: request.csrf, services, editable }),
  })
}

/** What a form page shows besides the lists that the store gives. */
interface FormState {
  readonly service?: Service
  readonly fields: ServiceFields
  readonly errors?: Readonly<Record<string, string>>
  readonly conflict?: NonNullable<ServiceFormPageProps['conflict']>
}

const newForm: FormState = { fields: { position: '0', icon: 'apps', inBar: '1' } }

async function createService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, serviceForm)
  if (!form.ok) return sendForm(deps, request, reply, { fields: keptFields(form.kept), errors: form.errors })
  const draft = await ownedDraft(deps, request, draftOf(form.value))
  const fields = fieldsOf(draft)
  if (!draft.owned) return sendForm(deps, request, reply, { fields, errors: { ownerId: errorCopy.ownerId } })
  const result = await deps.services.create(draft, changeOf(deps, request))
  if (result === 'code-taken')
    return sendForm(deps, request, reply, { fields, errors: { code: errorCopy.codeTaken } })
  if (result === 'grouping-gone')
    return sendForm(deps, request, reply, { fields, errors: { groupingId: errorCopy.groupingId } })
  request.flash('success', copy.created)
  return seeOther(reply, `/administration/services/${draft.code}/population`)
}

async function showService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await serviceOf(deps, request)
  const editable = covers(scopeOfRequest(deps, request), service.ownerId)
  if (!editable) return seeOther(reply, `/administration/services/${service.code}/population`)
  return sendForm(deps, request, reply, { service, fields: fieldsOf(service) })
}

async function updateService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const form = readForm(request, serviceForm)
  if (!form.ok)
    return sendForm(deps, request, reply, { service, fields: keptFields(form.kept), errors: form.errors })
  const draft = await ownedDraft(
    deps,
    request,
    { ...draftOf(form.value), code: service.code },
    service.ownerId,
  )
  const version = form.value.version ?? 0
  const fields = { ...fieldsOf(draft), version: String(version) }
  if (!draft.owned)
    return sendForm(deps, request, reply, { service, fields, errors: { ownerId: errorCopy.ownerId } })
  const result = await deps.services.update({ draft, version }, changeOf(deps, request))
  if (result.kind === 'changed') return sendConflict(deps, request, reply, { draft, current: result.current })
  if (result.kind === 'gone') throw serviceRefusals.refuse('service.unknown', { code: service.code })
  if (result.kind === 'grouping-gone')
    return sendForm(deps, request, reply, { service, fields, errors: { groupingId: errorCopy.groupingId } })
  request.flash('success', copy.saved)
  return seeOther(reply, `/administration/services/${service.code}`)
}

/** Shows both editions; sending the form again is then a decision made on what stands. */
async function sendConflict(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { draft, current }: { readonly draft: ServiceDraft; readonly current: Service },
): Promise<unknown> {
  const [groupings, { schools }] = await Promise.all([deps.groupings.list(), deps.access.choices('all')])
  const who = current.updatedByLabel === '' ? conflictCopy.somebody : current.updatedByLabel
  return sendForm(deps, request, reply, {
    service: current,
    fields: { ...fieldsOf(draft), version: String(current.version) },
    conflict: {
      sentence: conflictCopy.sentence(who, formatInstantFr(current.updatedAt)),
      differences: compareServices(current, draft, { groupings, owners: schools }),
    },
  })
}

async function removeService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  await deps.services.remove(service.code, changeOf(deps, request))
  request.flash('success', copy.removed)
  return seeOther(reply, '/administration/services')
}

/** The draft with its owner settled: a school administrator who names none keeps the owner, or gives their first school. */

async function ownedDraft(
  deps: ServicesDeps,
  request: FastifyRequest,
  draft: ServiceDraft,
  present: string | null = null,
): Promise<ServiceDraft & { readonly owned: boolean }> {
  const scope = scopeOfRequest(deps, request)
  const ownerId = draft.ownerId ?? (scope === 'all' ? null : (present ?? scope[0] ?? null))
  const { schools } = await deps.access.choices(scope)
  return {
    ...draft,
    ownerId,
    owned: ownerId === null ? scope === 'all' : schools.some(({ id }) => id === ownerId),
  }
}

async function sendForm(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  state: FormState,
): Promise<unknown> {
  const scope = scopeOfRequest(deps, request)
  const [groupings, { schools }] = await Promise.all([deps.groupings.list(), deps.access.choices(scope)])
  const { service, fields, errors = {}, conflict } = state
  const form = ServiceFormPage({
    csrf: request.csrf,
    action: service ? `/administration/services/${service.code}` : '/administration/services/nouveau',
    isNew: service === undefined,
    fields,
    errors,
    groupings,
    owners: schools,
    wholePortal: scope === 'all',
    ...(conflict && { conflict }),
  })
  const title = service?.title ?? copy.newService
  const status = conflict ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  const children = service ? [ServiceTabs({ code: service.code, current: '' }), form] : form
  return deps.frame.page(request, reply, { title, breadcrumbs: serviceCrumbs(title), children }, status)
}

const fieldNames = [
  'code',
  'title',
  'ssoType',
  'url',
  'position',
  'xitiType',
  'groupingId',
  'description',
  'icon',
  'inBar',
  'anonymous',
  'ownerId',
  'version',
] as const

function keptFields(kept: { text(name: string): string | undefined }): ServiceFields {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const text = kept.text(name)
      return text === undefined || ((name === 'inBar' || name === 'anonymous') && text === '')
        ? []
        : [[name, text]]
    }),
  )
}

function fieldsOf(draft: ServiceDraft & { readonly version?: number }): ServiceFields {
  return {
    code: draft.code,
    title: draft.title,
    ssoType: draft.ssoType,
    url: draft.url,
    position: String(draft.position).replace('.', ','),
    xitiType: draft.xitiType === null ? '' : String(draft.xitiType),
    groupingId: draft.groupingId,
    description: draft.description,
    icon: draft.icon,
    ownerId: draft.ownerId ?? '',
    ...(draft.inBar && { inBar: '1' }),
    ...(draft.anonymous && { anonymous: '1' }),
    ...(draft.version !== undefined && { version: String(draft.version) }),
  }
}
