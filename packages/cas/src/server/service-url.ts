/** A service address that is safe to compare and to redirect to. */
export interface ServiceUrl {
  /** As received, without its fragment; an address that is not all ASCII is given percent-encoded, as headers want it. */
  readonly text: string
  readonly scheme: 'http' | 'https'
  /** Lower case; an international name in its ASCII form. */
  readonly host: string
  readonly port: number
  /** Starts with `/`; dot segments resolved. */
  readonly path: string
  /** What identifies the service: two addresses are the same service when their canonical forms are equal. */
  readonly canonical: string
}

/** Why an address is refused before any registry is looked at. */
export type ServiceUrlFault =
  | 'empty'
  | 'too-long'
  /** A blank, a control character, a backslash, `<`, `>` or a quotation mark: to be percent-encoded or absent. */
  | 'character'
  /** Not `http://…` or `https://…`. */
  | 'not-absolute'
  | 'user-info'
  | 'host'
  /** `%2F` or `%5C` in the path: a slash that only some readers would see. */
  | 'hidden-slash'

const longest = 4096

/**
 * Reads a service address. Whatever a browser and we could read differently is refused, so that the host compared is
 * the host visited. Canonical form: lower-case scheme and host, no default port, `/` for an empty path, dot segments
 * resolved, upper-case percent-encoding, a UAI in the path in upper case (school servers change its case,
 * pronote-facts §2.5), no fragment, no `ticket` or `SAMLart` parameter — and nothing else. Source: CAS 3.0 §2.1.1, App. B.
 */
export function parseServiceUrl(text: string): ServiceUrlReading {
  const known = readBefore.get(text)
  if (known) return known
  const reading = read(text)
  if (readBefore.size >= mostRemembered) readBefore.clear()
  if (text.length <= longest) readBefore.set(text, reading)
  return reading
}

/** An address, or why it is none. */
export type ServiceUrlReading =
  | { readonly ok: true; readonly url: ServiceUrl }
  | { readonly ok: false; readonly fault: ServiceUrlFault }

// The few addresses of a registry come back in every request, several times in each; a flood of others costs little memory.
const readBefore = new Map<string, ServiceUrlReading>()
const mostRemembered = 500

function read(text: string): ServiceUrlReading {
  const fault = textFault(text)
  if (fault !== undefined) return { ok: false, fault }
  const url = URL.parse(text)
  if (url === null || url.hostname === '') return { ok: false, fault: 'host' }
  if (/%2f|%5c/i.test(url.pathname)) return { ok: false, fault: 'hidden-slash' }
  return { ok: true, url: serviceUrl(text, url) }
}

/** Whether two addresses name the same service, under the canonical form of {@link parseServiceUrl}. */
export function sameService(left: string, right: string): boolean {
  const [first, second] = [parseServiceUrl(left), parseServiceUrl(right)]
  return first.ok && second.ok && first.url.canonical === second.url.canonical
}

function textFault(text: string): ServiceUrlFault | undefined {
  if (text === '') return 'empty'
  if (text.length > longest) return 'too-long'
  if (/[\p{Cc}\p{Cf}\p{Z}\\<>"]/u.test(text)) return 'character'
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1]
  if (authority === undefined) return 'not-absolute'
  if (authority.includes('@')) return 'user-info'
  return authority.includes('%') ? 'host' : undefined
}

function serviceUrl(text: string, url: URL): ServiceUrl {
  const scheme = url.protocol === 'https:' ? 'https' : 'http'
  const port = url.port === '' ? defaultPort(scheme) : Number(url.port)
  const path = upperEncoding(url.pathname)
  const query = queryWithoutTicket(url.search)
  const origin = `${scheme}://${url.hostname}${port === defaultPort(scheme) ? '' : `:${String(port)}`}`
  const canonical = `${origin}${withUpperUai(path)}${upperEncoding(query)}`
  const ascii = /^[\x21-\x7e]+$/.test(text) ? text : url.href
  return { text: ascii.replace(/#.*$/s, ''), scheme, host: url.hostname, port, path, canonical }
}

/** A ticket or an artifact left by a client that did not clean its address is not part of the service. */
export function queryWithoutTicket(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => !/^(ticket|SAMLart)(=|$)/.test(pair))
  return kept.join('&') === '' ? '' : `?${kept.join('&')}`
}

/** A path segment that is a UAI means the same in both letter cases. */
export function withUpperUai(path: string): string {
  return path.replace(/(?<=\/)\d{7}[a-z](?=\/|$)/gi, (uai) => uai.toUpperCase())
}

function upperEncoding(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (encoded) => encoded.toUpperCase())
}

function defaultPort(scheme: 'http' | 'https'): number {
  return scheme === 'https' ? 443 : 80
}
