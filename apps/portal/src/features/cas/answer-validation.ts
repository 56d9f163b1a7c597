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
import { type Release, releasedAttributes } from './released-attributes.ts'

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
  const release = await releasedAttributes(judged.ticket)
  if (release.incomplete) await noteMissing(deps, judged.ticket)
  const response = success(judged.ticket, release)
  return { response, format: request.format, attributesEverywhere: release.everywhere }
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

function success(ticket: SpentTicket, { user, attributes }: Release): ServiceResponse {
  const { authenticatedAt: date, fromNewLogin } = ticket
  return { ok: true, user, attributes, authentication: { date, longTerm: false, fromNewLogin } }
}

/** The school server explains it to the person; this line lets their administrator find whom to reconcile. */
async function noteMissing({ trail, clock }: ValidationDeps, ticket: SpentTicket): Promise<void> {
  const { accountId, serviceCode, ownerId } = ticket
  await trail.record({ kind: 'identifier-missing', accountId, serviceCode, ownerId, at: clock.now() })
}
