import { type CasFailure, casFailure } from '../cas-failure.ts'
import { readParameter, readSwitch, type RequestParameters } from '../request-parameters.ts'
import { ticketKindOf } from './ticket-id.ts'

/** What a validation is asked, at any end-point. */
export interface ValidationRequest {
  readonly ok: true
  readonly service: string
  readonly ticket: string
  /** Only a ticket obtained by typing credentials will do. */
  readonly renew: boolean
  readonly format: 'XML' | 'JSON'
  readonly pgtUrl: string | undefined
}

/** Kinds of tickets that an end-point takes. */
export type AcceptedTickets = 'ST' | 'ST or PT'

/**
 * Reads the parameters of a validation. Everything is checked before any ticket is consumed, so a malformed request
 * costs no ticket. Source: CAS 3.0 §2.5.1, §2.5.3, §2.6.
 *
 * @param accepts `ST` alone, or proxy tickets too at `/proxyValidate` and `/p3/proxyValidate`
 */
export function parseValidationRequest(
  parameters: RequestParameters,
  accepts: AcceptedTickets = 'ST',
): ValidationRequest | CasFailure {
  const service = required(parameters, 'service')
  if (typeof service !== 'string') return service
  const ticket = required(parameters, 'ticket')
  if (typeof ticket !== 'string') return ticket
  const format = formatOf(parameters)
  if (format === undefined) return casFailure('INVALID_REQUEST', 'parameter « format » must be XML or JSON')
  const pgtUrl = readParameter(parameters, 'pgtUrl')
  if (!pgtUrl.ok) return casFailure('INVALID_REQUEST', `parameter « pgtUrl » is ${pgtUrl.reason}`)
  const renew = readSwitch(parameters, 'renew')
  return ticketFault(ticket, accepts) ?? { ok: true, service, ticket, renew, format, pgtUrl: pgtUrl.value }
}

function required(parameters: RequestParameters, name: string): string | CasFailure {
  const reading = readParameter(parameters, name)
  if (!reading.ok) return casFailure('INVALID_REQUEST', `parameter « ${name} » is ${reading.reason}`)
  return reading.value ?? casFailure('INVALID_REQUEST', `parameter « ${name} » is missing`)
}

function formatOf(parameters: RequestParameters): 'XML' | 'JSON' | undefined {
  const reading = readParameter(parameters, 'format')
  if (!reading.ok) return undefined
  const format = (reading.value ?? 'XML').toUpperCase()
  return format === 'XML' || format === 'JSON' ? format : undefined
}

/** What is wrong with the ticket at this end-point, before it is looked for. */
export function ticketFault(ticket: string, accepts: AcceptedTickets): CasFailure | undefined {
  const kind = ticketKindOf(ticket)
  if (kind === 'ST' || (kind === 'PT' && accepts === 'ST or PT')) return undefined
  if (kind === 'PT')
    return casFailure('INVALID_TICKET', 'a proxy ticket is not accepted here: use /proxyValidate')
  return casFailure('INVALID_TICKET_SPEC', 'this is not a service ticket')
}
