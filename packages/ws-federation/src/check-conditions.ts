import type { XmlElement } from '@preau/xml'
import { childrenOf } from './elements.ts'
import { parseInstant } from './instant.ts'
import type { SamlVersion } from './saml.ts'
import { tokenFailure, type TokenFailure } from './security-token.ts'

interface Expected {
  readonly realm: string
  readonly now: Date
  readonly skewMs: number
}

/**
 * Whether the token is for us and for now. Every restriction must name us, by our exact name; a condition that we do not
 * know refuses the token, as its author wants. Source: SAML 1.1 core §2.3.2.1, SAML 2.0 core §2.5.1; cas.md §C.4 (8).
 */
export function conditionFailure(
  assertion: XmlElement,
  version: SamlVersion,
  expected: Expected,
): TokenFailure | undefined {
  const [conditions, ...others] = childrenOf(assertion, version.uri, 'Conditions')
  if (conditions === undefined || others.length > 0)
    return tokenFailure('CONDITIONS', conditions === undefined ? 'there are none' : 'there are several')
  return timeFailure(conditions, expected) ?? audienceFailure(conditions, version, expected.realm)
}

/** The end of the token. */
export function expiryOf(assertion: XmlElement, version: SamlVersion): Date | undefined {
  const [conditions] = childrenOf(assertion, version.uri, 'Conditions')
  return parseInstant(conditions?.attributes.get('NotOnOrAfter'))
}

function timeFailure(conditions: XmlElement, { now, skewMs }: Expected): TokenFailure | undefined {
  const start = conditions.attributes.get('NotBefore')
  const from = parseInstant(start)
  const to = parseInstant(conditions.attributes.get('NotOnOrAfter'))
  if (to === undefined || (start !== undefined && from === undefined))
    return tokenFailure('CONDITIONS', 'its times cannot be read')
  if (from !== undefined && now.getTime() < from.getTime() - skewMs)
    return tokenFailure('NOT_YET', `valid from ${from.toISOString()}`, from.toISOString())
  return now.getTime() >= to.getTime() + skewMs
    ? tokenFailure('EXPIRED', `valid until ${to.toISOString()}`, to.toISOString())
    : undefined
}

function audienceFailure(
  conditions: XmlElement,
  version: SamlVersion,
  realm: string,
): TokenFailure | undefined {
  const unknown = conditions.children.find(
    ({ name, uri }) => uri !== version.uri || ![version.restriction, ...version.harmless].includes(name),
  )
  if (unknown !== undefined) return tokenFailure('CONDITIONS', `an unknown condition: ${unknown.name}`)
  const restrictions = childrenOf(conditions, version.uri, version.restriction)
  if (restrictions.length === 0) return tokenFailure('AUDIENCE', 'it is for anybody')
  const audiences = restrictions.map((one) =>
    childrenOf(one, version.uri, 'Audience').map(({ text }) => text.trim()),
  )
  const foreign = audiences.find((names) => !names.includes(realm))
  return foreign === undefined ? undefined : tokenFailure('AUDIENCE', 'it is for others', foreign.join(', '))
}
