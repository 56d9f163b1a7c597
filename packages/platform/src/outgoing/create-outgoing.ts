import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

import { lookupPublic, PrivateAddress, refusePrivateLiteral } from './check-address.ts'
import { decodeBody } from './decode-body.ts'
import { failureOfError, type OutgoingFailure, outgoingFailure } from './outgoing-failure.ts'

/** Whom this server may call, and how long it waits. */
export interface OutgoingOptions {
  /** `host`, `host:port`, `*.domain` — or a function, when an administrator of the application declares the addresses. */
  readonly allow: readonly string[] | ((url: URL) => boolean)
  /** Whether addresses of this machine and of private networks may be called. */
  readonly allowPrivate: boolean
  /** From the call to the last byte, milliseconds. */
  readonly timeoutMs: number
  /** Largest answer, bytes. */
  readonly maxBytes: number
}

/** An answer 2xx. */
export interface OutgoingAnswer {
  readonly ok: true
  readonly status: number
  /** Media type with its parameters; empty when not given. */
  readonly contentType: string
  /** Body, read in the charset that the answer names. */
  readonly text: string
  /** What time it is for the server that answered. */
  readonly date?: Date
}

/** What a POST carries. */
export interface OutgoingBody {
  readonly body: string | Uint8Array
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls to other servers: never throws for what the other side does. */
export interface Outgoing {
  get(url: URL): Promise<OutgoingAnswer | OutgoingFailure>
  post(url: URL, body: OutgoingBody): Promise<OutgoingAnswer | OutgoingFailure>
  /** Closes the connections kept open. */
  close(): void
}

/** Opens the way out: allowed hosts only, checked addresses, no redirect followed, bounded in time and size. */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  const settings = { keepAlive: true, maxSockets: 32, timeout: 30_000 }
  const agents = { http: new HttpAgent(settings), https: new HttpsAgent(settings) }
  const call = async (url: URL, sent?: OutgoingBody): Promise<OutgoingAnswer | OutgoingFailure> => {
    if (!isAllowed(url, options.allow)) return outgoingFailure('forbidden', url, 'not in the allow-list')
    try {
      if (!options.allowPrivate) refusePrivateLiteral(url)
      return await exchange(url, sent, {
        options,
        agent: url.protocol === 'https:' ? agents.https : agents.http,
      })
    } catch (error) {
      if (error instanceof PrivateAddress)
        return outgoingFailure('forbidden', url, `private address ${error.message}`)
      return failureOfError(error, url)
    }
  }
  return {
    get: (url) => call(url),
    post: (url, body) => call(url, body),
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

function isAllowed(url: URL, allow: OutgoingOptions['allow']): boolean {
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return false
  if (typeof allow === 'function') return allow(url)
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return allow.some((entry) => {
    const [host = '', wantedPort] = entry.toLowerCase().split(/:(?=\d+$)/)
    if (wantedPort !== undefined ? wantedPort !== port : url.port !== '') return false
    return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host
  })
}

interface Way {
  readonly options: OutgoingOptions
  readonly agent: HttpAgent | HttpsAgent
}

async function exchange(
  url: URL,
  sent: OutgoingBody | undefined,
  { options, agent }: Way,
): Promise<OutgoingAnswer | OutgoingFailure> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = send(url, {
    agent,
    method: sent === undefined ? 'GET' : 'POST',
    headers: { 'accept-encoding': 'identity', 'user-agent': 'Preau', ...bodyHeaders(sent) },
    signal: AbortSignal.timeout(options.timeoutMs),
    ...(!options.allowPrivate && { lookup: lookupPublic }),
  })
  request.once('response', resolve).once('error', reject).end(sent?.body)
  return await readAnswer(url, await promise, options)
}

async function readAnswer(
  url: URL,
  response: IncomingMessage,
  options: OutgoingOptions,
): Promise<OutgoingAnswer | OutgoingFailure> {
  const status = response.statusCode ?? 0
  const date = dateOf(response)
  if (status >= 300 && status < 400) {
    response.destroy()
    const location = response.headers.location ?? ''
    const failure = outgoingFailure('redirect', url, `to ${location.split('?')[0] ?? ''}`, status)
    return { ...failure, ...date, location: URL.parse(location, url)?.href ?? location }
  }
  const text = await readBody(response, options.maxBytes)
  if (text === undefined)
    return outgoingFailure('too-large', url, `more than ${options.maxBytes} bytes`, status)
  if (status < 200 || status >= 300)
    return { ...outgoingFailure('status', url, String(status), status), ...date, text }
  return { ok: true, status, contentType: response.headers['content-type'] ?? '', text, ...date }
}

/** The header `Date` (RFC 9110 §6.6.1), when it is a date. */
function dateOf({ headers }: IncomingMessage): { readonly date?: Date } {
  const date = new Date(headers.date ?? '')
  return Number.isNaN(date.getTime()) ? {} : { date }
}

function bodyHeaders(sent: OutgoingBody | undefined): Record<string, string> {
  if (sent === undefined) return {}
  return {
    ...sent.headers,
    'content-type': sent.contentType,
    'content-length': String(Buffer.byteLength(sent.body)),
  }
}

/** The body, or undefined as soon as it is too large. */
async function readBody(response: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return decodeBody(Buffer.concat(chunks), response.headers['content-type'] ?? '')
}
