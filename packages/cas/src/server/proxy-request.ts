import { type CasFailure, casFailure } from '../cas-failure.ts'
import { readParameter, type RequestParameters } from '../request-parameters.ts'
import { ticketKindOf } from './ticket-id.ts'

/** What `/proxy` is asked: a ticket for another service, in the name of the person of a proxy-granting ticket. */
export interface ProxyRequest {
  readonly ok: true
  readonly grantingTicket: string
  readonly targetService: string
}

/** Reads the parameters of `/proxy`. Source: CAS 3.0 §2.7.1, §2.7.3. */
export function parseProxyRequest(parameters: RequestParameters): ProxyRequest | CasFailure {
  const [pgt, target] = [readParameter(parameters, 'pgt'), readParameter(parameters, 'targetService')]
  if (!pgt.ok) return casFailure('INVALID_REQUEST', `parameter « pgt » is ${pgt.reason}`)
  if (!target.ok) return casFailure('INVALID_REQUEST', `parameter « targetService » is ${target.reason}`)
  if (pgt.value === undefined) return casFailure('INVALID_REQUEST', 'parameter « pgt » is missing')
  if (target.value === undefined)
    return casFailure('INVALID_REQUEST', 'parameter « targetService » is missing')
  if (ticketKindOf(pgt.value) !== 'PGT')
    return casFailure('INVALID_TICKET', 'this is not a proxy-granting ticket')
  return { ok: true, grantingTicket: pgt.value, targetService: target.value }
}
