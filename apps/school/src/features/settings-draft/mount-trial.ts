import { loginRedirect, parseServiceTicket } from '@preau/cas'
import { type Clock, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import { publicAddress, type SchoolBase } from '../bases/index.ts'
import { type CasCaller, type Delegation, inForce } from '../delegation/index.ts'
import { type IdentificationStore, previewIdentification } from '../identification/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { draftOf } from './draft-stores.ts'
import { draftRefusals } from './refusals.ts'
import type { SettingsStore } from './settings-store.ts'
import { type TrialOutcome, TrialPage } from './trial-page.tsx'

export interface TrialDeps {
  readonly gate: OperatorGate
  readonly settings: Pick<SettingsStore, 'draft'>
  readonly identification: Pick<IdentificationStore, 'candidates' | 'isOfAnotherBase' | 'namesakes'>
  readonly cas: Pick<CasCaller, 'validate'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
}

/**
 * A real log-in with the draft, for the operator alone. The ENT sends back under the root of the base, so that the service
 * it knows covers it; whoever is not a signed-in operator of the base is sent to the sign-in.
 */
export function mountTrial(app: FastifyInstance, deps: TrialDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/console/:base/brouillon/essai', inBase, async (request, reply) => {
    const { base } = deps.gate.visit(request)
    const { endpoints } = await draftDelegation(deps, base)
    return reply.redirect(loginRedirect(endpoints, serviceOf(deps, base)), 302)
  })
  const fromAnywhere = { ...inBase, config: { fromAnywhere: true } }
  app.get('/:base/:root/essai-de-connexion', fromAnywhere, (request, reply) =>
    showTrial(request, reply, deps),
  )
}

const serviceOf = ({ publicUrl }: TrialDeps, base: SchoolBase): string =>
  `${publicAddress(base, publicUrl)}essai-de-connexion`

/** @throws Refusal `draft.none`, `draft.no-server` */
async function draftDelegation({ settings }: TrialDeps, base: SchoolBase): Promise<Delegation> {
  const { delegation } = (await draftOf(settings, base.id)).snapshot
  const tried = delegation && inForce(base.id, { settings: delegation, detected: undefined })
  if (!tried) throw draftRefusals.refuse('draft.no-server')
  return tried
}

async function showTrial(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: TrialDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const outcome = await tryAnswer(request, deps, visit.base)
  return sendPage(reply, TrialPage({ view: viewOf(request, deps.demo), visit, outcome }))
}

async function tryAnswer(request: FastifyRequest, deps: TrialDeps, base: SchoolBase): Promise<TrialOutcome> {
  const delegation = await draftDelegation(deps, base)
  const ticket = parseServiceTicket(request.query as Parameters<typeof parseServiceTicket>[0])
  if (ticket === undefined) return { kind: 'no-ticket' }
  const answer = await deps.cas.validate(delegation, { service: serviceOf(deps, base), ticket })
  if (answer.kind === 'unreachable') return { kind: 'refused', sentence: answer.failure.sentence }
  if (answer.kind === 'not-cas') return { kind: 'refused', sentence: answer.detail }
  if (answer.kind === 'failure')
    return { kind: 'refused', sentence: copy.trial.refused(answer.code.slice(0, 100)) }
  const asked = { base, delegation, now: deps.clock.now() }
  const preview = await previewIdentification(deps.identification, asked, answer)
  return { kind: 'answered', answer, preview, asksPassword: delegation.recognition === 'double' }
}
