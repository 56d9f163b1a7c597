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
      /** Call-back addresses of the applications that speak for the person, the most recent first (CAS 3.0 §2.6.2). */
      readonly proxies?: readonly string[]
    }

const casUri = 'http://www.yale.edu/tp/cas'

/** Which endpoint answers: version 2 has no attributes, version 3 (`/p3/…`) has them. */
export interface ServiceResponseOptions {
  readonly version: '2' | '3'
  readonly format?: 'XML' | 'JSON'
  /** `nested`: our attributes within one `userAttributes`, for the services that were written for ENTCORE. */
  readonly envelope?: 'flat' | 'nested'
}

/** Value of `Content-Type` for an answer. Failures too are sent with status 200: clients read the body. */
export function serviceResponseType(format: 'XML' | 'JSON'): string {
  return format === 'JSON' ? 'application/json; charset=utf-8' : 'application/xml; charset=utf-8'
}

/**
 * Writes the answer of `/serviceValidate`, `/proxyValidate` and their `/p3/` forms. Element order is that of the schema of CAS 3.0
 * App. A; characters that XML cannot hold are left out of values.
 *
 * @throws Error when an attribute name is not releasable: `attributeNameFault` was not asked when it was configured
 */
export function renderServiceResponse(response: ServiceResponse, options: ServiceResponseOptions): string {
  const attributes =
    response.ok && options.version === '3' ? attributesOf(response, options.envelope ?? 'flat') : []
  if (options.format === 'JSON') return JSON.stringify({ serviceResponse: jsonOf(response, attributes) })
  const root = element('cas:serviceResponse', { 'xmlns:cas': casUri }, xmlOf(response, attributes))
  return renderXml(root, { illegal: 'strip' })
}

/** An attribute, or several within one element. */
type Written =
  | { readonly name: string; readonly value: string | boolean | readonly string[] }
  | { readonly name: string; readonly within: readonly Written[] }
type Success = Extract<ServiceResponse, { readonly ok: true }>

function attributesOf(
  { attributes, authentication }: Success,
  envelope: 'flat' | 'nested',
): readonly Written[] {
  const { date, longTerm, fromNewLogin } = authentication
  const released = Array.from(attributes, ([name, value]): Written => {
    const fault = attributeNameFault(name)
    if (fault !== undefined) throw new Error(`attribute ${JSON.stringify(name)} cannot be released: ${fault}`)
    return { name, value }
  })
  return [
    { name: 'authenticationDate', value: date.toISOString() },
    { name: 'longTermAuthenticationRequestTokenUsed', value: longTerm },
    { name: 'isFromNewLogin', value: fromNewLogin },
    ...(envelope === 'nested' ? [{ name: 'userAttributes', within: released }] : released),
  ]
}

function xmlOf(response: ServiceResponse, attributes: readonly Written[]): XmlNode {
  if (!response.ok) return element('cas:authenticationFailure', { code: response.code }, response.detail)
  const { user, proxyGrantingTicket, proxies = [] } = response
  return element('cas:authenticationSuccess', {}, [
    element('cas:user', {}, user),
    attributes.length === 0 ? undefined : element('cas:attributes', {}, attributes.flatMap(elementsOf)),
    proxyGrantingTicket === undefined
      ? undefined
      : element('cas:proxyGrantingTicket', {}, proxyGrantingTicket),
    proxies.length === 0
      ? undefined
      : element(
          'cas:proxies',
          {},
          proxies.map((proxy) => element('cas:proxy', {}, proxy)),
        ),
  ])
}

function elementsOf(written: Written): readonly XmlNode[] {
  const name = `cas:${written.name}`
  if ('within' in written) return [element(name, {}, written.within.flatMap(elementsOf))]
  const { value } = written
  const values = typeof value === 'string' || typeof value === 'boolean' ? [value] : value
  return values.map((one) => element(name, {}, one))
}

function jsonOf(response: ServiceResponse, attributes: readonly Written[]): object {
  if (!response.ok) return { authenticationFailure: { code: response.code, description: response.detail } }
  const { user, proxyGrantingTicket, proxies = [] } = response
  return {
    authenticationSuccess: {
      user,
      ...(attributes.length === 0 ? {} : { attributes: jsonAttributes(attributes) }),
      ...(proxyGrantingTicket === undefined ? {} : { proxyGrantingTicket }),
      ...(proxies.length === 0 ? {} : { proxies }),
    },
  }
}

function jsonAttributes(attributes: readonly Written[]): object {
  const entries = attributes.map((written): [string, unknown] => [
    written.name,
    'within' in written ? jsonAttributes(written.within) : written.value,
  ])
  return Object.fromEntries(entries)
}
