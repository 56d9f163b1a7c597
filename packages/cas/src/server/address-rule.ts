import { parseServiceUrl, type ServiceUrl, type ServiceUrlFault, withUpperUai } from './service-url.ts'
import { sharedSuffixes } from './shared-suffixes.ts'

/** What one label of a host, or one segment of a path, must be: exactly this text, a UAI, or anything but nothing. */
export type AddressPart = { readonly text: string } | 'uai' | 'any'

/** A declared address, ready to be compared part by part. */
export interface AddressRule {
  /** As declared. */
  readonly text: string
  readonly scheme: 'http' | 'https'
  readonly port: number
  readonly host: readonly AddressPart[]
  /** Of the path, without the slashes at its end; none for `/`. */
  readonly segments: readonly AddressPart[]
  /** Names and values that the query must hold. */
  readonly query: readonly (readonly [name: string, value: string])[]
  /** Written with `*` or `{uai}`. */
  readonly isPattern: boolean
  /**
   * Of several rules that cover one address, the most precise has the greatest rank, in the order of strings: written in
   * full, then the host, the length of the path, its fixed segments, its query.
   */
  readonly rank: string
}

/** Why a text is no rule. */
export type AddressRuleFault =
  | ServiceUrlFault
  /** `pro*`, `.*`: a wildcard stands for a whole label or segment. */
  | 'partial-wildcard'
  /** More than one label of the host. */
  | 'several-labels'
  /** The last two labels of the host are what makes a domain somebody’s. */
  | 'wild-domain'
  /** What is left of the host belongs to everybody: `*.asso.fr`. */
  | 'shared-domain'
  | 'wild-query'
  /** `{…}` other than `{uai}`. */
  | 'braces'

export type AddressRuleReading =
  | { readonly ok: true; readonly rule: AddressRule }
  | { readonly ok: false; readonly fault: AddressRuleFault }

// They stand for the wildcards while the address is read, as text that no reading changes.
const markers = { any: 'joker0any0joker', uai: 'joker0uai0joker' } as const

/** Reads an address without wildcard; `*` is then an ordinary character. */
export function parseFixedAddress(text: string): AddressRuleReading {
  const read = parseServiceUrl(text)
  return read.ok ? { ok: true, rule: ruleOf(text, read.url, fixedPart) } : { ok: false, fault: read.fault }
}

/**
 * Reads an address in which `*` stands for one whole label of the host or one whole segment of the path, and `{uai}` for
 * one that is a UAI. Scheme, port, query and the last two labels of the host are always fixed. A dot is a dot: this is no
 * regular expression, and it is compared part by part, in time proportional to the address (N-26, N-27).
 */
export function parseAddressPattern(text: string): AddressRuleReading {
  if (Object.values(markers).some((marker) => text.toLowerCase().includes(marker)))
    return { ok: false, fault: 'host' }
  const marked = text.replace(/\{uai\}/gi, markers.uai).replaceAll('*', markers.any)
  if (/[{}]/.test(marked)) return { ok: false, fault: 'braces' }
  if (marked === text) return parseFixedAddress(text)
  const read = parseServiceUrl(marked)
  if (!read.ok) return { ok: false, fault: read.fault }
  const rule = ruleOf(text, read.url, markedPart)
  const fault = patternFault(rule)
  return fault === undefined ? { ok: true, rule } : { ok: false, fault }
}

function ruleOf(text: string, url: ServiceUrl, partOf: (text: string) => AddressPart): AddressRule {
  const host = url.host.split('.').map(partOf)
  const segments = segmentsOf(url.path.replace(/\/+$/, '')).map(partOf)
  const query = [...new URLSearchParams(queryOf(url))]
  const isPattern = [...host, ...segments].some((part) => typeof part === 'string')
  const rank = [
    isPattern ? '0' : '1',
    maskOf(host),
    width(segments.length),
    maskOf(segments),
    width(query.length),
  ]
  const { scheme, port } = url
  return { text, scheme, port, host, segments, query, isPattern, rank: rank.join(' ') }
}

/** The segments of a path that starts with `/`, UAI in upper case; none for an empty path. */
export function segmentsOf(path: string): readonly string[] {
  return path === '' ? [] : withUpperUai(path).slice(1).split('/')
}

/** The query of an address, without a ticket. */
export function queryOf(url: ServiceUrl): string {
  const mark = url.canonical.indexOf('?')
  return mark === -1 ? '' : url.canonical.slice(mark + 1)
}

function fixedPart(text: string): AddressPart {
  return { text }
}

function markedPart(text: string): AddressPart {
  if (text === markers.any) return 'any'
  return text === markers.uai ? 'uai' : { text }
}

function patternFault(rule: AddressRule): AddressRuleFault | undefined {
  const { host, segments, query } = rule
  if ([...host, ...segments].some((part) => isMarked(part))) return 'partial-wildcard'
  if (query.some((pair) => pair.some((text) => isMarked({ text })))) return 'wild-query'
  const wild = host.filter((part) => typeof part === 'string').length
  if (wild === 0) return undefined
  if (wild > 1) return 'several-labels'
  if (host.some((part) => typeof part !== 'string' && part.text === '')) return 'host'
  if (host.slice(-2).some((part) => typeof part === 'string') || host.length < 3) return 'wild-domain'
  return sharedSuffixes.has(fixedEnd(host)) ? 'shared-domain' : undefined
}

/** A part that still holds a marker: the wildcard was only a piece of it. */
function isMarked(part: AddressPart): boolean {
  return typeof part !== 'string' && Object.values(markers).some((marker) => part.text.includes(marker))
}

function fixedEnd(host: readonly AddressPart[]): string {
  const end = host.slice(host.findLastIndex((part) => typeof part === 'string') + 1)
  return end.map((part) => (typeof part === 'string' ? '' : part.text)).join('.')
}

/** One figure per part, so that a fixed one weighs more than a UAI, and a UAI more than anything. */
function maskOf(parts: readonly AddressPart[]): string {
  return parts.map((part) => (part === 'any' ? '0' : part === 'uai' ? '1' : '2')).join('')
}

/** An address has at most 4096 characters. */
function width(count: number): string {
  return String(count).padStart(4, '0')
}
