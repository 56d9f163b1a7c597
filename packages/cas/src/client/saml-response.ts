import type { XmlElement } from '@preau/xml'
import {
  notCas,
  readFailure,
  type ReadServiceResponse,
  type ServiceResponseFailure,
} from './read-service-response.ts'
import { allNamed, attributeNamed, childrenNamed, isNamed } from './response-element.ts'
import { readResponseRoot } from './response-root.ts'

/** What an assertion must be for. */
export interface SamlExpectation {
  /** The service given as `TARGET`. */
  readonly service: string
  readonly now: Date
}

/** Clocks of schools and ENTs differ; the ticket itself lives a few minutes and serves once. */
const toleranceMs = 5 * 60_000
const samlUris = ['', 'urn:oasis:names:tc:SAML:1.0:protocol']

/**
 * Reads the answer of `/samlValidate`: SAML 1.1, in its SOAP envelope or bare. Prefixes, letter case and blanks are free;
 * one response, one status, one assertion, one name, its dates and its audience decide. No signature is looked for: the
 * trust is that of the connection. Never throws. Source: CAS 3.0 §4.2, cas.md A.13b.
 */
export function parseSamlResponse(text: string, expected: SamlExpectation): ReadServiceResponse {
  const root = readResponseRoot(text)
  if (typeof root === 'string') return notCas(root)
  if (!isNamed(root, 'Envelope') && !isNamed(root, 'Response'))
    return notCas(`the root element is ${root.name}`)
  const [fault] = allNamed(root, 'Fault')
  if (fault !== undefined) return readFailure('SOAP_FAULT', textOf(fault, 'faultstring'))
  const responses = [...(isNamed(root, 'Response') ? [root] : []), ...allNamed(root, 'Response')]
  const [response] = responses
  if (response === undefined || responses.length > 1) return notCas(`${String(responses.length)} responses`)
  if (!samlUris.includes(response.uri)) return notCas(`the namespace is ${response.uri}`)
  return refusalOf(response) ?? readAssertion(response, expected)
}

/** Our server and several others open the message with a CAS code; else the SAML status is all there is. */
function refusalOf(response: XmlElement): ServiceResponseFailure | undefined {
  const statuses = childrenNamed(response, 'Status').flatMap((status) => childrenNamed(status, 'StatusCode'))
  const [status] = statuses
  if (status === undefined || statuses.length > 1) return notCas(`${String(statuses.length)} statuses`)
  const value = (attributeNamed(status, 'Value') ?? '').trim()
  const name = value.slice(value.lastIndexOf(':') + 1)
  if (name.toLowerCase() === 'success') return undefined
  const message = textOf(response, 'StatusMessage')
  const [, code = name] = /^([A-Z]+(?:_[A-Z]+)+)\b/.exec(message) ?? []
  return readFailure(code, message)
}

function readAssertion(response: XmlElement, expected: SamlExpectation): ReadServiceResponse {
  const assertions = allNamed(response, 'Assertion')
  const [assertion] = assertions
  if (assertion === undefined || assertions.length > 1)
    return notCas(`${String(assertions.length)} assertions`)
  const names = allNamed(assertion, 'NameIdentifier').map(({ text }) => text.trim())
  const [user = '', ...others] = new Set(names)
  if (user === '') return notCas('the user is empty')
  if (others.length > 0) return notCas('several users')
  return conditionRefusal(assertion, expected) ?? { ok: true, user, attributes: attributesOf(assertion) }
}

function conditionRefusal(
  assertion: XmlElement,
  { service, now }: SamlExpectation,
): ServiceResponseFailure | undefined {
  for (const conditions of childrenNamed(assertion, 'Conditions')) {
    const at = (name: string): number | undefined => {
      const text = attributeNamed(conditions, name)
      return text === undefined ? undefined : Date.parse(text)
    }
    const from = at('NotBefore') ?? now.getTime()
    const to = at('NotOnOrAfter') ?? now.getTime() + 1
    // A date that is none compares false: the assertion is refused.
    if (!(from - toleranceMs <= now.getTime() && now.getTime() < to + toleranceMs))
      return readFailure(
        'OUT_OF_DATE',
        'the assertion is for another time: compare the clocks of both servers',
      )
  }
  const audiences = allNamed(assertion, 'Audience').map(({ text }) => addressOf(text))
  return audiences.length === 0 || audiences.includes(addressOf(service))
    ? undefined
    : readFailure('OTHER_AUDIENCE', 'the assertion is for another service')
}

/** Some servers write the address again in their own way: a default port, the case of the host. */
const addressOf = (text: string): string => URL.parse(text.trim())?.href ?? text.trim()

function attributesOf(assertion: XmlElement): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const attribute of allNamed(assertion, 'Attribute')) {
    const name = attributeNamed(attribute, 'AttributeName')?.trim() ?? ''
    const values = childrenNamed(attribute, 'AttributeValue').map(({ text }) => text.trim())
    if (name !== '') found.set(name, [...(found.get(name) ?? []), ...values])
  }
  return found
}

const textOf = (parent: XmlElement, name: string): string => allNamed(parent, name)[0]?.text.trim() ?? ''
