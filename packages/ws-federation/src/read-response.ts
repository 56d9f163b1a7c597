import { MalformedXml, parseXml, type XmlElement } from '@preau/xml'
import { allNamed, childrenOf, everyElement } from './elements.ts'
import { type SamlVersion, versionOf } from './saml.ts'
import { tokenFailure, type TokenFailure } from './security-token.ts'

/** A token of AD FS with two hundred groups has 40 kB; room for the largest, and nothing for a bomb. */
const limits = { bytes: 256 * 1024, depth: 32, attributes: 64 }

/** The one assertion of a response, still to be believed. */
export interface FoundAssertion {
  readonly ok: true
  readonly root: XmlElement
  readonly assertion: XmlElement
  readonly version: SamlVersion
}

/** WS-Trust of February 2005, which AD FS speaks here, and 1.3. */
const trustUris = [
  'http://schemas.xmlsoap.org/ws/2005/02/trust',
  'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
]

/**
 * Finds the assertion of a `wresult`: one response, one token, in their places, and no other token anywhere. Nothing else
 * of the response is read: it is not signed, so its `Lifetime` and `AppliesTo` are anybody’s. Never throws.
 * Source: cas.md §C.2, §C.4 (2–4).
 */
export function readResponse(result: string): FoundAssertion | TokenFailure {
  const root = read(result)
  if (typeof root === 'string') return tokenFailure('NOT_A_RESPONSE', root)
  const all = everyElement(root)
  const fault = all.find(({ name }) => name === 'Fault')
  if (fault !== undefined) return tokenFailure('FAULT', 'the service failed', faultText(fault))
  const response = responseOf(root)
  if (response === undefined) return tokenFailure('NOT_A_RESPONSE', `the root element is ${root.name}`)
  if (all.some(({ name }) => name === 'EncryptedData' || name === 'EncryptedAssertion'))
    return tokenFailure('ENCRYPTED', 'the token is encrypted')
  return assertionOf(root, response)
}

function read(result: string): XmlElement | string {
  try {
    return parseXml(result, { limits })
  } catch (error) {
    if (error instanceof MalformedXml) return error.message
    throw error
  }
}

const faultText = (fault: XmlElement): string =>
  [...allNamed(fault, 'Text'), ...allNamed(fault, 'faultstring')].map(({ text }) => text.trim()).join(' ')

/** The response, alone or as the only one of its collection. */
function responseOf(root: XmlElement): XmlElement | undefined {
  if (!trustUris.includes(root.uri)) return undefined
  if (root.name === 'RequestSecurityTokenResponse') return root
  if (root.name !== 'RequestSecurityTokenResponseCollection') return undefined
  const [response, ...others] = root.children
  return others.length === 0 && response?.name === 'RequestSecurityTokenResponse' && response.uri === root.uri
    ? response
    : undefined
}

function assertionOf(root: XmlElement, response: XmlElement): FoundAssertion | TokenFailure {
  const places = allNamed(root, 'RequestedSecurityToken')
  const assertions = allNamed(root, 'Assertion')
  if (places.length > 1 || assertions.length > 1)
    return tokenFailure(
      'SEVERAL_TOKENS',
      `${String(places.length)} places for a token, ${String(assertions.length)} assertions`,
    )
  const [place] = childrenOf(response, response.uri, 'RequestedSecurityToken')
  const [assertion, ...beside] = place?.children ?? []
  if (assertion === undefined || beside.length > 0 || assertion !== assertions[0])
    return tokenFailure('NO_TOKEN', 'there is no assertion in its place')
  const version = versionOf(assertion)
  return version === undefined
    ? tokenFailure('NO_TOKEN', `an assertion of ${assertion.uri}`)
    : { ok: true, root, assertion, version }
}
