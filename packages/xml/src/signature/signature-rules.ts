/** Whose signature is taken, and how the signed element is named. */
export interface SignatureRules {
  /** Certificates in PEM. What a document brings itself is never trusted: it only tells which key it means. */
  readonly trusted: readonly string[]
  /** The attribute that identifies the signed element: `ID` (SAML 2.0, metadata), `AssertionID` (SAML 1.1). */
  readonly idAttribute: string
  /** False unless said: SHA-1 can be forged with money and time. */
  readonly allowSha1?: boolean | undefined
}

/**
 * `unsigned`: no signature. `shape`, `duplicate-id`: not the one simple shape that is taken. `algorithm`: one that is not
 * taken. `unknown-key`: signed by a key that we do not have. `mismatch`: changed since, or signed by another.
 */
export type SignatureProblem =
  | 'unsigned'
  | 'shape'
  | 'duplicate-id'
  | 'algorithm'
  | 'unknown-key'
  | 'mismatch'

/** What is wrong with a signature before any key is tried. */
export interface ShapeProblem {
  readonly problem: SignatureProblem
  readonly detail: string
}
