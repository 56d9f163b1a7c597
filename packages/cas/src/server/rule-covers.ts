import { type AddressPart, type AddressRule, queryOf, segmentsOf } from './address-rule.ts'
import type { ServiceUrl } from './service-url.ts'

/** An address cut once, to be compared with many rules. */
export interface CutAddress {
  readonly url: ServiceUrl
  readonly labels: readonly string[]
  readonly segments: readonly string[]
}

export function cutAddress(url: ServiceUrl): CutAddress {
  return { url, labels: url.host.split('.'), segments: segmentsOf(url.path) }
}

/**
 * Whether an address belongs to a rule: same scheme and port, each label of the host, the path at or under the declared
 * one on whole segments, and each parameter of the declared query, once and with its value. Other parameters are free.
 */
export function ruleCovers(rule: AddressRule, address: CutAddress): boolean {
  const { url, labels, segments } = address
  return (
    rule.scheme === url.scheme &&
    rule.port === url.port &&
    rule.host.length === labels.length &&
    partsCover(rule.host, labels) &&
    partsCover(rule.segments, segments) &&
    queryCovers(rule, url)
  )
}

/** Each text is read once at most, by its place: no choice is ever gone back on. */
export function partsCover(parts: readonly AddressPart[], texts: readonly string[]): boolean {
  return parts.every((part, index) => partCovers(part, texts[index]))
}

/** Whether a part takes a text; `undefined` is the end of the address. */
export function partCovers(part: AddressPart, text: string | undefined): boolean {
  if (text === undefined) return false
  if (part === 'any') return text !== ''
  return part === 'uai' ? /^\d{7}[a-z]$/i.test(text) : part.text === text
}

function queryCovers({ query }: AddressRule, url: ServiceUrl): boolean {
  if (query.length === 0) return true
  const received = new URLSearchParams(queryOf(url))
  return query.every(([name, value]) => {
    const values = received.getAll(name)
    return values.length === 1 && values[0] === value
  })
}
