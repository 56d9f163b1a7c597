import { type AcceptedTickets, parseValidationRequest, type RequestParameters } from '@preau/cas'
import type { AnswerForm } from './answer-form.ts'
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
  { accepts, form }: { readonly accepts: AcceptedTickets; readonly form: AnswerForm },
): Promise<ValidationAnswer> {
  const request = parseValidationRequest(parameters, accepts)
  if (!request.ok) return { response: request, format: 'XML' }
  // CAS 1.0 has nowhere to put a PGTIOU: the parameter means nothing there.
  const pgtUrl = form === '1' ? undefined : request.pgtUrl
  return { ...(await judgeTicket(deps, { ...request, pgtUrl })), format: request.format }
}
