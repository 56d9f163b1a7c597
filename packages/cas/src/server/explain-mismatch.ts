import type { AddressPart, AddressRule } from './address-rule.ts'
import { queryOf } from './address-rule.ts'
import { type DeclaredService, rulesOf } from './declared-service.ts'
import { partCovers } from './rule-covers.ts'
import { parseServiceUrl, type ServiceUrl, withUpperUai } from './service-url.ts'

/** One thing that keeps an address from being covered by a declared service. */
export type ServiceDifference =
  /** The same address but for its UAI: that of another school. */
  | { readonly part: 'school'; readonly received: string; readonly declared: string }
  | { readonly part: 'scheme'; readonly received: string; readonly declared: string }
  | {
      readonly part: 'host'
      /** `www`: one has `www.` and the other has not; `number`: an IP address came for a name. */
      readonly reason: 'www' | 'number' | 'other'
      readonly received: string
      readonly declared: string
    }
  | { readonly part: 'port'; readonly received: number; readonly declared: number }
  | {
      readonly part: 'path'
      /**
       * `missing-root`: the address stops above the declared path (the root `pronote` was forgotten);
       * `letter-case`: the same path but for capitals; `accents`: but for accents; `elsewhere`: another path.
       */
      readonly reason: PathReason
      readonly received: string
      readonly declared: string
    }
  /** A parameter that the declared address holds, once and with this value; `received` is empty when it is not there. */
  | {
      readonly part: 'query'
      readonly name: string
      readonly received: readonly string[]
      readonly declared: string
    }

type PathReason = 'missing-root' | 'letter-case' | 'accents' | 'elsewhere'

/** The declared service that was probably meant. */
export interface NearestService<Declared> {
  readonly declared: Declared
  /** Of its addresses, the nearest, as it was declared. */
  readonly address: string
  /** The same as the service could have sent it: a pattern with its wildcards filled in. */
  readonly expected: string
  /** Never empty, in this order: school, scheme, host, port, path, query. */
  readonly differences: readonly ServiceDifference[]
}

/**
 * For an address that no declared service covers: which one nearly does, and every difference to remove. `undefined`
 * when none is close enough to be worth naming: neither the host, nor a spelling of it, nor the same application of the school
 * on another server, nor the same application of another school, nor the one application that an IP address may stand for.
 */
export function explainMismatch<Declared extends DeclaredService>(
  service: ServiceUrl,
  declared: readonly Declared[],
): NearestService<Declared> | undefined {
  const near = declared.flatMap((candidate) =>
    rulesOf(candidate).flatMap((rule) => {
      const url = filledIn(rule, service)
      const asked = url && inSchoolOf(service, url)
      const distance = asked && distanceOf(asked, url)
      return distance === undefined ? [] : [{ candidate, rule, url, asked, distance }]
    }),
  )
  const [best, second] = near.toSorted((left, right) => left.distance - right.distance)
  // An IP address says nothing of whose it is: when two services may be behind it, neither is named.
  if (
    best !== undefined &&
    best.distance >= byNumber &&
    second !== undefined &&
    second.candidate !== best.candidate
  )
    return undefined
  if (best?.url === undefined || best.asked === undefined) return undefined
  const { service: asked, differences: school } = best.asked
  const differences = [...school, ...differencesOf(asked, best.url), ...queryDifferences(service, best.rule)]
  if (differences.length === 0) return undefined
  const { text: address, isPattern } = best.rule
  const expected = isPattern ? best.url.canonical : address
  return { declared: best.candidate, address, expected, differences }
}

/** An address as it is compared, and what was set aside to compare it. */
interface AskedAddress {
  readonly service: ServiceUrl
  readonly differences: readonly ServiceDifference[]
}

/** What was asked, as if it were for the school of the declared address, when its server and its root are then the same. */
function inSchoolOf(service: ServiceUrl, declared: ServiceUrl): AskedAddress {
  const [[received], [wanted]] = [schoolsOf(service), schoolsOf(declared)]
  const itself = { service, differences: [] }
  if (received === undefined || wanted === undefined || received === wanted) return itself
  const read = parseServiceUrl(service.text.replaceAll(new RegExp(received, 'gi'), wanted))
  if (!read.ok || read.url.host !== declared.host || pathReason(read.url.path, declared.path) === 'elsewhere')
    return itself
  return { service: read.url, differences: [{ part: 'school', received, declared: wanted }] }
}

/** A pattern with what was received in the place of each wildcard that takes it: what differs is then what is fixed. */
function filledIn(rule: AddressRule, service: ServiceUrl): ServiceUrl | undefined {
  const read = parseServiceUrl(rule.isPattern ? filledText(rule, service) : rule.text)
  return read.ok ? read.url : undefined
}

function filledText(rule: AddressRule, service: ServiceUrl): string {
  const labels = service.host.split('.')
  const shift = labels.length - rule.host.length
  const host = rule.host.map((part, index) => fill(part, labels[index + shift])).join('.')
  const segments = withUpperUai(service.path).slice(1).split('/')
  const path = rule.segments.map((part, index) => fill(part, segments[index])).join('/')
  const end = rule.segments.length > 0 ? '/' : ''
  return `${rule.scheme}://${host}:${String(rule.port)}/${path}${end}`
}

/** Where nothing fits, the page shows an example. */
function fill(part: AddressPart, text: string | undefined): string {
  if (typeof part !== 'string') return part.text
  if (text !== undefined && partCovers(part, text)) return text
  return part === 'uai' ? '0350000K' : 'exemple'
}

function queryDifferences(service: ServiceUrl, { query }: AddressRule): readonly ServiceDifference[] {
  const params = new URLSearchParams(queryOf(service))
  return query.flatMap(([name, declared]) => {
    const received = params.getAll(name)
    if (received.length === 1 && received[0] === declared) return []
    return [{ part: 'query' as const, name, received, declared }]
  })
}

function differencesOf(service: ServiceUrl, declared: ServiceUrl): readonly ServiceDifference[] {
  const differences: ServiceDifference[] = []
  const { scheme, host, port } = service
  if (scheme !== declared.scheme)
    differences.push({ part: 'scheme', received: scheme, declared: declared.scheme })
  if (host !== declared.host)
    differences.push({
      part: 'host',
      reason: hostReason(host, declared.host),
      received: host,
      declared: declared.host,
    })
  if (port !== declared.port && !bothDefault(service, declared)) {
    differences.push({ part: 'port', received: port, declared: declared.port })
  }
  const reason = pathReason(service.path, declared.path)
  if (reason !== undefined) {
    differences.push({ part: 'path', reason, received: service.path, declared: declared.path })
  }
  return differences
}

/** 80 and 443 go with their scheme: the scheme is the difference to name. */
function bothDefault(left: ServiceUrl, right: ServiceUrl): boolean {
  return [left, right].every(({ scheme, port }) => port === (scheme === 'https' ? 443 : 80))
}

function hostReason(received: string, declared: string): 'www' | 'number' | 'other' {
  if (withoutWww(received) === withoutWww(declared)) return 'www'
  return isNumber(received) && !isNumber(declared) ? 'number' : 'other'
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '')
}

/** An IP address, of either version, as URLs write it. */
function isNumber(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
}

function pathReason(received: string, declared: string): PathReason | undefined {
  const [asked, wanted] = [folder(withUpperUai(received)), folder(withUpperUai(declared))]
  if (asked.startsWith(wanted)) return undefined
  if (wanted.startsWith(asked)) return 'missing-root'
  if (asked.toLowerCase().startsWith(wanted.toLowerCase())) return 'letter-case'
  return plain(asked).startsWith(plain(wanted)) ? 'accents' : 'elsewhere'
}

/** A path without its accents, whatever they were encoded in. */
function plain(path: string): string {
  return decodedPath(path).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** A path as it is read aloud, when its percent-encoding is that of a text. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function folder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}

/** How far a declared service is from what was asked: smaller is nearer; `undefined` when it is not related. */
function distanceOf({ service, differences }: AskedAddress, declared: ServiceUrl): number | undefined {
  const reason = pathReason(service.path, declared.path)
  const host = hostDistance(service, declared, reason)
  if (host === undefined) return undefined
  const port = service.port === declared.port || bothDefault(service, declared) ? 0 : 2
  const scheme = service.scheme === declared.scheme ? 0 : 1
  const path = reason === undefined ? 0 : reason === 'elsewhere' ? 4 : 1
  return host + port + scheme + path + 5 * differences.length
}

function hostDistance(
  service: ServiceUrl,
  declared: ServiceUrl,
  path: ReturnType<typeof pathReason>,
): number | undefined {
  if (service.host === declared.host) return 0
  if (withoutWww(service.host) === withoutWww(declared.host)) return 3
  // A school has several applications on several servers: under another root it is another one.
  const isSameApplication = path === undefined || path === 'letter-case' || path === 'accents'
  if (isSameApplication && schoolsOf(service).some((uai) => schoolsOf(declared).includes(uai))) return 6
  if (editDistance(service.host, declared.host) <= 2) return 10
  // Everything is under `/`: only a root says which application an IP address is about.
  const hasRoot = folder(declared.path) !== '/'
  return isSameApplication && hasRoot && isNumber(service.host) ? byNumber : undefined
}

/** More than anything that names its server, or nearly. */
const byNumber = 40

/** What looks like a UAI in the host or the path. */
function schoolsOf(url: ServiceUrl): readonly string[] {
  return `${url.host}${url.path}`.toUpperCase().match(/(?<![0-9A-Z])\d{7}[A-Z](?![0-9A-Z])/g) ?? []
}

/** Levenshtein distance; hosts are short (253 characters at most). */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 2) return 3
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1]
    for (const [column, other] of Array.from(right).entries()) {
      const substituted = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(substituted, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
