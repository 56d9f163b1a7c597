/** Codes of a failed validation. Source: CAS 3.0 §2.5.3, §2.7.3; other codes are allowed, we need none. */
export type CasFailureCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'UNAUTHORIZED_SERVICE'
  | 'UNAUTHORIZED_SERVICE_PROXY'
  | 'INVALID_PROXY_CALLBACK'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'INTERNAL_ERROR'

/** A refusal in the protocol's own words. The detail is for the administrator of the service; it never quotes a ticket. */
export interface CasFailure {
  readonly ok: false
  readonly code: CasFailureCode
  readonly detail: string
}

/** Builds a failure. */
export function casFailure(code: CasFailureCode, detail: string): CasFailure {
  return { ok: false, code, detail }
}
