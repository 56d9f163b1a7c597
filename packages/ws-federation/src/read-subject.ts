import type { XmlElement } from '@preau/xml'
import { childrenOf } from './elements.ts'
import { parseInstant } from './instant.ts'
import { isSaml11, type SamlVersion } from './saml.ts'
import { tokenFailure, type TokenFailure } from './security-token.ts'

interface Expected {
  readonly realm: string
  readonly reply: string
  readonly now: Date
  readonly skewMs: number
}

/** Whom the token names, if anybody. */
export type ReadSubject = { readonly ok: true; readonly subject: string | undefined } | TokenFailure

/**
 * The subject of the token, confirmed for its bearer. SAML 1.1 repeats it in each statement: all must agree.
 * Source: SAML 1.1 core §2.4.2, SAML 2.0 core §2.4 and profiles §3.3; cas.md §C.3, §C.4 (8).
 */
export const readSubject = (assertion: XmlElement, version: SamlVersion, expected: Expected): ReadSubject =>
  isSaml11(version) ? readSubject11(assertion, version) : readSubject20(assertion, version, expected)

function readSubject11(assertion: XmlElement, version: SamlVersion): ReadSubject {
  const subjects = ['AuthenticationStatement', 'AttributeStatement']
    .flatMap((name) => childrenOf(assertion, version.uri, name))
    .map((statement) => childrenOf(statement, version.uri, 'Subject'))
  const methods = subjects
    .flat()
    .flatMap((one) => childrenOf(one, version.uri, 'SubjectConfirmation'))
    .flatMap((one) => childrenOf(one, version.uri, 'ConfirmationMethod'))
    .map(({ text }) => text.trim())
  if (methods.length === 0 || methods.some((method) => method !== version.bearer))
    return tokenFailure('CONFIRMATION', `confirmed by ${methods.join(', ') || 'nothing'}`)
  return named(subjects.flat().flatMap((one) => childrenOf(one, version.uri, 'NameIdentifier')))
}

function readSubject20(assertion: XmlElement, version: SamlVersion, expected: Expected): ReadSubject {
  const [subject, ...others] = childrenOf(assertion, version.uri, 'Subject')
  if (subject === undefined || others.length > 0) return tokenFailure('SUBJECT', 'no subject, or several')
  const confirmations = childrenOf(subject, version.uri, 'SubjectConfirmation')
  return confirmations.some((one) => isConfirmed(one, version, expected))
    ? named(childrenOf(subject, version.uri, 'NameID'))
    : tokenFailure('CONFIRMATION', 'nothing confirms it for its bearer, here and now')
}

function isConfirmed(confirmation: XmlElement, version: SamlVersion, expected: Expected): boolean {
  if (confirmation.attributes.get('Method') !== version.bearer) return false
  return childrenOf(confirmation, version.uri, 'SubjectConfirmationData').every(({ attributes }) => {
    const end = attributes.get('NotOnOrAfter')
    const recipient = attributes.get('Recipient')
    const to = parseInstant(end)
    const isNow =
      end === undefined || (to !== undefined && expected.now.getTime() < to.getTime() + expected.skewMs)
    return isNow && (recipient === undefined || [expected.reply, expected.realm].includes(recipient))
  })
}

/** One name, or none; the same one several times is one. */
function named(names: readonly XmlElement[]): ReadSubject {
  const texts = new Set(names.map(({ text }) => text.trim()))
  const [subject, ...others] = texts
  if (others.length > 0) return tokenFailure('SUBJECT', 'it names several people')
  if (subject === '') return tokenFailure('SUBJECT', 'it names nobody')
  return { ok: true, subject }
}
