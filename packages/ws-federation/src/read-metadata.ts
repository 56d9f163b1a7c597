import { MalformedXml, parseXml, type XmlElement } from '@preau/xml'
import { verifyEnveloped } from '@preau/xml/signature'
import { readCertificate, type SigningCertificate } from './certificate.ts'
import { allNamed, childrenOf } from './elements.ts'
import { parseInstant } from './instant.ts'

/** What the metadata of a security token service say. */
export interface FederationMetadata {
  /** `entityID`: the issuer of its tokens. */
  readonly issuer: string
  /** Where browsers are sent to sign in and out. */
  readonly endpoint: string
  /** Keys with which it signs now or soon, at least one: all of them are trusted. */
  readonly certificates: readonly SigningCertificate[]
  /** Whether the document itself is signed, by one of those keys or one trusted before. */
  readonly signed: boolean
  readonly validUntil: Date | undefined
}

/**
 * - `NOT_METADATA`: not XML, or another document. `NO_SERVICE`: metadata of something else than a security token service.
 * - `NO_ENDPOINT`, `INSECURE_ENDPOINT`: nowhere to send a browser, or nowhere safe.
 * - `NO_CERTIFICATE`, `BAD_CERTIFICATE`, `WEAK_KEY`: nothing to verify a token with.
 * - `BAD_SIGNATURE`: the document was changed. `EXPIRED`: it says itself that it is too old.
 */
export type MetadataFailureCode =
  | 'NOT_METADATA'
  | 'NO_SERVICE'
  | 'NO_ENDPOINT'
  | 'INSECURE_ENDPOINT'
  | 'NO_CERTIFICATE'
  | 'BAD_CERTIFICATE'
  | 'WEAK_KEY'
  | 'BAD_SIGNATURE'
  | 'EXPIRED'

export type ReadMetadata =
  | { readonly ok: true; readonly metadata: FederationMetadata }
  | { readonly ok: false; readonly code: MetadataFailureCode; readonly detail: string }

/** How to read metadata. */
export interface MetadataRules {
  readonly now: Date
  /** PEM of certificates trusted before: the document may be signed by one that it lists no more. */
  readonly trusted?: readonly string[] | undefined
  /** An end-point without TLS, for a test or a closed network. */
  readonly allowHttp?: boolean | undefined
  /** The document was checked when it came, and has been kept since: its signature is not looked at again. */
  readonly kept?: boolean | undefined
}

const metadataUri = 'urn:oasis:names:tc:SAML:2.0:metadata'
const federationUri = 'http://docs.oasis-open.org/wsfed/federation/200706'
const addressingUri = 'http://www.w3.org/2005/08/addressing'
const dsigUri = 'http://www.w3.org/2000/09/xmldsig#'
const typeAttribute = '{http://www.w3.org/2001/XMLSchema-instance}type'
const limits = { bytes: 1024 ** 2, depth: 32, attributes: 64 }

const refused = (
  code: MetadataFailureCode,
  detail: string,
): Extract<ReadMetadata, { readonly ok: false }> => ({
  ok: false,
  code,
  detail: detail.slice(0, 300),
})

/**
 * Reads `FederationMetadata.xml`. Expiry of a certificate is for people to see to, not a reason to refuse: the key counts,
 * as long as the service lists it. Never throws. Source: WS-Federation 1.2 §3.1, SAML metadata §2; cas.md §C.5.
 */
export function readMetadata(text: string, rules: MetadataRules): ReadMetadata {
  const root = read(text)
  if (typeof root === 'string') return refused('NOT_METADATA', root)
  const issuer = root.attributes.get('entityID')?.trim() ?? ''
  if (root.name !== 'EntityDescriptor' || root.uri !== metadataUri || issuer === '')
    return refused('NOT_METADATA', `the root element is ${root.name}`)
  const roles = childrenOf(root, metadataUri, 'RoleDescriptor').filter(isTokenService)
  const [role] = roles
  if (role === undefined) return refused('NO_SERVICE', 'no security token service is described')
  const endpoint = endpointOf(role, rules.allowHttp === true)
  if (typeof endpoint !== 'string') return endpoint
  const certificates = certificatesOf(role)
  if (!Array.isArray(certificates)) return certificates
  const validUntil = parseInstant(root.attributes.get('validUntil'))
  if (validUntil !== undefined && validUntil <= rules.now)
    return refused('EXPIRED', `valid until ${validUntil.toISOString()}`)
  const keys = [...certificates.map(({ pem }) => pem), ...(rules.trusted ?? [])]
  const signature = rules.kept === true ? isSigned(root) : signatureOf(text, root, keys)
  if (typeof signature !== 'boolean') return signature
  return { ok: true, metadata: { issuer, endpoint, certificates, signed: signature, validUntil } }
}

function read(text: string): XmlElement | string {
  try {
    // Files saved from a browser start with a byte order mark.
    return parseXml(text.replace(/^\u{feff}/u, ''), { limits })
  } catch (error) {
    if (error instanceof MalformedXml) return error.message
    throw error
  }
}

/** `xsi:type` is a qualified name whose prefix is free. */
const isTokenService = ({ attributes }: XmlElement): boolean =>
  /(?:^|:)SecurityTokenServiceType$/.test(attributes.get(typeAttribute)?.trim() ?? '')

function endpointOf(
  role: XmlElement,
  allowHttp: boolean,
): string | Extract<ReadMetadata, { readonly ok: false }> {
  const addresses = childrenOf(role, federationUri, 'PassiveRequestorEndpoint')
    .flatMap((one) => childrenOf(one, addressingUri, 'EndpointReference'))
    .flatMap((one) => childrenOf(one, addressingUri, 'Address'))
    .map(({ text }) => text.trim())
  const [address] = addresses
  if (address === undefined) return refused('NO_ENDPOINT', 'no passive requestor endpoint')
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '')
    return refused('NO_ENDPOINT', `not an address: ${address}`)
  if (url.protocol === 'https:' || (allowHttp && url.protocol === 'http:')) return address
  return refused('INSECURE_ENDPOINT', address)
}

function certificatesOf(
  role: XmlElement,
): SigningCertificate[] | Extract<ReadMetadata, { readonly ok: false }> {
  const found = childrenOf(role, metadataUri, 'KeyDescriptor')
    .filter(({ attributes }) => (attributes.get('use') ?? 'signing') === 'signing')
    .flatMap((one) => allNamed(one, 'X509Certificate'))
    .filter(({ uri }) => uri === dsigUri)
  if (found.length === 0) return refused('NO_CERTIFICATE', 'no key to sign with')
  if (found.length > 10) return refused('BAD_CERTIFICATE', `${String(found.length)} certificates`)
  const byPrint = new Map<string, SigningCertificate>()
  for (const { text } of found) {
    const read = readCertificate(text)
    if (read === 'unreadable') return refused('BAD_CERTIFICATE', 'a certificate cannot be read')
    if (read === 'weak') return refused('WEAK_KEY', 'a key is too short, or of a kind that is not taken')
    byPrint.set(read.fingerprint, read)
  }
  return [...byPrint.values()]
}

const isSigned = (root: XmlElement): boolean => childrenOf(root, dsigUri, 'Signature').length > 0

/** False for a document that is not signed: then only the address it came from speaks for it. */
function signatureOf(
  text: string,
  root: XmlElement,
  trusted: readonly string[],
): boolean | Extract<ReadMetadata, { readonly ok: false }> {
  const rules = { trusted, idAttribute: 'ID' }
  const verified = verifyEnveloped(text.replace(/^\u{feff}/u, ''), { root, target: root }, rules)
  if (verified.ok) return true
  return verified.problem === 'unsigned' ? false : refused('BAD_SIGNATURE', verified.detail)
}
