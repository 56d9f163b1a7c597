import { type Clock, sendPage } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import type { SchoolBase } from '../bases/index.ts'
import {
  type Federation,
  federationAddresses,
  federationInForce,
  type FederationTrial,
  type TrialReceiver,
} from '../delegation/index.ts'
import { type IdentificationStore, previewIdentification } from '../identification/index.ts'
import type { OperatorGate, OperatorStore } from '../operators/index.ts'
import { draftOf } from './draft-stores.ts'
import { draftRefusals } from './refusals.ts'
import type { SettingsStore } from './settings-store.ts'
import { type TrialOutcome, TrialPage } from './trial-page.tsx'

export interface FederationTrialDeps {
  readonly gate: OperatorGate
  readonly settings: Pick<SettingsStore, 'draft'>
  readonly federationTrial: FederationTrial
  readonly operators: Pick<OperatorStore, 'byId' | 'mayOpen'>
  readonly identification: Pick<IdentificationStore, 'candidates' | 'isOfAnotherBase' | 'namesakes'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
}

/** The way to the service of the draft; the way back is that of everybody: see {@link createTrialReceiver}. */
export function mountFederationTrial(app: FastifyInstance, deps: FederationTrialDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/console/:base/brouillon/essai/ws-federation', inBase, async (request, reply) => {
    const { base, operator } = deps.gate.visit(request)
    const federation = await draftFederation(deps, base)
    const addresses = federationAddresses(deps.publicUrl, base)
    const trial = { base, federation, addresses, operatorId: operator.id }
    return reply.redirect(await deps.federationTrial.begin(trial), 302)
  })
}

/** @throws Refusal `draft.none`, `draft.no-service` */
async function draftFederation({ settings }: FederationTrialDeps, base: SchoolBase): Promise<Federation> {
  const { federation } = (await draftOf(settings, base.id)).snapshot
  const tried = federation && federationInForce(base.id, { ...federation, problem: undefined })
  if (!tried) throw draftRefusals.refuse('draft.no-service')
  return tried
}

/**
 * The answer is shown at once, to the browser that brought it: it comes from another site, without the session of the
 * operator, whom the sealed context names. Nobody is linked, and nothing is kept of it.
 */
export const createTrialReceiver =
  (deps: FederationTrialDeps): TrialReceiver =>
  async (request, reply, base) => {
    const body: unknown = request.body
    const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    const came = await deps.federationTrial.receive({ base, fields })
    const operator = came && (await deps.operators.byId(came.operatorId))
    if (!came || !operator || !(await deps.operators.mayOpen(operator, base.id))) return false
    const federation = await draftFederation(deps, base)
    const read = await came.read({ federation, addresses: federationAddresses(deps.publicUrl, base) })
    const outcome: TrialOutcome = read.ok
      ? await answered(
          deps,
          { base, federation },
          { user: read.token.subject ?? '', attributes: read.token.claims },
        )
      : { kind: 'refused', sentence: read.sentence, protocol: 'ws-federation' }
    const visit = { base, operator }
    await sendPage(reply, TrialPage({ view: viewOf(request, deps.demo), visit, outcome }))
    return true
  }

async function answered(
  deps: FederationTrialDeps,
  { base, federation }: { readonly base: SchoolBase; readonly federation: Federation },
  came: Pick<Extract<TrialOutcome, { readonly kind: 'answered' }>['answer'], 'user' | 'attributes'>,
): Promise<TrialOutcome> {
  const answer = { kind: 'success', ...came } as const
  const asked = { base, delegation: federation, now: deps.clock.now() }
  const preview = await previewIdentification(deps.identification, asked, answer)
  const asksPassword = federation.recognition === 'double'
  return { kind: 'answered', answer, preview, asksPassword, protocol: 'ws-federation' }
}
