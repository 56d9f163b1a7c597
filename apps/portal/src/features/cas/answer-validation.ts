import { type AcceptedTickets, parseValidationRequest, type RequestParameters } from '@preau/cas'
import { type JudgeDeps, type Judgement, judgeTicket } from './judge-ticket.ts'

/** The answer of a validation, and the format that was asked. */
export interface ValidationAnswer extends Judgement {
  readonly format: 'XML' | 'JSON'
}

/**
 * Validates a ticket at one of the CAS end-points (CAS 3.0 §2.4–2.9). The request is read before the ticket is touched;
 * once it is, the ticket is spent whatever the answer.
 */
export async function answerValidation(
  deps: JudgeDeps,
  parameters: RequestParameters,
  accepts: AcceptedTickets,
): Promise<ValidationAnswer> {
  const request = parseValidationRequest(parameters, accepts)
  if (!request.ok) return { response: request, format: 'XML' }
  return { ...(await judgeTicket(deps, request)), format: request.format }
}
