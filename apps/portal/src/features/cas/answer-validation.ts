import {
  type CasFailure,
  casFailure,
  parseValidationRequest,
  type RequestParameters,
  type ServiceResponse,
  validateServiceTicket,
  type ValidationRequest,
} from '@preau/cas'
import type { Clock } from '@preau/platform'
import type { CasTickets, SpentTicket } from './cas-tickets.ts'
import type { CasTrail } from './cas-trail.ts'

export interface ValidationDeps {
  readonly tickets: Pick<CasTickets, 'consume'>
  readonly trail: CasTrail
  readonly clock: Clock
}

/** The answer of a validation, before it is written in XML, JSON or plain text. */
export interface ValidationAnswer {
  readonly response: ServiceResponse
  readonly format: 'XML' | 'JSON'
  /** Both end-points give the attributes of this service, not `/p3/…` alone. */
  readonly attributesEverywhere: boolean
}

/** Name of the attribute that carries the identifiant PRONOTE (pronote-facts §2.4). */
const pronoteIdAttribute = 'idPronote'

/**
 * Validates a service ticket (CAS 3.0 §2.5). The request is read before the ticket is touched; once it is, the ticket
 * is spent whatever the answer.
 */
export async function answerValidation(
  deps: ValidationDeps,
  parameters: RequestParameters,
): Promise<ValidationAnswer> {
  const request = parseValidationRequest(parameters)
  if (!request.ok) return { response: request, format: 'XML', attributesEverywhere: false }
  const spent = await deps.tickets.consume(request.ticket, deps.clock.now())
  const judged = judge(deps, request, spent)
  if (!judged.ok) return { response: judged, format: request.format, attributesEverywhere: false }
  const { ticket } = judged
  if (ticket.ssoType === 'pronote-cas' && ticket.pronoteIds.length === 0) await noteMissing(deps, ticket)
  return {
    response: release(ticket),
    format: request.format,
    attributesEverywhere: ticket.ssoType === 'pronote-cas',
  }
}

function judge(
  { clock }: ValidationDeps,
  request: ValidationRequest,
  spent: SpentTicket | undefined,
): { readonly ok: true; readonly ticket: SpentTicket } | CasFailure {
  const judged = validateServiceTicket(request, spent, clock.now())
  if (!judged.ok) return judged
  if (!judged.ticket.accountActive)
    return casFailure('INVALID_TICKET', 'the account of this ticket is no longer active')
  // No service may proxy yet; saying so beats a success whose proxy ticket never comes (CAS 3.0 §2.5.3).
  if (request.pgtUrl !== undefined)
    return casFailure('UNAUTHORIZED_SERVICE_PROXY', 'this service may not obtain proxy tickets')
  return judged
}

/**
 * What a service learns: always the ENT identifier, opaque; for a compatible PRONOTE service also the identifiants
 * PRONOTE of the account in its school, one per category, and nothing else.
 */
function release(ticket: SpentTicket): ServiceResponse {
  const released = ticket.pronoteIds.length > 0
  return {
    ok: true,
    user: ticket.entId,
    attributes: released ? [[pronoteIdAttribute, ticket.pronoteIds]] : [],
    authentication: { date: ticket.authenticatedAt, longTerm: false, fromNewLogin: ticket.fromNewLogin },
  }
}

/** The school server explains it to the person; this line lets their administrator find whom to reconcile. */
async function noteMissing({ trail, clock }: ValidationDeps, ticket: SpentTicket): Promise<void> {
  const { accountId, serviceCode, ownerId } = ticket
  await trail.record({ kind: 'identifier-missing', accountId, serviceCode, ownerId, at: clock.now() })
}
