import type { XmlElement } from '@preau/xml'
import { type SignatureProblem, verifyEnveloped } from '@preau/xml/signature'
import { conditionFailure, expiryOf } from './check-conditions.ts'
import { childrenOf } from './elements.ts'
import { type FoundAssertion, readResponse } from './read-response.ts'
import { authenticatedAtOf, claimsOf } from './read-claims.ts'
import { readSubject } from './read-subject.ts'
import { isSaml11, type SamlVersion } from './saml.ts'
import {
  type SecurityToken,
  tokenFailure,
  type TokenFailure,
  type TokenFailureCode,
} from './security-token.ts'

/** Whom we believe, and who we are. */
export interface TokenTrust {
  /** The one issuer, as its metadata names it. */
  readonly issuer: string
  /** Its signing certificates in PEM: two while it changes them. */
  readonly certificates: readonly string[]
  /** Our `wtrealm`. */
  readonly realm: string
  /** Our `wreply`. */
  readonly reply: string
  readonly now: Date
  /** How far two clocks may be apart; three minutes unless said. */
  readonly skewMs?: number | undefined
  readonly allowSha1?: boolean | undefined
}

export type ReadToken = { readonly ok: true; readonly token: SecurityToken } | TokenFailure

const signatureCodes: Readonly<Record<SignatureProblem, TokenFailureCode>> = {
  unsigned: 'UNSIGNED',
  shape: 'SIGNATURE_SHAPE',
  'duplicate-id': 'DUPLICATE_ID',
  algorithm: 'ALGORITHM',
  'unknown-key': 'UNKNOWN_KEY',
  mismatch: 'BAD_SIGNATURE',
}

/**
 * Reads a `wresult` and checks its token: signature, issuer, conditions, confirmation, subject, in this order. From the
 * signature on, only what was signed is looked at. Never throws. Whether the token has come before is for the caller:
 * see `acceptSignIn`. Source: cas.md §C.4.
 */
export function readToken(result: string, trust: TokenTrust): ReadToken {
  const found = readResponse(result)
  if (!found.ok) return found
  const signed = verifyEnveloped(
    result,
    { root: found.root, target: found.assertion },
    {
      trusted: trust.certificates,
      idAttribute: found.version.idAttribute,
      allowSha1: trust.allowSha1,
    },
  )
  if (!signed.ok) return tokenFailure(signatureCodes[signed.problem], signed.detail)
  return readSigned(signed.element, found, { ...trust, skewMs: trust.skewMs ?? 3 * 60_000 })
}

function readSigned(
  assertion: XmlElement,
  { version }: FoundAssertion,
  trust: TokenTrust & { readonly skewMs: number },
): ReadToken {
  const issuer = issuerOf(assertion, version)
  if (issuer !== trust.issuer) return tokenFailure('ISSUER', `issued by ${issuer || 'nobody'}`, issuer)
  const failure = conditionFailure(assertion, version, trust)
  if (failure !== undefined) return failure
  const subject = readSubject(assertion, version, trust)
  if (!subject.ok) return subject
  const expiresAt = expiryOf(assertion, version)
  if (expiresAt === undefined) return tokenFailure('CONDITIONS', 'there is no end')
  const token = {
    id: assertion.attributes.get(version.idAttribute) ?? '',
    issuer,
    subject: subject.subject,
    claims: claimsOf(assertion, version),
    expiresAt,
    authenticatedAt: authenticatedAtOf(assertion, version),
  }
  return { ok: true, token }
}

function issuerOf(assertion: XmlElement, version: SamlVersion): string {
  if (isSaml11(version)) return assertion.attributes.get('Issuer') ?? ''
  const [issuer, ...others] = childrenOf(assertion, version.uri, 'Issuer')
  return others.length > 0 ? '' : (issuer?.text.trim() ?? '')
}
