/** What a token says, once everything about it has been checked. */
export interface SecurityToken {
  /** Identifier of the assertion, unique with its issuer. */
  readonly id: string
  readonly issuer: string
  /** `NameID`; `undefined` when the service names nobody and speaks in claims only, as AD FS does by default. */
  readonly subject: string | undefined
  /** Values by the whole name of the claim: `http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn`. */
  readonly claims: ReadonlyMap<string, readonly string[]>
  readonly expiresAt: Date
  /** When the person last proved who they are, if the token says. */
  readonly authenticatedAt: Date | undefined
}

/**
 * Why a sign-in is refused.
 *
 * - `NOT_A_RESPONSE`: no response of WS-Trust, or nothing that can be read. `FAULT`: the service itself says that it
 *   failed. `NO_TOKEN`, `SEVERAL_TOKENS`, `ENCRYPTED`: what it holds instead of one token in the clear.
 * - `UNSIGNED`, `SIGNATURE_SHAPE`, `DUPLICATE_ID`, `ALGORITHM`, `UNKNOWN_KEY`, `BAD_SIGNATURE`: not believed.
 * - `ISSUER`, `AUDIENCE`, `CONDITIONS`, `NOT_YET`, `EXPIRED`, `CONFIRMATION`, `SUBJECT`: believed, and not for us or now.
 * - `REPLAYED`: this token has come before.
 */
export type TokenFailureCode =
  | 'NOT_A_RESPONSE'
  | 'FAULT'
  | 'NO_TOKEN'
  | 'SEVERAL_TOKENS'
  | 'ENCRYPTED'
  | 'UNSIGNED'
  | 'SIGNATURE_SHAPE'
  | 'DUPLICATE_ID'
  | 'ALGORITHM'
  | 'UNKNOWN_KEY'
  | 'BAD_SIGNATURE'
  | 'ISSUER'
  | 'AUDIENCE'
  | 'CONDITIONS'
  | 'NOT_YET'
  | 'EXPIRED'
  | 'CONFIRMATION'
  | 'SUBJECT'
  | 'REPLAYED'

/** A refused token; `detail` is technical, and names what was found: never a value about a person. */
export interface TokenFailure {
  readonly ok: false
  readonly code: TokenFailureCode
  readonly detail: string
  /** What was found instead: an issuer, audiences, an algorithm, the hour of an end, the words of the service. */
  readonly found?: string
}

export const tokenFailure = (code: TokenFailureCode, detail: string, found?: string): TokenFailure => ({
  ok: false,
  code,
  detail: detail.slice(0, 300),
  ...(found !== undefined && { found: found.slice(0, 200) }),
})
