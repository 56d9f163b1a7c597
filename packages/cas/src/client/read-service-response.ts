/** The server says who the person is. */
export interface ServiceResponseSuccess {
  readonly ok: true
  readonly user: string
  /** By name as the server writes it; several values in their order. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

/**
 * The server refuses, or what came cannot be believed: `NOT_CAS`, no answer of a CAS server; `PROXIED`, it vouches for a
 * proxy; `OUT_OF_DATE` and `OTHER_AUDIENCE`, a SAML assertion for another time or another service.
 */
export interface ServiceResponseFailure {
  readonly ok: false
  /** `INVALID_TICKET`, `INVALID_SERVICE`, … as received; or one of those above. At most 64 characters. */
  readonly code: string
  /** For the log of the administrator, not for the person. At most 500 characters. */
  readonly detail: string
}

/** What a validation says, whatever its protocol. */
export type ReadServiceResponse = ServiceResponseSuccess | ServiceResponseFailure

/** A failure, within bounds. */
export function readFailure(code: string, detail: string): ServiceResponseFailure {
  const named = code.trim().slice(0, 64)
  return { ok: false, code: named === '' ? 'UNKNOWN' : named, detail: detail.trim().slice(0, 500) }
}

/** What came is no answer of a CAS server. */
export function notCas(detail: string): ServiceResponseFailure {
  return readFailure('NOT_CAS', detail)
}
