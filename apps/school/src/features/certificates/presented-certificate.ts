import type { NetworkList } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import { TLSSocket } from 'node:tls'

/** Where a certificate came from: our own TLS, or the header of a proxy. */
export type CertificateSource = 'tls' | 'proxy'

/** What a request presents. */
export type Presented =
  | { readonly kind: 'none' }
  | { readonly kind: 'certificate'; readonly der: Buffer; readonly source: CertificateSource }
  /** The header came from somebody who is no trusted proxy. */
  | { readonly kind: 'untrusted-header' }
  | { readonly kind: 'unreadable' }

export interface PresentedOptions {
  /** Name of the header in which a proxy hands the certificate on, lower case; `undefined`: none is read. */
  readonly header: string | undefined
  readonly trustedProxies: NetworkList
}

/**
 * The certificate of a request. Whoever holds the connection proved that they have its key: our own TLS, or the proxy. The
 * header is believed of a trusted proxy only; anybody may write one.
 */
export function presentedCertificate(request: FastifyRequest, options: PresentedOptions): Presented {
  const { socket } = request.raw
  if (socket instanceof TLSSocket) {
    const der = socket.getPeerCertificate().raw as Buffer | undefined
    return der === undefined ? { kind: 'none' } : { kind: 'certificate', der, source: 'tls' }
  }
  const text = options.header === undefined ? undefined : request.headers[options.header]
  if (text === undefined || text === '') return { kind: 'none' }
  if (!options.trustedProxies.has(socket.remoteAddress ?? '')) return { kind: 'untrusted-header' }
  const der = typeof text === 'string' ? derOf(text) : undefined
  return der === undefined ? { kind: 'unreadable' } : { kind: 'certificate', der, source: 'proxy' }
}

const longest = 16_384

/**
 * The certificate in a header, in the ways of the usual proxies: PEM escaped as in an address (nginx), PEM with spaces for
 * line ends (Apache), base64 alone (HAProxy) or between colons (RFC 9440).
 */
export function derOf(text: string): Buffer | undefined {
  if (text.length > longest) return undefined
  const pem = /-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----/s.exec(unescaped(text))
  const base64 = (pem?.[1] ?? text.replace(/^:(.*):$/s, '$1')).replace(/\s/g, '')
  return base64 !== '' && /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
