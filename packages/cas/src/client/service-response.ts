import type { XmlElement } from '@preau/xml'
import { notCas, readFailure, type ReadServiceResponse } from './read-service-response.ts'
import { isAllowedChain, proxyChain } from './proxy-chain.ts'
import { readAttributes } from './response-attributes.ts'
import { allNamed, attributeNamed, childrenNamed, isNamed } from './response-element.ts'
import { readResponseRoot } from './response-root.ts'

const casUri = 'http://www.yale.edu/tp/cas'

/**
 * Reads the answer of a validation, tolerantly for what real servers vary in (prefix, undeclared prefix, letter case,
 * order, four styles of attributes), strictly for what decides: one root, one verdict, a failure anywhere wins, a user
 * that is not blank, no proxy that is not listed. Never throws. Source: CAS 3.0 §2.5.2, §2.6, App. A.
 *
 * @param allowedProxies addresses of the applications that may speak for somebody; none unless given
 */
export function parseServiceResponse(
  text: string,
  allowedProxies: readonly string[] = [],
): ReadServiceResponse {
  const root = readResponseRoot(text)
  if (typeof root === 'string') return notCas(root)
  if (!isNamed(root, 'serviceResponse')) return notCas(`the root element is ${root.name}`)
  if (root.uri !== '' && root.uri !== casUri) return notCas(`the namespace is ${root.uri}`)
  const [failure] = allNamed(root, 'authenticationFailure')
  if (failure !== undefined) return readFailure(attributeNamed(failure, 'code') ?? '', failure.text)
  const [success, other] = childrenNamed(root, 'authenticationSuccess')
  if (success === undefined) return notCas('neither success nor failure')
  return other === undefined ? readSuccess(success, allowedProxies) : notCas('two successes')
}

function readSuccess(success: XmlElement, allowedProxies: readonly string[]): ReadServiceResponse {
  const users = childrenNamed(success, 'user')
  const [user] = users
  if (user === undefined || users.length > 1) return notCas(`${String(users.length)} users`)
  const name = user.text.trim()
  if (name === '' || user.children.length > 0) return notCas('the user is empty')
  const chain = proxyChain(success)
  if (chain === undefined || !isAllowedChain(chain, allowedProxies))
    return readFailure('PROXIED', `another application speaks for this person: ${(chain ?? []).join(' ')}`)
  return { ok: true, user: name, attributes: readAttributes(success) }
}
