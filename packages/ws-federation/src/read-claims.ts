import type { XmlElement } from '@preau/xml'
import { childrenOf } from './elements.ts'
import { parseInstant } from './instant.ts'
import { isSaml11, type SamlVersion } from './saml.ts'

/**
 * The claims of a token, by their whole names: a claim of the same last word in another namespace is another claim. A
 * value that holds elements is none. Source: SAML 1.1 core §2.4.4, SAML 2.0 core §2.7.3; cas.md §C.3.
 */
export function claimsOf(
  assertion: XmlElement,
  version: SamlVersion,
): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, string[]>()
  for (const statement of childrenOf(assertion, version.uri, 'AttributeStatement')) {
    for (const attribute of childrenOf(statement, version.uri, 'Attribute')) {
      const values = childrenOf(attribute, version.uri, 'AttributeValue')
        .filter(({ children }) => children.length === 0)
        .map(({ text }) => text.trim())
      const name = nameOf(attribute, version)
      if (name !== '') claims.set(name, [...(claims.get(name) ?? []), ...values])
    }
  }
  return claims
}

function nameOf({ attributes }: XmlElement, version: SamlVersion): string {
  if (!isSaml11(version)) return (attributes.get('Name') ?? '').trim()
  const name = (attributes.get('AttributeName') ?? '').trim()
  const namespace = (attributes.get('AttributeNamespace') ?? '').trim().replace(/\/+$/, '')
  return namespace === '' || name === '' ? name : `${namespace}/${name}`
}

/** When the person last proved who they are; the earliest, if the token says several. */
export function authenticatedAtOf(assertion: XmlElement, version: SamlVersion): Date | undefined {
  const { statement, attribute } = isSaml11(version)
    ? { statement: 'AuthenticationStatement', attribute: 'AuthenticationInstant' }
    : { statement: 'AuthnStatement', attribute: 'AuthnInstant' }
  const instants = childrenOf(assertion, version.uri, statement)
    .map(({ attributes }) => parseInstant(attributes.get(attribute)))
    .filter((at) => at !== undefined)
  return instants.sort((one, other) => one.getTime() - other.getTime())[0]
}
