import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { formatInstantFr } from '../../frame/format-fr.ts'
import {
  defaultTemplate,
  isSamePolicy,
  type ReleasePolicy,
  releaseTemplateNames,
  releaseTemplates,
  templateOf,
} from '../attribute-release/index.ts'
import {
  changeOf,
  conflictCopy,
  decideAccess,
  mayEdit,
  ownServiceOf,
  scopeOfRequest,
  type Service,
  serviceCrumbs,
  serviceOf,
  serviceRefusals,
  type ServicesDeps,
  ServiceHead,
} from '../services/index.ts'
import { IncidentTable } from './incident-table.tsx'
import { CasAnswerPage, type CasAnswerPageProps, NoAnswerPage } from './cas-answer.page.tsx'
import { answerCopy as copy, incidentCopy } from './copy.fr.ts'
import { compareReleases } from './compare-releases.ts'
import { endPointOf } from './end-points.ts'
import { previewAnswer } from './preview-answer.ts'
import type { PreviewCardsProps } from './preview-cards.tsx'
import type { ReleaseDesk } from './release-desk.ts'
import { fieldsOf, policyOf, releaseForm, typedFields } from './release-form.ts'

export interface CasAnswerDeps extends ServicesDeps {
  readonly desk: ReleaseDesk
  /** Address of the CAS server. */
  readonly casUrl: string
}

const path = '/administration/services/:code/reponse-cas'
const incidentsShown = 20
/** How far the refusals of a school's people are looked for, among those of a whole region. */
const incidentsMs = 30 * 24 * 3_600_000

/** The tab « Réponse CAS » of a service: what it receives, tried with a person, and what it was refused. */
export function mountCasAnswer(app: FastifyInstance, deps: CasAnswerDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => showAnswer(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => tryOrSave(deps, request, reply))
}

const asked = z.object({
  compte: z.string().trim().max(200).catch(''),
  point: z.string().max(20).catch(''),
  modele: z.enum(['', ...releaseTemplateNames]).catch(''),
})

async function showAnswer(
  deps: CasAnswerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await serviceOf(deps, request)
  if (!mayEdit(service, scopeOfRequest(deps, request))) return sendRefusals(deps, { request, reply, service })
  const query = readQuery(request, asked)
  const { compte: account, point, modele } = query.ok ? query.value : { compte: '', point: '', modele: '' }
  const taken = modele === '' ? undefined : releaseTemplateNames.find((name) => name === modele)
  const policy = taken === undefined ? policyOfService(service) : releaseTemplates[taken]
  const exchange = { request, reply, service }
  if (account === '') return sendAnswer(deps, exchange, { fields: fieldsOf(policy), point, taken })
  return sendTrial(deps, exchange, { policy, account, point, taken })
}

async function tryOrSave(
  deps: CasAnswerDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const service = await ownServiceOf(deps, request)
  const exchange = { request, reply, service }
  const form = readForm(request, releaseForm)
  const [account, point] = [form.kept.text('compte').trim(), form.kept.text('point')]
  const version = form.ok ? form.value.version : service.version
  const typed = { fields: typedFields(form.kept), account, point, version }
  if (!form.ok) return sendAnswer(deps, exchange, { ...typed, errors: form.errors })
  const read = policyOf(form.value)
  if (!read.ok) return sendAnswer(deps, exchange, { ...typed, errors: read.errors })
  if (form.value.intent === 'save') return save(deps, exchange, { ...typed, policy: read.policy })
  if (account === '') return sendAnswer(deps, exchange, { ...typed, errors: { compte: copy.noAccount } })
  return sendTrial(deps, exchange, { policy: read.policy, account, point, version })
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly service: Service
}

/** The ready template of the type of SSO is kept as « nothing decided »: it then follows the type. */
async function save(
  deps: CasAnswerDeps,
  exchange: Exchange,
  typed: PageState & { readonly policy: ReleasePolicy; readonly version: number },
): Promise<unknown> {
  const { request, reply, service } = exchange
  const { code, ssoType } = service
  const ready = releaseTemplates[defaultTemplate(ssoType)]
  const release = isSamePolicy(typed.policy, ready) ? null : typed.policy
  const result = await deps.services.setRelease(
    { code, release, version: typed.version },
    changeOf(deps, request),
  )
  if (result.kind === 'gone') throw serviceRefusals.refuse('service.unknown', { code })
  if (result.kind === 'changed') {
    const { updatedByLabel, updatedAt, version } = result.current
    const who = updatedByLabel === '' ? conflictCopy.somebody : updatedByLabel
    const conflict = {
      sentence: conflictCopy.sentence(who, formatInstantFr(updatedAt)),
      differences: compareReleases(policyOfService(result.current), typed.policy),
    }
    return sendAnswer(deps, { ...exchange, service: result.current }, { ...typed, version, conflict })
  }
  request.flash('success', copy.saved)
  const { account = '', point = '' } = typed
  const kept = account === '' ? '' : `?${new URLSearchParams({ compte: account, point }).toString()}`
  return seeOther(reply, `${addressOf(service)}${kept}`)
}

/** What the page shows besides what the store gives. */
interface PageState {
  readonly fields: CasAnswerPageProps['fields']
  readonly account?: string
  readonly point?: string
  readonly version?: number
  readonly errors?: CasAnswerPageProps['errors']
  readonly taken?: CasAnswerPageProps['taken']
  readonly conflict?: CasAnswerPageProps['conflict']
  readonly preview?: PreviewCardsProps
}

interface Trial extends Omit<PageState, 'fields'> {
  readonly policy: ReleasePolicy
  readonly account: string
  readonly point: string
}

async function sendTrial(deps: CasAnswerDeps, exchange: Exchange, trial: Trial): Promise<unknown> {
  const { policy, account, point } = trial
  const state = { ...trial, fields: fieldsOf(policy) }
  const tried = await deps.desk.person(scopeOfRequest(deps, exchange.request), account)
  if (!tried) {
    const errors = { compte: copy.unknownAccount(account) }
    return sendAnswer(deps, exchange, { ...state, errors })
  }
  const endPoint = endPointOf(point)
  const { service } = exchange
  const preview = previewAnswer({
    service,
    release: policy,
    person: tried.facts,
    endPoint,
    at: deps.clock.now(),
    casUrl: deps.casUrl,
  })
  const barred = await whyBarred(deps, service, tried.accountId)
  const unsaved = !isSamePolicy(policy, policyOfService(service))
  const cards = { name: tried.name, preview, endPoint, unsaved, barred }
  return sendAnswer(deps, exchange, { ...state, preview: cards })
}

/** Why a person would not even get a ticket for the service. */
async function whyBarred(
  { access, clock }: CasAnswerDeps,
  { id }: Service,
  accountId: string,
): Promise<PreviewCardsProps['barred']> {
  const [services, person] = await Promise.all([access.policies(), access.person(accountId)])
  const service = services.find((one) => one.id === id)
  if (!service || !person) return 'suspended'
  const decision = decideAccess(service.policy, person, clock.now())
  return decision.allowed ? undefined : decision.because
}

async function sendAnswer(
  deps: CasAnswerDeps,
  { request, reply, service }: Exchange,
  state: PageState,
): Promise<unknown> {
  const { errors = {}, conflict } = state
  const { code, title, ssoType } = service
  const scope = scopeOfRequest(deps, request)
  const page =
    ssoType === 'none'
      ? NoAnswerPage({ href: `/administration/services/${code}` })
      : CasAnswerPage({
          csrf: request.csrf,
          action: addressOf(service),
          version: state.version ?? service.version,
          fields: state.fields,
          errors,
          current: templateOf(policyOfService(service)),
          taken: state.taken,
          conflict,
          account: state.account ?? '',
          point: state.point ?? '',
          preview: state.preview,
          incidents: await deps.desk.incidents(scope, { serviceCode: code, limit: incidentsShown }),
        })
  const children = [ServiceHead({ service, current: '/reponse-cas', mayEdit: true }), page]
  const status = conflict === undefined ? (Object.keys(errors).length > 0 ? 422 : 200) : 409
  return deps.frame.page(request, reply, { title, breadcrumbs: serviceCrumbs(title), children }, status)
}

/** Of a service that others own, a school administrator reads what happened to their own people. */
async function sendRefusals(deps: CasAnswerDeps, { request, reply, service }: Exchange): Promise<unknown> {
  const { code, title, ssoType } = service
  const head = ServiceHead({ service, current: '/reponse-cas', mayEdit: false })
  const page = ssoType === 'none' ? NoAnswerPage({}) : await ownRefusals(deps, request, code)
  const content = { title, breadcrumbs: serviceCrumbs(title), children: [head, page] }
  return deps.frame.page(request, reply, content)
}

async function ownRefusals(
  deps: CasAnswerDeps,
  request: FastifyRequest,
  serviceCode: string,
): Promise<VNode> {
  const ownPeopleSince = new Date(deps.clock.now().getTime() - incidentsMs)
  const asked = { serviceCode, ownPeopleSince, limit: incidentsShown }
  const incidents = await deps.desk.incidents(scopeOfRequest(deps, request), asked)
  return IncidentTable({ incidents, lead: incidentCopy.leadOfPeople })
}

function policyOfService({ release, ssoType }: Service): ReleasePolicy {
  return release ?? releaseTemplates[defaultTemplate(ssoType)]
}

function addressOf({ code }: Service): string {
  return `/administration/services/${code}/reponse-cas`
}
