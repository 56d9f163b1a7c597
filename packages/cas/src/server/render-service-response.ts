import { element, renderXml, type XmlNode } from '@preau/xml'
import type { CasFailure } from '../cas-failure.ts'
import { attributeNameFault } from './attribute-name.ts'

/** The answer of a validation. */
export type ServiceResponse =
  | CasFailure
  | {
      readonly ok: true
      /** The principal: for us the *Identifiant CAS*. */
      readonly user: string
      /** Released attributes, in the order they are written; a value of several items becomes several elements. */
      readonly attributes: Iterable<readonly [name: string, value: string | readonly string[]]>
      readonly authentication: {
        readonly date: Date
        /** The session was kept by « remember me ». */
        readonly longTerm: boolean
        /** The person typed credentials for this very ticket. */
        readonly fromNewLogin: boolean
      }
      readonly proxyGrantingTicket?: string
    }

/** Which endpoint answers: version 2 has no attributes, version 3 (`/p3/…`) has them. */
export interface ServiceResponseOptions {
  readonly version: '2' | '3'
  readonly format?: 'XML' | 'JSON'
}

/** Value of `Content-Type` for an answer. Failures too are sent with status 200: clients read the body. */
export function serviceResponseType(format: 'XML' | 'JSON'): string {
  return format === 'JSON' ? 'application/json; charset=utf-8' : 'application/xml; charset=utf-8'
}

/**
 * Writes the answer of `/serviceValidate` or `/p3/serviceValidate`. Element order is that of the schema of CAS 3.0
 * App. A; characters that XML cannot hold are left out of values.
 *
 * @throws Error when an attribute name is not releasable: `attributeNameFault` was not asked when it was configured
 */
export function renderServiceResponse(response: ServiceResponse, options: ServiceResponseOptions): string {
  const attributes = response.ok && options.version === '3' ? attributesOf(response) : []
  if (options.format === 'JSON') return JSON.stringify({ serviceResponse: jsonOf(response, attributes) })
  const root = element(
    'cas:serviceResponse',
    { 'xmlns:cas': 'http://www.yale.edu/tp/cas' },
    xmlOf(response, attributes),
  )
  return renderXml(root, { illegal: 'strip' })
}

type AttributeValues = readonly [name: string, values: readonly string[], single: boolean]
type Success = Extract<ServiceResponse, { readonly ok: true }>

function attributesOf({ attributes, authentication }: Success): readonly AttributeValues[] {
  const { date, longTerm, fromNewLogin } = authentication
  const released = Array.from(attributes, ([name, value]): AttributeValues => {
    const fault = attributeNameFault(name)
    if (fault !== undefined) throw new Error(`attribute ${JSON.stringify(name)} cannot be released: ${fault}`)
    return typeof value === 'string' ? [name, [value], true] : [name, value, false]
  })
  return [
    ['authenticationDate', [date.toISOString()], true],
    ['longTermAuthenticationRequestTokenUsed', [String(longTerm)], true],
    ['isFromNewLogin', [String(fromNewLogin)], true],
    ...released,
  ]
}

function xmlOf(response: ServiceResponse, attributes: readonly AttributeValues[]): XmlNode {
  if (!response.ok) return element('cas:authenticationFailure', { code: response.code }, response.detail)
  const { user, proxyGrantingTicket } = response
  return element('cas:authenticationSuccess', {}, [
    element('cas:user', {}, user),
    attributes.length === 0
      ? undefined
      : element('cas:attributes', {}, attributes.flatMap(attributeElements)),
    proxyGrantingTicket === undefined
      ? undefined
      : element('cas:proxyGrantingTicket', {}, proxyGrantingTicket),
  ])
}

function attributeElements([name, values]: AttributeValues): readonly XmlNode[] {
  return values.map((value) => element(`cas:${name}`, {}, value))
}

function jsonOf(response: ServiceResponse, attributes: readonly AttributeValues[]): object {
  if (!response.ok) return { authenticationFailure: { code: response.code, description: response.detail } }
  const { user, proxyGrantingTicket } = response
  const entries = attributes.map(([name, values, single]) => [
    name,
    single ? jsonValue(name, values[0] ?? '') : values,
  ])
  return {
    authenticationSuccess: {
      user,
      ...(entries.length === 0 ? {} : { attributes: Object.fromEntries(entries) as object }),
      ...(proxyGrantingTicket === undefined ? {} : { proxyGrantingTicket }),
    },
  }
}

function jsonValue(name: string, value: string): string | boolean {
  const isSwitch = name === 'longTermAuthenticationRequestTokenUsed' || name === 'isFromNewLogin'
  return isSwitch ? value === 'true' : value
}
