import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import { relyingPartyMetadata } from '@preau/ws-federation'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LastChange } from '../../../frame/conflict.tsx'
import { actorOf } from '../../../frame/operator.ts'
import { shownPrint, stillSeen } from '../../../frame/seen.ts'
import { differencesBetween } from '../../../frame/setting-facts.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { type BaseGate, baseRefusals, type SchoolBase } from '../../bases/index.ts'
import type { OperatorGate } from '../../operators/index.ts'
import { readIdentityFields } from '../identity-fields.tsx'
import { delegationRefusals } from '../refusals.ts'
import { copy } from './copy.fr.ts'
import { describeFederation } from './describe-federation.ts'
import {
  type FederationSettings,
  type FederationState,
  type KnownService,
  noFederation,
} from './federation.ts'
import {
  checkFederation,
  type FederationOrder,
  federationOrderOf,
  sourceErrors,
  sourceOf,
} from './federation-order.ts'
import { FederationPage, type FederationPageProps, federationPath } from './federation-page.tsx'
import { federationAddresses, federationPages } from './our-addresses.ts'
import type { FederationStore } from './federation-store.ts'
import { readAgain, type ReadAgainDeps } from './read-again.ts'
import { type MetadataSource, readSource, type SourceDeps } from './read-source.ts'
import type { FederationTester } from './test-federation.ts'

/** What the form stands on. */
export interface FormDeps extends SourceDeps {
  readonly gate: OperatorGate
  readonly federations: Pick<FederationStore, 'of' | 'save'>
  readonly testFederation: FederationTester
  /** Who changed the settings of a base the last. */
  readonly lastChange: (baseId: string) => Promise<LastChange | undefined>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
  /** `/console/:base` by default; the draft has its own. */
  readonly under?: string
}

export type FederationDeps = FormDeps & ReadAgainDeps & { readonly baseGate: BaseGate }

/** *Définir une délégation Ws-Federation*, and what the service must know of us. */
export function mountFederation(app: FastifyInstance, deps: FederationDeps): void {
  const prefix = mountFederationForm(app, deps)
  const inBase = { preHandler: deps.gate.inBase }
  app.post(`${prefix}/relire`, inBase, (request, reply) => again(request, reply, deps))
  const entered = { preHandler: deps.baseGate.enter, config: { fromAnywhere: true } }
  app.get(`/:base/:root/${federationPages.metadata}`, entered, (request, reply) => {
    const base = deps.baseGate.of(request)
    const { root = '' } = request.params as { readonly root?: string }
    if (root !== base.root) throw baseRefusals.refuse('base.page-unknown', { name: base.name })
    reply.type('application/samlmetadata+xml; charset=utf-8').header('cache-control', 'no-store')
    return reply.send(relyingPartyMetadata(federationAddresses(deps.publicUrl, base)))
  })
}

/** The form alone, over the settings in force or over those of a draft; answers where it is. */
export function mountFederationForm(app: FastifyInstance, deps: FormDeps): string {
  const inBase = { preHandler: deps.gate.inBase }
  const prefix = `${deps.under ?? '/console/:base'}/delegation/ws-federation`
  app.get(prefix, inBase, (request, reply) => show(request, reply, { ...deps, errors: {} }))
  app.post(prefix, inBase, (request, reply) => save(request, reply, deps))
  app.post(`${prefix}/tester`, inBase, (request, reply) => test(request, reply, deps))
  return prefix
}

type Shown = FormDeps &
  Pick<FederationPageProps, 'errors' | 'test'> & {
    readonly order?: FederationOrder
    /** What was typed, when somebody else saved meanwhile. */
    readonly overtaken?: FederationState
  }

async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
  const visit = shown.gate.visit(request)
  const stored = await shown.federations.of(visit.base.id)
  const page = FederationPage({
    view: viewOf(request, shown.demo),
    visit,
    addresses: federationAddresses(shown.publicUrl, visit.base),
    stored,
    order: shown.order ?? federationOrderOf(stored),
    errors: shown.errors,
    test: shown.test,
    now: shown.clock.now(),
    seen: shownPrint(request, decidedOf(stored), { overtaken: shown.overtaken !== undefined }),
    conflict: shown.overtaken && {
      last: await shown.lastChange(visit.base.id),
      differences: differencesBetween(
        describeFederation(stored ?? nothing),
        describeFederation(shown.overtaken),
      ),
      again: federationPath(visit.base),
    },
  })
  return sendPage(reply, page, shown.overtaken ? 409 : Object.keys(shown.errors).length > 0 ? 422 : 200)
}

const nothing: FederationState = { settings: noFederation, service: undefined }

/** What somebody decided: metadata that have an address are read again by themselves. */
const decidedOf = (state: FederationState | undefined): unknown =>
  state && [
    state.settings,
    state.service?.issuer,
    state.settings.metadataUrl === undefined && state.service?.metadata,
  ]

async function save(request: FastifyRequest, reply: FastifyReply, deps: FormDeps): Promise<FastifyReply> {
  const { base } = deps.gate.visit(request)
  if (base.published) throw delegationRefusals.refuse('delegation.locked')
  const order = readOrder(request)
  const stored = await deps.federations.of(base.id)
  const checked = checkFederation(order, stored, { allowHttp: deps.allowPrivate })
  if (!checked.ok) return show(request, reply, { ...deps, order, errors: checked.errors })
  const { settings, toRead } = checked
  const service = toRead && (await serviceOf(deps, toRead))
  if (typeof service === 'string') {
    const field = order.source === 'url' ? 'metadonnees_url' : 'metadonnees'
    return show(request, reply, { ...deps, order, errors: { [field]: service } })
  }
  const outcome = await store(request, deps, { base, settings, service })
  if (outcome === 'changed') {
    const overtaken = { settings, service: service ?? stored?.service }
    return show(request, reply, { ...deps, order, errors: {}, overtaken })
  }
  const done = settings.enabled ? copy.saved : copy.savedOff
  request.flash('success', base.draft === true ? copy.savedDraft : done)
  return seeOther(reply, federationPath(base))
}

/** The service as its metadata describe it, or why they cannot be read. */
async function serviceOf(deps: FormDeps, source: MetadataSource): Promise<KnownService | string> {
  const read = await readSource(deps, source)
  if (!read.ok) return read.sentence
  return { metadata: read.text, issuer: read.metadata.issuer, readAt: deps.clock.now() }
}

interface Stored {
  readonly base: SchoolBase
  readonly settings: FederationSettings
  readonly service: KnownService | undefined
}

/** @throws Refusal `delegation.locked` */
async function store(
  request: FastifyRequest,
  deps: FormDeps,
  { base, settings, service }: Stored,
): Promise<'done' | 'changed'> {
  const at = deps.clock.now()
  const { operator } = deps.gate.visit(request)
  const audit = {
    action: 'federation.configured',
    actor: actorOf(operator),
    school: base.uai,
    outcome: 'done',
    at,
    data: { ...settings, ...(service && { issuer: service.issuer }) },
  } as const
  const still = stillSeen(readForm(request, z.object({})).kept)
  const outcome = await deps.federations.save({
    ...{ baseId: base.id, settings, service, at, audit },
    seen: (now) => still(decidedOf(now)),
  })
  if (outcome === 'published') throw delegationRefusals.refuse('delegation.locked')
  return outcome
}

/** Tests what is typed, or what is stored while the base is published and the form locked. */
async function test(request: FastifyRequest, reply: FastifyReply, deps: FormDeps): Promise<FastifyReply> {
  const { base } = deps.gate.visit(request)
  const stored = await deps.federations.of(base.id)
  const order = base.published ? federationOrderOf(stored) : readOrder(request)
  const errors = sourceErrors({ ...order, enabled: true }, stored, deps.allowPrivate)
  if (Object.keys(errors).length > 0) return show(request, reply, { ...deps, order, errors })
  const kept = order.source === 'text' && order.text === '' ? stored?.service?.metadata : undefined
  const found = await deps.testFederation({
    source: kept === undefined ? sourceOf(order) : { text: kept },
    addresses: federationAddresses(deps.publicUrl, base),
    issuer: stored?.service?.issuer,
  })
  return show(request, reply, { ...deps, order, errors: {}, test: found })
}

/** Reading again changes no setting: a published base may need it most. */
async function again(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FederationDeps,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const outcome = await readAgain(deps, base, actorOf(operator))
  const isWell = outcome === 'changed' || outcome === 'unchanged'
  request.flash(isWell ? 'success' : 'danger', copy.readAgainOutcomes[outcome])
  return seeOther(reply, federationPath(base))
}

/** The form as typed; a field that is absent or too long reads as empty. */
function readOrder(request: FastifyRequest): FederationOrder {
  const { kept } = readForm(request, z.object({}))
  const of = (name: string): string => kept.text(name).trim().slice(0, 500)
  return {
    enabled: of('delegation') !== '',
    source: of('source') === 'text' ? 'text' : 'url',
    url: of('metadonnees_url'),
    text: kept.text('metadonnees').trim(),
    askPassword: of('demander_mot_de_passe') !== '',
    allowSha1: of('sha1') !== '',
    common: of('commun') === 'attribute' ? 'attribute' : 'subject',
    commonAttribute: of('attribut_commun'),
    recognition: of('reconnaissance'),
    identifierAttribute: of('attribut_identifiant'),
    ...readIdentityFields(of),
  }
}
