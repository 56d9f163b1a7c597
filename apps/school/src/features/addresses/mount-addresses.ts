import { parseUai } from '@preau/people'
import { type AuditEntry, type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { type HostNames, isPathName } from '../bases/index.ts'
import {
  type DelegationStore,
  federationInForce,
  type FederationStore,
  inForce,
} from '../delegation/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import type { NamingOutcome, NamingStore } from './addresses.ts'
import { AddressesPage } from './addresses-page.tsx'
import { addressesPath, type AddressesPageProps } from './addresses-view.ts'
import { copy } from './copy.fr.ts'
import { isHostName } from './is-host-name.ts'
import { addressRefusals } from './refusals.ts'

interface AddressesDeps {
  readonly gate: OperatorGate
  readonly naming: NamingStore
  readonly delegations: Pick<DelegationStore, 'of'>
  readonly federations: Pick<FederationStore, 'of'>
  readonly hostNames: Pick<HostNames, 'refresh'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
}

const path = '/console/:base/adresses'
const pathForm = z.object({ chemin: z.string().trim().max(200).default('') })
const hostForm = z.object({
  hote: z.string().trim().toLowerCase().max(300).default(''),
  principal: z.string().optional(),
})
const uaiForm = z.object({ uai: z.string().max(50).default('') })
const nameForm = z.object({ adresse: z.string().regex(/^\d{1,18}$/) })

/** *Adresses de la base* of the console. */
export function mountAddresses(app: FastifyInstance, deps: AddressesDeps): void {
  const { asHost, inBase } = deps.gate
  app.get(path, { preHandler: inBase }, (request, reply) => show(request, reply, deps))
  const steps: Readonly<Record<string, Step>> = {
    chemin: renamePath,
    hotes: addHost,
    'hotes/principal': makeMain,
    uai: addUai,
    retirer: remove,
  }
  for (const [name, step] of Object.entries(steps)) {
    app.post(`${path}/${name}`, { preHandler: [asHost, inBase] }, (request, reply) =>
      step(request, reply, deps),
    )
  }
}

type Step = (request: FastifyRequest, reply: FastifyReply, deps: AddressesDeps) => Promise<FastifyReply>

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AddressesDeps,
  failed?: AddressesPageProps['failed'],
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const names = await deps.naming.namesOf(visit.base.id)
  const view = viewOf(request, deps.demo)
  const delegated = await delegatedBy(deps, visit.base.id)
  const page = AddressesPage({ view, visit, names, delegated, publicUrl: deps.publicUrl, failed })
  return sendPage(reply, page, failed ? 422 : 200)
}

async function delegatedBy(
  { delegations, federations }: AddressesDeps,
  baseId: string,
): Promise<AddressesPageProps['delegated']> {
  const [cas, federation] = [await delegations.of(baseId), await federations.of(baseId)]
  return {
    cas: cas !== undefined && inForce(baseId, cas) !== undefined,
    federation: federation && federationInForce(baseId, federation)?.issuer,
  }
}

const renamePath: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const pathName = readForm(request, pathForm).kept.text('chemin').trim()
  const refused = (message: string) =>
    show(request, reply, deps, { errors: { chemin: message }, typed: { chemin: pathName } })
  if (!isPathName(pathName)) return refused(copy.path.wrong)
  // The form is sent to the name that it was filled from: one that the base has no more was changed by somebody else meanwhile.
  const { base: filledFrom } = request.params as { readonly base: string }
  if (filledFrom.toLowerCase() !== visit.base.pathName.toLowerCase())
    return refused(copy.path.overtaken(visit.base.pathName))
  const audit = auditOf('base.path-changed', visit, deps, { pathName, before: visit.base.pathName })
  const outcome = await deps.naming.renamePath({ ...audit, pathName })
  if (outcome === 'taken') return refused(copy.path.taken)
  const base = outcome === 'done' ? { ...visit.base, pathName } : visit.base
  return settle(outcome, { request, reply, deps, said: copy.path.saved(pathName), to: addressesPath(base) })
}

const addHost: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const form = readForm(request, hostForm)
  const host = form.kept.text('hote').trim().toLowerCase()
  const main = form.kept.text('principal') !== ''
  const typed = { hote: host, principal: form.kept.text('principal') }
  const refused = (message: string) => show(request, reply, deps, { errors: { hote: message }, typed })
  if (!form.ok || !isHostName(host)) return refused(copy.host.wrong)
  if (host === new URL(deps.publicUrl).hostname) return refused(copy.host.own)
  const audit = auditOf('base.host-added', visit, deps, { host, main })
  const outcome = await deps.naming.addHost({ ...audit, host, main })
  if (outcome === 'taken') return refused(copy.host.taken)
  if (outcome === 'published') return refused(copy.host.published)
  return settle(outcome, { request, reply, deps, said: copy.host.added(host), to: addressesPath(visit.base) })
}

const makeMain: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const id = idIn(request)
  const outcome = await deps.naming.makeMain({ ...auditOf('base.host-main', visit, deps, { id }), id })
  return settle(outcome, { request, reply, deps, said: copy.host.madeMain, to: addressesPath(visit.base) })
}

const addUai: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const typed = readForm(request, uaiForm).kept.text('uai')
  const refused = (message: string) =>
    show(request, reply, deps, { errors: { uai: message }, typed: { uai: typed } })
  const uai = parseUai(typed)
  if (uai === undefined) return refused(copy.uai.wrong)
  const outcome = await deps.naming.addUai({ ...auditOf('base.uai-added', visit, deps, { uai }), uai })
  if (outcome === 'taken') return refused(copy.uai.taken)
  return settle(outcome, { request, reply, deps, said: copy.uai.added(uai), to: addressesPath(visit.base) })
}

const remove: Step = async (request, reply, deps) => {
  const visit = deps.gate.visit(request)
  const id = idIn(request)
  const names = await deps.naming.namesOf(visit.base.id)
  const name = names.find((one) => one.id === id)?.name
  const outcome = await deps.naming.remove({ ...auditOf('base.address-removed', visit, deps, { name }), id })
  return settle(outcome, { request, reply, deps, said: copy.removed, to: addressesPath(visit.base) })
}

interface Settled {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly deps: AddressesDeps
  readonly said: string
  readonly to: string
}

async function settle(
  outcome: NamingOutcome,
  { request, reply, deps, said, to }: Settled,
): Promise<FastifyReply> {
  if (outcome === 'unknown') throw addressRefusals.refuse('address.unknown')
  if (outcome === 'published') request.flash('danger', copy.host.published)
  else request.flash('success', said)
  await deps.hostNames.refresh()
  return seeOther(reply, to)
}

const idIn = (request: FastifyRequest): string => {
  const form = readForm(request, nameForm)
  if (!form.ok) throw addressRefusals.refuse('address.unknown')
  return form.value.adresse
}

function auditOf(
  action: string,
  { operator, base }: Visit,
  { clock }: AddressesDeps,
  data: Readonly<Record<string, unknown>>,
): { readonly baseId: string; readonly at: Date; readonly audit: AuditEntry } {
  const at = clock.now()
  const actor = actorOf(operator)
  const audit = { action, actor, school: base.uai, target: base.pathName, outcome: 'done' as const, at, data }
  return { baseId: base.id, at, audit }
}
