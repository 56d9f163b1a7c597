import { lookup as resolve } from 'node:dns/promises'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

import { isPublicAddress, lookupPublic, PrivateAddress, refusePrivateLiteral } from './check-address.ts'
import { failureOfError, type OutgoingFailure, outgoingFailure } from './outgoing-failure.ts'

/** The certificate that a server shows, whether it is believed or not. */
export interface ShownCertificate {
  /** Names it is for; as the certificate writes them (`*.ent.example`). */
  readonly names: readonly string[]
  /** Who vouches for it; empty when it does not say. */
  readonly issuer: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Why a call would not believe it: chain, name or dates. */
  readonly fault: OutgoingFailure | undefined
}

/** How far one gets on the way to a server, before asking it anything. */
export interface ServerInspection {
  /** Addresses of its name, in the order of the resolver. */
  readonly addresses: readonly string[]
  /** Where the way ends: the name, the connection, or TLS. `undefined`: the server may be asked. */
  readonly failure: OutgoingFailure | undefined
  /** `TLSv1.3`…; `undefined` for http, or without a connection. */
  readonly protocol: string | undefined
  readonly certificate: ShownCertificate | undefined
}

interface InspectionOptions {
  /** Whether addresses of this machine and of private networks may be called. */
  readonly allowPrivate: boolean
  /** For the connection, milliseconds. */
  readonly timeoutMs: number
}

const nothing = { addresses: [], failure: undefined, protocol: undefined, certificate: undefined } as const

/**
 * Looks at a server as a call would see it — its name, its port, its certificate — to tell an administrator how far one gets.
 * Nothing is sent: a certificate that is not believed is read, and the connection closed.
 */
export async function inspectServer(url: URL, options: InspectionOptions): Promise<ServerInspection> {
  const found = await addressesOf(url, options)
  if ('failure' in found) return { ...nothing, failure: found.failure }
  const { addresses } = found
  try {
    if (url.protocol === 'https:') return { ...nothing, addresses, ...(await lookAtTls(url, options)) }
    await connected(connectPlain({ ...targetOf(url, options), port: portOf(url) }), options)
    return { ...nothing, addresses }
  } catch (error) {
    return { ...nothing, addresses, failure: failureOf(error, url) }
  }
}

async function addressesOf(
  url: URL,
  { allowPrivate }: InspectionOptions,
): Promise<{ readonly addresses: readonly string[] } | { readonly failure: OutgoingFailure }> {
  try {
    if (!allowPrivate) refusePrivateLiteral(url)
    const addresses = (await resolve(nameOf(url), { all: true })).map(({ address }) => address)
    const hidden = allowPrivate ? undefined : addresses.find((address) => !isPublicAddress(address))
    if (hidden !== undefined) throw new PrivateAddress(hidden)
    return { addresses }
  } catch (error) {
    return { failure: failureOf(error, url) }
  }
}

async function lookAtTls(
  url: URL,
  options: InspectionOptions,
): Promise<Pick<ServerInspection, 'failure' | 'protocol' | 'certificate'>> {
  const servername = isIP(nameOf(url)) > 0 ? {} : { servername: nameOf(url) }
  const target = { ...targetOf(url, options), port: portOf(url), ...servername, rejectUnauthorized: false }
  const socket = connectTls(target)
  return connected(socket, options, () => {
    const certificate = certificateOf(socket, url)
    return { failure: certificate.fault, protocol: socket.getProtocol() ?? undefined, certificate }
  })
}

function certificateOf(socket: TLSSocket, url: URL): ShownCertificate {
  const shown = socket.getPeerCertificate()
  // The types promise an Error, the library gives its code or the Error.
  const refused = socket.authorizationError as Error | string | null
  const fault = typeof refused === 'string' ? Object.assign(new Error(refused), { code: refused }) : refused
  return {
    names: namesOf(shown.subjectaltname ?? '', shown.subject.CN),
    issuer: textOf(shown.issuer.O) || textOf(shown.issuer.CN),
    validFrom: new Date(shown.valid_from),
    validTo: new Date(shown.valid_to),
    fault: socket.authorized || fault === null ? undefined : failureOfError(fault, url),
  }
}

/** `DNS:ent.example, IP Address:192.0.2.1`; an old certificate has its common name only. */
function namesOf(alternative: string, common: string | readonly string[] | undefined): readonly string[] {
  const names = alternative.split(', ').flatMap((part) => /^(?:DNS|IP Address):(.+)$/.exec(part)?.[1] ?? [])
  return names.length > 0 ? names : [textOf(common)].filter((name) => name !== '')
}

const textOf = (value: string | readonly string[] | undefined): string => [value ?? ''].flat().join(', ')

/** Waits for the connection, reads what is asked of it, and closes it. */
async function connected<Seen>(
  socket: Socket,
  { timeoutMs }: InspectionOptions,
  look: () => Seen = () => undefined as Seen,
): Promise<Seen> {
  const { promise, resolve: done, reject } = Promise.withResolvers<Seen>()
  socket.setTimeout(timeoutMs, () =>
    socket.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })),
  )
  socket.once('error', reject)
  socket.once('close', () => {
    reject(new Error('closed before the connection'))
  })
  socket.once('getPeerCertificate' in socket ? 'secureConnect' : 'connect', () => {
    try {
      done(look())
    } catch (error) {
      reject(error instanceof Error ? error : new Error('the certificate could not be read'))
    }
  })
  try {
    return await promise
  } finally {
    socket.destroy()
  }
}

const failureOf = (error: unknown, url: URL): OutgoingFailure =>
  error instanceof PrivateAddress
    ? outgoingFailure('forbidden', url, `private address ${error.message}`)
    : failureOfError(error, url)

const nameOf = (url: URL): string => url.hostname.replaceAll(/^\[|\]$/g, '')

const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

const targetOf = (url: URL, { allowPrivate }: InspectionOptions) => ({
  host: nameOf(url),
  ...(!allowPrivate && { lookup: lookupPublic }),
})
