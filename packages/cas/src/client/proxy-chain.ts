import type { XmlElement } from '@preau/xml'
import { matchService } from '../server/match-service.ts'
import { childrenNamed } from './response-element.ts'

/**
 * The applications that speak for the person, most recent first, as the call-back address of each (CAS 3.0 §2.6.2);
 * empty for somebody who came in person.
 */
export function proxyChain(success: XmlElement): readonly string[] | undefined {
  const lists = childrenNamed(success, 'proxies')
  if (lists.length === 0) return []
  const chain = lists.flatMap((list) => childrenNamed(list, 'proxy').map(({ text }) => text.trim()))
  return chain.length === 0 || chain.includes('') ? undefined : chain
}

/**
 * Whether every application of a chain is listed, at or under a listed address, by the rule of {@link matchService}: one
 * that is not could have obtained the ticket of the others (CVE-2012-1104).
 *
 * @param allowed absolute addresses; none lets in nobody for whom another application speaks
 */
export function isAllowedChain(chain: readonly string[], allowed: readonly string[]): boolean {
  const listed = allowed.map((url) => ({ url }))
  return chain.every((proxy) => matchService(proxy, listed).outcome === 'matched')
}
