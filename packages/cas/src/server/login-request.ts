import { readParameter, readSwitch, type RequestParameters } from '../request-parameters.ts'

/** What `/login` is asked. */
export interface LoginRequest {
  readonly ok: true
  /** The address to return to, exactly as received; not yet checked against the registry. */
  readonly service: string | undefined
  /** Credentials are wanted whatever the session. */
  readonly renew: boolean
  /** No form may be shown. Never true together with `renew`, nor without a service. */
  readonly gateway: boolean
  /** How to send the person back. */
  readonly method: 'GET' | 'POST'
  /** Name under which the ticket goes back: `SAMLart` when the service was given as `TARGET` (SAML 1.1, §4.2). */
  readonly ticketName: 'ticket' | 'SAMLart'
}

/** The request, or the parameter that cannot be taken. */
export type ReadLoginRequest =
  | LoginRequest
  | { readonly ok: false; readonly parameter: 'service'; readonly reason: 'repeated' | 'too-long' }

/**
 * Reads the parameters of `/login`. Names are case-sensitive. `renew` wins over `gateway`; `gateway` without a service
 * means nothing; a `method` that is neither GET nor POST is GET; `TARGET` stands for
 * an absent `service`. Source: CAS 3.0 §2.1.1.
 */
export function parseLoginRequest(parameters: RequestParameters): ReadLoginRequest {
  const named = readParameter(parameters, 'service')
  const target = readParameter(parameters, 'TARGET')
  const byTarget = named.ok && named.value === undefined && !(target.ok && target.value === undefined)
  const service = byTarget ? target : named
  if (!service.ok) return { ok: false, parameter: 'service', reason: service.reason }
  const renew = readSwitch(parameters, 'renew')
  const method = readParameter(parameters, 'method')
  return {
    ok: true,
    service: service.value,
    renew,
    gateway: !renew && service.value !== undefined && readSwitch(parameters, 'gateway'),
    method: method.ok && method.value === 'POST' ? 'POST' : 'GET',
    ticketName: byTarget ? 'SAMLart' : 'ticket',
  }
}
