import { element, renderXml, type XmlNode } from '@preau/xml'
import type { CasFailure } from '../cas-failure.ts'
import { attributeNameFault } from './attribute-name.ts'
import type { ServiceResponse } from './render-service-response.ts'

/** What surrounds the answer. */
export interface SamlResponseOptions {
  /** Name of this server. */
  readonly issuer: string
  /** The service, as it named itself in `TARGET`; `undefined` when it named none. */
  readonly recipient: string | undefined
  readonly inResponseTo?: string | undefined
  readonly issuedAt: Date
  /** New for each answer: a letter or `_` first, then letters, digits, `-`, `_`, `.`. */
  readonly ids: { readonly response: string; readonly assertion: string }
}

/** Clocks of servers differ: an assertion is good from a minute before to a minute after (CAS-189). */
const skewMs = 60_000
const attributeUri = 'http://www.ja-sig.org/products/cas/'

/**
 * Writes the answer of `/samlValidate`: SAML 1.1 in SOAP 1.1, for success and failure alike. Nothing is signed: the
 * service trusts the TLS connection it made. Attributes are left out for a service that is not reached by TLS.
 * Source: CAS 3.0 §4.2.
 *
 * @throws Error when an attribute name is not releasable
 */
export function renderSamlResponse(response: ServiceResponse, options: SamlResponseOptions): string {
  const { issuedAt, ids, recipient, inResponseTo } = options
  const answer = element(
    'samlp:Response',
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:1.0:protocol',
      'xmlns:saml': 'urn:oasis:names:tc:SAML:1.0:assertion',
      ResponseID: ids.response,
      MajorVersion: 1,
      MinorVersion: 1,
      IssueInstant: issuedAt.toISOString(),
      Recipient: recipient,
      InResponseTo: inResponseTo,
    },
    response.ok ? [successStatus, assertion(response, options)] : [failureStatus(response)],
  )
  const envelope = element(
    'SOAP-ENV:Envelope',
    { 'xmlns:SOAP-ENV': 'http://schemas.xmlsoap.org/soap/envelope/' },
    element('SOAP-ENV:Body', {}, answer),
  )
  return renderXml(envelope, { illegal: 'strip' })
}

type Success = Extract<ServiceResponse, { readonly ok: true }>

const successStatus = element('samlp:Status', {}, element('samlp:StatusCode', { Value: 'samlp:Success' }))

function failureStatus({ code, detail }: CasFailure): XmlNode {
  const value = code === 'INTERNAL_ERROR' ? 'samlp:Responder' : 'samlp:Requester'
  return element('samlp:Status', {}, [
    element('samlp:StatusCode', { Value: value }),
    element('samlp:StatusMessage', {}, `${code}: ${detail}`),
  ])
}

function assertion(
  response: Success,
  { issuer, issuedAt, ids, recipient = '' }: SamlResponseOptions,
): XmlNode {
  const at = (ms: number): string => new Date(issuedAt.getTime() + ms).toISOString()
  const audience = element('saml:AudienceRestrictionCondition', {}, element('saml:Audience', {}, recipient))
  const head = { MajorVersion: 1, MinorVersion: 1, AssertionID: ids.assertion, Issuer: issuer }
  return element('saml:Assertion', { ...head, IssueInstant: at(0) }, [
    element('saml:Conditions', { NotBefore: at(-skewMs), NotOnOrAfter: at(skewMs) }, audience),
    element(
      'saml:AuthenticationStatement',
      {
        AuthenticationMethod: 'urn:oasis:names:tc:SAML:1.0:am:password',
        AuthenticationInstant: response.authentication.date.toISOString(),
      },
      subject(response),
    ),
    // A statement without attribute is not SAML: it is left out as a whole.
    travelsSafely(recipient)
      ? element('saml:AttributeStatement', {}, [subject(response), ...attributes(response)])
      : undefined,
  ])
}

function subject({ user }: Success): XmlNode {
  const method = element('saml:ConfirmationMethod', {}, 'urn:oasis:names:tc:SAML:1.0:cm:artifact')
  return element('saml:Subject', {}, [
    element('saml:NameIdentifier', {}, user),
    element('saml:SubjectConfirmation', {}, method),
  ])
}

function attributes({ attributes: released, authentication }: Success): readonly XmlNode[] {
  const { longTerm, fromNewLogin } = authentication
  return [
    attribute('longTermAuthenticationRequestTokenUsed', [String(longTerm)]),
    attribute('isFromNewLogin', [String(fromNewLogin)]),
    ...Array.from(released).flatMap(([name, value]) => {
      const fault = attributeNameFault(name)
      if (fault !== undefined)
        throw new Error(`attribute ${JSON.stringify(name)} cannot be released: ${fault}`)
      return value.length === 0 && typeof value !== 'string'
        ? []
        : [attribute(name, typeof value === 'string' ? [value] : value)]
    }),
  ]
}

function attribute(name: string, values: readonly string[]): XmlNode {
  const written = values.map((value) => element('saml:AttributeValue', {}, value))
  return element('saml:Attribute', { AttributeName: name, AttributeNamespace: attributeUri }, written)
}

/** By TLS, or without leaving this machine. */
function travelsSafely(service: string): boolean {
  const url = URL.parse(service)
  if (url === null) return false
  return url.protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}
