import { type KeyLike, sign } from 'node:crypto'
import { type SignatureAlgorithm, SignedXml } from 'xml-crypto'
import type { SigningKey } from './signing-key.ts'

export { renewed, type SigningKey, signingKey } from './signing-key.ts'

/** A token to issue, well made unless told otherwise. */
export interface TokenOrder {
  readonly issuer: string
  readonly audience: string
  readonly now: Date
  readonly key: SigningKey
  readonly id?: string
  readonly subject?: string | undefined
  readonly claims?: Readonly<Record<string, readonly string[]>>
  readonly version?: '1.1' | '2.0'
  readonly lifetimeMs?: number
  /** Changes the assertion before it is signed. */
  readonly reshape?: (assertion: string) => string
  readonly signing?: Partial<Signing>
}

/** How to sign. */
export interface Signing {
  readonly signature: string
  readonly digest: string
  readonly canonicalization: string
  /** False: the certificate is not in the signature. */
  readonly certificate: boolean
  /** True: the reference names no element. */
  readonly wholeDocument: boolean
}

const trustUris = {
  '2005': 'http://schemas.xmlsoap.org/ws/2005/02/trust',
  '1.3': 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
} as const
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The assertion of an order, not signed. */
export function assertionOf(order: TokenOrder): string {
  const assertion = order.version === '2.0' ? assertion20(order) : assertion11(order)
  return order.reshape === undefined ? assertion : order.reshape(assertion)
}

const times = ({ now, lifetimeMs = 3_600_000 }: TokenOrder) => ({
  from: now.toISOString(),
  to: new Date(now.getTime() + lifetimeMs).toISOString(),
})

const idOf = ({ id, now }: TokenOrder): string => id ?? `_${now.getTime().toString(16)}`

function assertion11(order: TokenOrder): string {
  const { from, to } = times(order)
  const name =
    order.subject === undefined ? '' : `<saml:NameIdentifier>${escaped(order.subject)}</saml:NameIdentifier>`
  const subject = `<saml:Subject>${name}<saml:SubjectConfirmation><saml:ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:bearer</saml:ConfirmationMethod></saml:SubjectConfirmation></saml:Subject>`
  const claims = Object.entries(order.claims ?? {}).map(([claim, values]) => {
    const cut = claim.lastIndexOf('/')
    const names = `AttributeName="${escaped(claim.slice(cut + 1))}" AttributeNamespace="${escaped(claim.slice(0, Math.max(cut, 0)))}"`
    return `<saml:Attribute ${names}>${valuesOf(values)}</saml:Attribute>`
  })
  return `<saml:Assertion MajorVersion="1" MinorVersion="1" AssertionID="${idOf(order)}" Issuer="${escaped(order.issuer)}" IssueInstant="${from}" xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion"><saml:Conditions NotBefore="${from}" NotOnOrAfter="${to}"><saml:AudienceRestrictionCondition><saml:Audience>${escaped(order.audience)}</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions><saml:AttributeStatement>${subject}${claims.join('')}</saml:AttributeStatement><saml:AuthenticationStatement AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password" AuthenticationInstant="${from}">${subject}</saml:AuthenticationStatement></saml:Assertion>`
}

function assertion20(order: TokenOrder): string {
  const { from, to } = times(order)
  const name = order.subject === undefined ? '' : `<NameID>${escaped(order.subject)}</NameID>`
  const claims = Object.entries(order.claims ?? {}).map(
    ([claim, values]) =>
      `<Attribute Name="${escaped(claim)}">${valuesOf(values).replaceAll('saml:', '')}</Attribute>`,
  )
  return `<Assertion ID="${idOf(order)}" IssueInstant="${from}" Version="2.0" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>${escaped(order.issuer)}</Issuer><Subject>${name}<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="${to}"/></SubjectConfirmation></Subject><Conditions NotBefore="${from}" NotOnOrAfter="${to}"><AudienceRestriction><Audience>${escaped(order.audience)}</Audience></AudienceRestriction></Conditions><AttributeStatement>${claims.join('')}</AttributeStatement><AuthnStatement AuthnInstant="${from}"/></Assertion>`
}

const valuesOf = (values: readonly string[]): string =>
  values.map((value) => `<saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`).join('')

/** Signs the element that an XPath finds, the signature last in it. */
export function signed(
  document: string,
  key: SigningKey,
  how: Partial<Signing> & { readonly xpath: string; readonly idAttribute: string },
): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    idAttribute: how.idAttribute,
    signatureAlgorithm: how.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: how.canonicalization ?? 'http://www.w3.org/2001/10/xml-exc-c14n#',
    ...(how.certificate === false ? { getKeyInfoContent: () => null } : {}),
  })
  signer.addReference({
    xpath: how.xpath,
    digestAlgorithm: how.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
    isEmptyUri: how.wholeDocument === true,
  })
  for (const [uri, hash] of Object.entries(moreAlgorithms))
    signer.SignatureAlgorithms[uri] = signing(uri, hash)
  signer.computeSignature(document, { location: { reference: how.xpath, action: 'append' } })
  return signer.getSignedXml()
}

/** Those that the library does not know. */
const moreAlgorithms = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': 'sha256',
}

function signing(uri: string, hash: string): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName = (): string => uri
    getSignature(text: string, key: KeyLike): string {
      const options = { key, dsaEncoding: 'ieee-p1363' } as Parameters<typeof sign>[2]
      return sign(hash, Buffer.from(text), options).toString('base64')
    }
    verifySignature(): boolean {
      throw new Error('this algorithm signs only')
    }
  }
}

/** The assertion of an order, signed as it asks. */
export const signedAssertion = (order: TokenOrder): string =>
  signed(assertionOf(order), order.key, {
    xpath: "/*[local-name(.)='Assertion']",
    idAttribute: order.version === '2.0' ? 'ID' : 'AssertionID',
    ...order.signing,
  })

/** A `wresult` that holds what it is given. */
export function responseWith(token: string, trust: keyof typeof trustUris = '2005'): string {
  const uri = trustUris[trust]
  const response = `<t:RequestSecurityTokenResponse xmlns:t="${uri}"><t:Lifetime><wsu:Created xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd">2020-01-01T00:00:00Z</wsu:Created></t:Lifetime><t:RequestedSecurityToken>${token}</t:RequestedSecurityToken><t:TokenType>urn:oasis:names:tc:SAML:1.0:assertion</t:TokenType></t:RequestSecurityTokenResponse>`
  return trust === '2005'
    ? response
    : `<t:RequestSecurityTokenResponseCollection xmlns:t="${uri}">${response}</t:RequestSecurityTokenResponseCollection>`
}

/** The `wresult` of an order. */
export const issueToken = (order: TokenOrder, trust?: keyof typeof trustUris): string =>
  responseWith(signedAssertion(order), trust)

/** What the metadata of a service are to say. */
export interface MetadataOrder {
  readonly issuer: string
  readonly endpoint: string
  readonly keys: readonly SigningKey[]
  /** Signs the document. */
  readonly signedBy?: SigningKey
  readonly validUntil?: string
}

/** Metadata as AD FS writes them: the role of a token service beside that of a SAML 2.0 identity provider. */
export function issuerMetadata(order: MetadataOrder): string {
  const keys = order.keys
    .map(
      ({ base64 }) =>
        `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${base64}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`,
    )
    .join('')
  const until = order.validUntil === undefined ? '' : ` validUntil="${order.validUntil}"`
  const endpoint = `<EndpointReference xmlns="http://www.w3.org/2005/08/addressing"><Address>${escaped(order.endpoint)}</Address></EndpointReference>`
  const document = `<EntityDescriptor ID="_m1" entityID="${escaped(order.issuer)}"${until} xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706">${keys}<fed:PassiveRequestorEndpoint>${endpoint}</fed:PassiveRequestorEndpoint></RoleDescriptor><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}</IDPSSODescriptor></EntityDescriptor>`
  return order.signedBy === undefined
    ? document
    : signed(document, order.signedBy, { xpath: '/*', idAttribute: 'ID' })
}
