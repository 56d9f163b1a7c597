import { MalformedXml, parseXml, type XmlElement } from '@preau/xml'
import { type CasFailure, casFailure } from '../cas-failure.ts'
import { readParameter, readSwitch, type RequestParameters } from '../request-parameters.ts'
import { ticketFault } from './validation-request.ts'

/** What `/samlValidate` is asked. */
export interface SamlRequest {
  readonly ok: true
  /** The parameter `TARGET`. */
  readonly service: string
  /** The artifact: a service ticket. */
  readonly ticket: string
  /** To be repeated as `InResponseTo`; some old clients give none. */
  readonly requestId: string | undefined
  readonly renew: boolean
}

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const samlp = 'urn:oasis:names:tc:SAML:1.0:protocol'

/**
 * Reads a SAML 1.1 request: `TARGET` of the query and one `AssertionArtifact` in a SOAP body. Any prefix, blanks around
 * the artifact, no `RequestID`: real clients do so. No DOCTYPE, no entity, 64 KiB, 12 levels. Source: CAS 3.0 §4.2.
 *
 * @param body the bytes of the request, in the encoding that they declare
 */
export function parseSamlRequest(query: RequestParameters, body: Uint8Array): SamlRequest | CasFailure {
  const target = readParameter(query, 'TARGET')
  if (!target.ok) return casFailure('INVALID_REQUEST', `parameter « TARGET » is ${target.reason}`)
  if (target.value === undefined) return casFailure('INVALID_REQUEST', 'parameter « TARGET » is missing')
  const request = requestOf(body)
  if (typeof request === 'string') return casFailure('INVALID_REQUEST', request)
  const artifacts = children(request, samlp, 'AssertionArtifact')
  const [artifact] = artifacts
  if (artifact === undefined || artifacts.length > 1)
    return casFailure('INVALID_REQUEST', `${String(artifacts.length)} artifacts: exactly one is wanted`)
  const ticket = artifact.text.trim()
  const renew = readSwitch(query, 'renew')
  const requestId = request.attributes.get('RequestID')
  return (
    ticketFault(ticket, 'ST') ?? {
      ok: true,
      service: target.value,
      ticket,
      requestId: ncName(requestId),
      renew,
    }
  )
}

function requestOf(body: Uint8Array): XmlElement | string {
  const envelope = read(body)
  if (typeof envelope === 'string') return envelope
  if (envelope.name !== 'Envelope' || envelope.uri !== soap) return 'the root is not a SOAP envelope'
  const bodies = children(envelope, soap, 'Body')
  const [request, other] = bodies.flatMap((found) => children(found, samlp, 'Request'))
  if (request === undefined || other !== undefined || bodies.length > 1)
    return 'the SOAP body must hold one samlp:Request'
  return request
}

function read(body: Uint8Array): XmlElement | string {
  try {
    return parseXml(body, { limits: { bytes: 64 * 1024, depth: 12 } })
  } catch (error) {
    if (error instanceof MalformedXml) return `the body is not acceptable XML (${error.problem.code})`
    throw error
  }
}

function children(parent: XmlElement, uri: string, name: string): readonly XmlElement[] {
  return parent.children.filter((child) => child.name === name && child.uri === uri)
}

/** What is repeated in our answer is a plain name, or nothing. */
function ncName(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z_][\w.-]{0,127}$/.test(text) ? text : undefined
}
