import { escaped, type OtherAccount } from './other-account.ts'

const lifeMs = 30_000

/** The ticket that a request of `/samlValidate` brings. Source: pronote-facts §2.5. */
export const artifactOf = (body: string): string => /AssertionArtifact>\s*([^<\s]+)/.exec(body)?.[1] ?? ''

/**
 * A success by SAML 1.1 as laclasse and Edifice write it: a subject, a namespace for each attribute, an audience. Source:
 * pronote-facts §2.4, cas.md S13.
 */
export function samlAnswer({ user, attributes }: OtherAccount, service: string, now: Date): string {
  const lines = Object.entries(attributes).map(
    ([name, values]) =>
      `<Attribute AttributeName="${name}" AttributeNamespace="http://www.ja-sig.org/products/cas/">${values
        .map((value) => `<AttributeValue>${escaped(value)}</AttributeValue>`)
        .join('')}</Attribute>`,
  )
  const at = now.toISOString()
  const until = new Date(now.getTime() + lifeMs).toISOString()
  const subject = `<Subject><NameIdentifier>${escaped(user)}</NameIdentifier><SubjectConfirmation><ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:artifact</ConfirmationMethod></SubjectConfirmation></Subject>`
  return inEnvelope({ service, at, status: 'Success' }, [
    `<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="_e5c23ff7a3889e12fa01802a47331653" IssueInstant="${at}" Issuer="autre-ent.example" MajorVersion="1" MinorVersion="1">`,
    `<Conditions NotBefore="${at}" NotOnOrAfter="${until}"><AudienceRestrictionCondition><Audience>${escaped(service)}</Audience></AudienceRestrictionCondition></Conditions>`,
    `<AttributeStatement>${subject}${lines.join('')}</AttributeStatement>`,
    `<AuthenticationStatement AuthenticationInstant="${at}" AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password">${subject}</AuthenticationStatement></Assertion>`,
  ])
}

/** Its refusal of a ticket: a status, and no code of CAS. */
export const samlRefusal = (service: string, now: Date): string =>
  inEnvelope({ service, at: now.toISOString(), status: 'RequestDenied' }, [])

interface Envelope {
  readonly service: string
  readonly at: string
  readonly status: 'Success' | 'RequestDenied'
}

const inEnvelope = ({ service, at, status }: Envelope, inside: readonly string[]): string =>
  `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body><Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol" xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" IssueInstant="${at}" MajorVersion="1" MinorVersion="1" Recipient="${escaped(service)}" ResponseID="_5c94b5431c540365e5a70b2874b75996"><Status><StatusCode Value="samlp:${status}"></StatusCode></Status>${inside.join('')}</Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`
