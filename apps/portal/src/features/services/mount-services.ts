import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { addressNotes, tryAddress } from './address-desk.ts'
import { addressesCopy } from './addresses-copy.fr.ts'
import { compareServices } from './compare-services.ts'
import { copyCode, createCopy, type Model, modelOf } from './duplicate-service.ts'
import { conflictCopy, errorCopy, servicesCopy as copy } from './copy.fr.ts'
import { causeOfClosure, emptyingForm } from './emptying.page.tsx'
import { mountServiceHistory } from './mount-service-history.ts'
import { mountServicePicture, type ServicePictureDeps } from './mount-service-picture.ts'
import { mountServiceList } from './mount-service-list.ts'
import { mountEffectiveAccess } from './mount-effective-access.ts'
import { mountGroupings } from './mount-groupings.ts'
import { mountPopulation } from './mount-population.ts'
import { mountUserAccess } from './mount-user-access.ts'
import { isPatternAddress } from './other-addresses.ts'
import { peopleShutOut, shutAt, type ShuttingOut } from './people-shut-out.ts'
import { sendEmptying } from './send-emptying.ts'
import { serviceRefusals } from './refusals.ts'
import type { Service, ServiceDraft } from './service.ts'
import { draftOf, serviceForm } from './service-form.ts'
import type { ServiceFields } from './service-fields.ts'
import { ServiceFormPage, type ServiceFormPageProps } from './service-form.page.tsx'
import { serviceCrumbs, ServiceTabs } from './service-tabs.tsx'
import {
  changeOf,
  isVisible,
  mayEdit,
  ownServiceOf,
  scopeOfRequest,
  serviceOf,
  type ServicesDeps,
} from './services-deps.ts'

/** `/administration/services` and `/administration/regroupements`. */
export function mountServices(app: FastifyInstance, deps: ServicePictureDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const base = '/administration/services'
  mountServiceList(app, deps)
  mountServiceHistory(app, deps)
  mountServicePicture(app, deps)
  mountEffectiveAccess(app, deps)
  app.get(`${base}/nouveau`, { preHandler }, (request, reply) => showNew(deps, request, reply))
  app.post(`${base}/nouveau`, { preHandler }, (request, reply) => createService(deps, request, reply))
  app.get(`${base}/:code`, { preHandler }, (request, reply) => showService(deps, request, reply))
  app.post(`${base}/:code`, { preHandler }, (request, reply) => updateService(deps, request, reply))
  app.post(`${base}/:code/supprimer`, { preHandler }, (request, reply) => removeService(deps, request, reply))
  mountPopulation(app, deps)
  mountUserAccess(app, deps)
  mountGroupings(app, deps)
}

/** What a form page shows besides the lists that the store gives. */
interface FormState {
  readonly service?: Service
  readonly model?: Model | undefined
  readonly fields: ServiceFields
  readonly errors?: Readonly<Record<string, string>>
  readonly conflict?: NonNullable<ServiceFormPageProps['conflict']>
  /** The service as typed, when an address was tried. */
  readonly tried?: ServiceDraft
}

async function showNew(deps: ServicesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const model = await modelOf(deps, request)
  if (!model) return sendForm(deps, request, reply, newForm)
  const { code } = model.service
  const taken = (await deps.services.list()).map((service) => service.code)
  const copied = { code: copyCode(code, taken), state: 'draft' as const, locked: false, version: undefined }
  return sendForm(deps, request, reply, { fields: fieldsOf({ ...model.service, ...copied }), model })
}

const newForm: FormState = { fields: { position: '0', icon: 'apps', inBar: '1' } }

async function createService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const model = await modelOf(deps, request)
  const form = readForm(request, serviceForm)
  if (!form.ok)
    return sendForm(deps, request, reply, { fields: keptFields(form.kept), errors: form.errors, model })
  const draft = await ownedDraft(deps, request, draftOf(form.value))
  const again = (errors: FormState['errors'] = {}): Promise<unknown> =>
    sendForm(deps, request, reply, { fields: fieldsOf(draft), errors, model })
  const barred = barredFields(draft)
  if (barred) return again(barred)
  if (form.value.intent === 'try') {
    const fields = { ...fieldsOf(draft), triedUrl: form.value.triedUrl }
    return sendForm(deps, request, reply, { fields, tried: draft, model })
  }
  const change = changeOf(deps, request)
  const scope = scopeOfRequest(deps, request)
  const result = model
    ? await deps.serviceChanges.inTransaction((stores) => createCopy(stores, { draft, model, scope }, change))
    : await deps.services.create(draft, change)
  if (result === 'code-taken') return again({ code: errorCopy.codeTaken })
  if (result === 'grouping-gone') return again({ groupingId: errorCopy.groupingId })
  request.flash('success', copy.created)
  return seeOther(reply, `/administration/services/${draft.code}/population`)
}

async function showService(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await serviceOf(deps, request)
  const editable = mayEdit(service, scopeOfRequest(deps, request))
  if (!editable) return seeOther(reply, `/administration/services/${service.code}/population`)
  const query = readQuery(request, z.object({ essai: z.string().trim().max(4000).catch('') }))
  const triedUrl = query.ok ? query.value.essai : ''
  const fields = { ...fieldsOf(service), triedUrl }
  return sendForm(deps, request, reply, { service, fields, ...(triedUrl && { tried: service }) })
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
  const draft = await ownedDraft(deps, request, { ...draftOf(form.value), code: service.code }, service)
  const version = form.value.version ?? 0
  const fields = { ...fieldsOf(draft), version: String(version) }
  const barred = barredFields(draft)
  if (barred) return sendForm(deps, request, reply, { service, fields, errors: barred })
  if (form.value.intent === 'try') {
    const typed = { ...fields, triedUrl: form.value.triedUrl }
    return sendForm(deps, request, reply, { service, fields: typed, tried: draft })
  }
  const loss = version === service.version ? await lossOf(deps, request, { service, draft }) : undefined
  if (loss) return askAgain(deps, request, reply, { service, fields, loss })
  const result = await deps.services.update({ draft, version }, changeOf(deps, request))
  if (result.kind === 'changed') return sendConflict(deps, request, reply, { draft, current: result.current })
  if (result.kind === 'gone') throw serviceRefusals.refuse('service.unknown', { code: service.code })
  if (result.kind === 'grouping-gone')
    return sendForm(deps, request, reply, { service, fields, errors: { groupingId: errorCopy.groupingId } })
  request.flash('success', copy.saved)
  return seeOther(reply, `/administration/services/${service.code}`)
}

/** What an edition that shuts the service takes away, unless the number of people was confirmed. */
async function lossOf(
  deps: ServicesDeps,
  request: FastifyRequest,
  { service, draft }: { readonly service: Service; readonly draft: ServiceDraft },
): Promise<ShuttingOut | undefined> {
  const loss = await peopleShutOut(deps.access, { service, draft, at: deps.clock.now() })
  const form = readForm(request, emptyingForm)
  return form.ok && form.value.perdus === loss?.people ? undefined : loss
}

interface AskedAgain {
  readonly service: Service
  readonly fields: ServiceFields
  readonly loss: ShuttingOut
}

/** The whole edition goes through the second question. */
async function askAgain(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { service, fields, loss }: AskedAgain,
): Promise<unknown> {
  const action = `/administration/services/${service.code}`
  const { title } = service
  const asked = {
    title,
    people: loss.people,
    action,
    back: action,
    hidden: { ...fields },
    cause: causeOfClosure[loss.because],
  }
  return sendEmptying(deps, request, reply, { csrf: request.csrf, ...asked })
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
  const open = shutAt(service, deps.clock.now()) === undefined
  const people = open ? (await deps.access.countEntitled(service.id)).now : 0
  const form = readForm(request, emptyingForm)
  if (people > 0 && !(form.ok && form.value.perdus === people)) {
    const action = `/administration/services/${service.code}/supprimer`
    const asked = { title: service.title, people, action, back: '/administration/services' }
    return sendEmptying(deps, request, reply, { csrf: request.csrf, ...asked, cause: 'removal' })
  }
  await deps.services.remove(service.code, changeOf(deps, request))
  request.flash('success', copy.removed)
  return seeOther(reply, '/administration/services')
}

/** The draft with its owner settled: a school administrator who names none keeps the owner, or gives their first school. */
async function ownedDraft(
  deps: ServicesDeps,
  request: FastifyRequest,
  draft: ServiceDraft,
  present?: Service,
): Promise<OwnedDraft> {
  const scope = scopeOfRequest(deps, request)
  const ownerId = draft.ownerId ?? (scope === 'all' ? null : (present?.ownerId ?? scope[0] ?? null))
  const { schools } = await deps.access.choices(scope)
  return {
    ...draft,
    ownerId,
    // The platform alone locks, and its lock outlives an edition by the school.
    locked: scope === 'all' ? draft.locked : (present?.locked ?? false),
    owned: ownerId === null ? scope === 'all' : schools.some(({ id }) => id === ownerId),
    foreignPattern:
      scope === 'all'
        ? undefined
        : draft.otherUrls.find((url) => isPatternAddress(url) && !present?.otherUrls.includes(url)),
  }
}

type OwnedDraft = ServiceDraft & {
  readonly owned: boolean
  /** A pattern that a school wrote: it could concern other schools. */
  readonly foreignPattern: string | undefined
}

/** What the author of a draft may not decide. */
function barredFields({ owned, foreignPattern }: OwnedDraft): FormState['errors'] | undefined {
  if (!owned) return { ownerId: errorCopy.ownerId }
  return foreignPattern === undefined ? undefined : { otherUrls: addressesCopy.platformOnly(foreignPattern) }
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
  const registry = (await deps.services.list()).filter((one) => isVisible(one, scope))
  const form = ServiceFormPage({
    csrf: request.csrf,
    action: service ? `/administration/services/${service.code}` : '/administration/services/nouveau',
    isNew: service === undefined,
    fields,
    errors,
    groupings,
    owners: schools,
    wholePortal: scope === 'all',
    ...addressesShown(state, registry),
    ...(conflict && { conflict }),
    ...(state.model && { model: { ...state.model.service, withAccess: state.model.withAccess } }),
  })
  const title = service?.title ?? copy.newService
  const status = conflict ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  const children = service ? [ServiceTabs({ code: service.code, current: '' }), form] : form
  return deps.frame.page(request, reply, { title, breadcrumbs: serviceCrumbs(title), children }, status)
}

/** What is said of the addresses: as typed when one was tried, else as stored. */
function addressesShown(
  { tried, service, fields }: FormState,
  registry: readonly Service[],
): Pick<ServiceFormPageProps, 'notes' | 'trial'> {
  const subject = tried ?? service
  const notes = subject && subject.ssoType !== 'none' ? addressNotes(subject, registry) : []
  return { notes, ...(tried && { trial: tryAddress(fields.triedUrl ?? '', tried, registry) }) }
}

const fieldNames = [
  'code',
  'title',
  'ssoType',
  'url',
  'otherUrls',
  'triedUrl',
  'position',
  'xitiType',
  'groupingId',
  'description',
  'icon',
  'inBar',
  'anonymous',
  'ownerId',
  'state',
  'locked',
  'opensOn',
  'closesOn',
  'closedMessage',
  'version',
] as const

function keptFields(kept: { text(name: string): string | undefined }): ServiceFields {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const text = kept.text(name)
      return text === undefined ||
        ((name === 'inBar' || name === 'anonymous' || name === 'locked') && text === '')
        ? []
        : [[name, text]]
    }),
  )
}

function fieldsOf(draft: ServiceDraft & { readonly version?: number | undefined }): ServiceFields {
  return {
    code: draft.code,
    title: draft.title,
    ssoType: draft.ssoType,
    url: draft.url,
    otherUrls: draft.otherUrls.join('\n'),
    position: String(draft.position).replace('.', ','),
    xitiType: draft.xitiType === null ? '' : String(draft.xitiType),
    groupingId: draft.groupingId,
    description: draft.description,
    icon: draft.icon,
    ownerId: draft.ownerId ?? '',
    state: draft.state,
    opensOn: draft.opensOn ?? '',
    closesOn: draft.closesOn ?? '',
    closedMessage: draft.closedMessage,
    ...(draft.locked && { locked: '1' }),
    ...(draft.inBar && { inBar: '1' }),
    ...(draft.anonymous && { anonymous: '1' }),
    ...(draft.version !== undefined && { version: String(draft.version) }),
  }
}
