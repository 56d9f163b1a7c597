import { parseCasBaseUrl } from '@preau/cas'
import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LastChange } from '../../frame/conflict.tsx'
import { actorOf } from '../../frame/operator.ts'
import { shownPrint, stillSeen } from '../../frame/seen.ts'
import { differencesBetween } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import { publicAddress, spaces } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { saveDelegation } from './configure-delegation.ts'
import { copy } from './copy.fr.ts'
import { describeDelegation } from './describe-delegation.ts'
import { noDelegation } from './delegation.ts'
import type { DelegationSettings } from './delegation.ts'
import { checkOrder, type DelegationOrder, orderOf, protocolOf } from './delegation-order.ts'
import { DelegationPage, type DelegationPageProps, delegationPath } from './delegation-page.tsx'
import type { DelegationStore, StoredDelegation } from './delegation-store.ts'
import type { FederationStore } from './federation/index.ts'
import { movedPreset } from './moved-preset.ts'
import { NoticePage } from './notice-page.tsx'
import { readIdentityFields } from './identity-fields.tsx'
import { delegationRefusals } from './refusals.ts'
import { spaceField } from './space-choices.tsx'
import type { ConnectionTester } from './test-connection.ts'

export interface DelegationDeps {
  readonly gate: OperatorGate
  readonly delegations: DelegationStore
  readonly federations: Pick<FederationStore, 'of'>
  readonly testConnection: ConnectionTester
  /** Who changed the settings of a base the last. */
  readonly lastChange: (baseId: string) => Promise<LastChange | undefined>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
  /** `/console/:base` by default; the draft has its own. */
  readonly under?: string
}

/** *Déléguer l’authentification* (product.md B1). */
export function mountDelegation(app: FastifyInstance, deps: DelegationDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  const prefix = `${deps.under ?? '/console/:base'}/delegation`
  app.get(prefix, inBase, async (request, reply) =>
    show(request, reply, { ...deps, order: await storedOrder(request, deps), errors: {} }),
  )
  app.post(prefix, inBase, (request, reply) => save(request, reply, deps))
  app.post(`${prefix}/adresses`, inBase, (request, reply) => compute(request, reply, deps))
  app.post(`${prefix}/tester`, inBase, (request, reply) => test(request, reply, deps))
  app.get(`${prefix}/notice`, inBase, (request, reply) => {
    const { base } = deps.gate.visit(request)
    const view = viewOf(request, deps.demo)
    return sendPage(reply, NoticePage({ view, base, publicUrl: deps.publicUrl }))
  })
}

type Shown = DelegationDeps &
  Pick<DelegationPageProps, 'order' | 'errors' | 'test' | 'computed'> & {
    /** What was typed, when somebody else saved meanwhile. */
    readonly overtaken?: DelegationSettings
  }

async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
  const { order, errors, test: found, computed, publicUrl, delegations } = shown
  const visit = shown.gate.visit(request)
  const federation = await shown.federations.of(visit.base.id)
  const stored = await delegations.of(visit.base.id)
  const presets = await delegations.presets()
  const page = DelegationPage({
    view: viewOf(request, shown.demo),
    visit,
    publicUrl,
    presets,
    moved: movedPreset(stored?.settings, presets),
    removedPreset: stored?.removedPreset,
    detected: detectedFor(order, stored),
    order,
    errors,
    test: found,
    computed,
    federation: federation?.settings.enabled === true ? 'enabled' : federation && 'disabled',
    seen: shownPrint(request, stored?.settings, { overtaken: shown.overtaken !== undefined }),
    conflict: shown.overtaken && {
      last: await shown.lastChange(visit.base.id),
      differences: differencesBetween(
        describeDelegation(stored?.settings ?? noDelegation),
        describeDelegation(shown.overtaken),
      ),
      again: delegationPath(visit.base),
    },
  })
  return sendPage(reply, page, shown.overtaken ? 409 : Object.keys(errors).length > 0 ? 422 : 200)
}

/** What was found of the server that the form shows, if it is the one in use. */
const detectedFor = (
  order: DelegationOrder,
  stored: StoredDelegation | undefined,
): StoredDelegation['detected'] => {
  const isStored =
    order.presetId !== '' ? order.presetId === stored?.settings.presetId : isSameServer(order, stored)
  return isStored ? stored?.detected : undefined
}

const isSameServer = ({ url }: DelegationOrder, stored: StoredDelegation | undefined): boolean => {
  const typed = parseCasBaseUrl(url)
  return typed.ok && typed.base === stored?.settings.serverUrl
}

async function storedOrder(request: FastifyRequest, deps: DelegationDeps): Promise<DelegationOrder> {
  const stored = await deps.delegations.of(deps.gate.visit(request).base.id)
  const order = orderOf(stored?.settings, spaces)
  // What the base copied stays its own: the new address of the preset is taken only by choosing it again.
  return movedPreset(stored?.settings, await deps.delegations.presets())
    ? { ...order, presetId: '', url: stored?.settings.serverUrl ?? '' }
    : order
}

async function save(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DelegationDeps,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  if (base.published) throw delegationRefusals.refuse('delegation.locked')
  const order = readOrder(request)
  const seen = stillSeen(readForm(request, z.object({})).kept)
  const checked = checkOrder(order, await deps.delegations.presets())
  if (!checked.ok) return show(request, reply, { ...deps, order, errors: checked.errors })
  const { settings } = checked
  const federation = await deps.federations.of(base.id)
  if ((settings.federated?.size ?? 0) > 0 && federation?.settings.enabled !== true)
    return show(request, reply, { ...deps, order, errors: { espaces: copy.noFederation } })
  const outcome = await saveDelegation(deps, base, { settings, actor: actorOf(operator), seen })
  if (outcome === 'changed') return show(request, reply, { ...deps, order, errors: {}, overtaken: settings })
  request.flash('success', base.draft === true ? copy.savedDraft : savedWords(settings))
  return seeOther(reply, delegationPath(base))
}

const savedWords = ({ enabled, federated }: DelegationSettings): string => {
  if (enabled) return copy.saved
  return (federated?.size ?? 0) > 0 ? copy.savedFederationOnly : copy.savedOff
}

/** « Calculer les adresses »: the form as typed, with the addresses it leads to. */
async function compute(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DelegationDeps,
): Promise<FastifyReply> {
  const order = readOrder(request)
  const checked = checkOrder({ ...order, enabled: true }, await deps.delegations.presets())
  const url = checked.ok ? undefined : checked.errors.url
  return show(request, reply, {
    ...deps,
    order,
    errors: url === undefined ? {} : { url },
    computed: url === undefined,
  })
}

/** Tests what is typed, or what is stored while the base is published and the form locked. */
async function test(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DelegationDeps,
): Promise<FastifyReply> {
  const { base } = deps.gate.visit(request)
  const order = base.published ? await storedOrder(request, deps) : readOrder(request)
  const presets = await deps.delegations.presets()
  const typed = presets.find(({ id }) => id === order.presetId)?.casUrl ?? order.url
  const address = parseCasBaseUrl(typed)
  if (!address.ok) {
    if (base.published) throw delegationRefusals.refuse('delegation.nothing-to-test')
    return show(request, reply, { ...deps, order, errors: { url: copy.urlFaults[address.fault] } })
  }
  const protocol = protocolOf(order.protocol)
  const service = publicAddress(base, deps.publicUrl)
  const found = await deps.testConnection({ serverUrl: address.base, protocol, service })
  return show(request, reply, { ...deps, order, errors: {}, test: found })
}

/** The form as typed; a field that is absent or too long reads as empty. */
function readOrder(request: FastifyRequest): DelegationOrder {
  const { kept } = readForm(request, z.object({}))
  const of = (name: string): string => kept.text(name).trim().slice(0, 500)
  return {
    enabled: of('delegation') !== '',
    presetId: of('ent'),
    url: of('url'),
    protocol: of('protocole'),
    refuseRemembered: of('refus_memorisees') !== '',
    allowedProxies: kept.text('mandataires').slice(0, 20_000),
    common: of('commun') === 'attribute' ? 'attribute' : 'subject',
    commonAttribute: of('attribut_commun'),
    recognition: of('reconnaissance'),
    identifierAttribute: of('attribut_identifiant'),
    ...readIdentityFields(of),
    spaces: spaces.filter((space) => of(spaceField(space)) === 'cas'),
    federated: spaces.filter((space) => of(spaceField(space)) === 'ws-federation'),
  }
}
