import { MalformedXml, parseXml, type XmlElement } from '@preau/xml'
import { readAttributes } from './response-attributes.ts'
import { childrenNamed, isNamed } from './response-element.ts'

/** The server says who the person is. */
export interface ServiceResponseSuccess {
  readonly ok: true
  readonly user: string
  /** By name as the server writes it; several values in their order. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

/** The server refuses, or what came is no answer of a CAS server (`NOT_CAS`), or it vouches for a proxy (`PROXIED`). */
export interface ServiceResponseFailure {
  readonly ok: false
  /** `INVALID_TICKET`, `INVALID_SERVICE`, … as received; or one of the two above. */
  readonly code: string
  /** For the log of the administrator, not for the person. At most 500 characters. */
  readonly detail: string
}

export type ReadServiceResponse = ServiceResponseSuccess | ServiceResponseFailure

const casUri = 'http://www.yale.edu/tp/cas'

/**
 * Reads the answer of a validation, tolerantly for what real servers vary in (prefix, undeclared prefix, letter case,
 * order, four styles of attributes), strictly for what decides: one root, one verdict, a failure anywhere wins, a user
 * that is not blank, no proxy. Never throws. Source: CAS 3.0 §2.5.2, App. A.
 */
export function parseServiceResponse(text: string): ReadServiceResponse {
  const root = rootOf(text.trim())
  if (typeof root === 'string') return notCas(root)
  if (!isNamed(root, 'serviceResponse')) return notCas(`the root element is ${root.name}`)
  if (root.uri !== '' && root.uri !== casUri) return notCas(`the namespace is ${root.uri}`)
  const failure = firstNamed(root, 'authenticationFailure')
  if (failure !== undefined) return readFailure(failure)
  const successes = childrenNamed(root, 'authenticationSuccess')
  const [success] = successes
  if (success === undefined) return notCas('neither success nor failure')
  return successes.length > 1 ? notCas('two successes') : readSuccess(success)
}

function rootOf(text: string): XmlElement | string {
  const limits = { bytes: 1024 ** 2, depth: 16 }
  try {
    return parseXml(text, { limits })
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error
    if (!error.message.includes('unbound namespace prefix')) return error.message
  }
  try {
    return parseXml(text, { limits, namespaces: 'ignore' })
  } catch (error) {
    if (error instanceof MalformedXml) return error.message
    throw error
  }
}

function readFailure(failure: XmlElement): ServiceResponseFailure {
  const code = failure.attributes.get('code') ?? failure.attributes.get('Code') ?? ''
  return {
    ok: false,
    code: code.trim() === '' ? 'UNKNOWN' : code.trim().slice(0, 64),
    detail: shortened(failure.text),
  }
}

function readSuccess(success: XmlElement): ReadServiceResponse {
  const users = childrenNamed(success, 'user')
  const [user] = users
  if (user === undefined || users.length > 1) return notCas(`${String(users.length)} users`)
  const name = user.text.trim()
  if (name === '' || user.children.length > 0) return notCas('the user is empty')
  if (childrenNamed(success, 'proxies').length > 0) {
    return { ok: false, code: 'PROXIED', detail: 'another application speaks for this person' }
  }
  return { ok: true, user: name, attributes: readAttributes(success) }
}

function firstNamed(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    const found = isNamed(child, name) ? child : firstNamed(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

function notCas(detail: string): ServiceResponseFailure {
  return { ok: false, code: 'NOT_CAS', detail: shortened(detail) }
}

function shortened(text: string): string {
  return text.trim().slice(0, 500)
}
