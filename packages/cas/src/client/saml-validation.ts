import { element, renderXml } from '@preau/xml'
import type { ServiceTicketText } from './service-ticket-text.ts'

/** A ticket to validate by SAML 1.1. */
export interface SamlValidationOrder {
  /** The very string given to `/login`. */
  readonly service: string
  readonly ticket: ServiceTicketText
  /** New for each request: a letter or `_` first, then letters, digits, `-`, `_`, `.`. */
  readonly requestId: string
  readonly issuedAt: Date
}

/** What to send, by POST. */
export interface SamlValidation {
  readonly url: string
  readonly body: string
  readonly contentType: string
  /** Servers that look at the header want this one; the others do not mind. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Writes the request of a SAML 1.1 validation: the service in `TARGET`, percent-encoded, the ticket as artifact of a
 * SOAP envelope. Source: CAS 3.0 §4.2.
 *
 * @param endpoint `samlValidate` of the endpoints
 */
export function samlValidation(
  endpoint: string,
  { service, ticket, requestId, issuedAt }: SamlValidationOrder,
): SamlValidation {
  const request = element(
    'samlp:Request',
    {
      'xmlns:samlp': 'urn:oasis:names:tc:SAML:1.0:protocol',
      MajorVersion: 1,
      MinorVersion: 1,
      RequestID: requestId,
      IssueInstant: issuedAt.toISOString(),
    },
    element('samlp:AssertionArtifact', {}, ticket),
  )
  const envelope = element(
    'SOAP-ENV:Envelope',
    { 'xmlns:SOAP-ENV': 'http://schemas.xmlsoap.org/soap/envelope/' },
    [element('SOAP-ENV:Header'), element('SOAP-ENV:Body', {}, request)],
  )
  return {
    url: `${endpoint}?TARGET=${encodeURIComponent(service)}`,
    body: renderXml(envelope),
    contentType: 'text/xml; charset=utf-8',
    headers: { accept: 'text/xml', soapaction: 'http://www.oasis-open.org/committees/security' },
  }
}
