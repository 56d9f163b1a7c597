import type { Clock } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AddressStore, FormerUse } from './address-store.ts'
import {
  type AskedPlace,
  hasTicket,
  isMarked,
  marked,
  placeOf,
  renamed,
  underOwnHost,
  unmarked,
  withoutTicket,
} from './asked-place.ts'
import { originOf, publicAddress, type SchoolBase } from './base.ts'
import type { BaseStore } from './base-store.ts'
import { copy } from './copy.fr.ts'
import { type HostNames, hostOf } from './host-names.ts'
import type { AddressGuard } from './guard-address.ts'
import { baseRefusals } from './refusals.ts'

/** From an address to a base, for routes whose first or second segment is `:base`. */
export interface BaseGate {
  /**
   * preHandler. Refuses an unknown base (`base.unknown`); sends a reader who came by the UAI, another case, an address
   * the base had before or another of its hosts to the one right address, so that cookies, bookmarks and CAS services
   * know a single name. Spaces are at the host of the base if it has one, operators at that of the server.
   */
  readonly enter: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  /** The base of a request that went through {@link enter}. */
  readonly of: (request: FastifyRequest) => SchoolBase
  /**
   * Refuses a form sent to an address that the base had before (`base.moved`): its reader has to know that nothing was
   * recorded. Calls of programs do not ask, and are answered.
   */
  readonly refuseMoved: (request: FastifyRequest) => void
}

export interface BaseGateDeps {
  readonly bases: Pick<BaseStore, 'byPath'>
  readonly addresses: Pick<AddressStore, 'noteFormerUse'>
  readonly hostNames: HostNames
  readonly addressGuard: Pick<AddressGuard, 'isSentToHttps' | 'refuseSpaces'>
  readonly clock: Clock
  /** Address of the server, without a final slash. */
  readonly publicUrl: string
}

interface Entered {
  readonly base: SchoolBase
  /** Came by an address that the base had before. */
  readonly moved: boolean
}

export function createBaseGate(deps: BaseGateDeps): BaseGate {
  const entered = new WeakMap<FastifyRequest, Entered>()
  const enteredOf = (request: FastifyRequest): Entered => {
    const known = entered.get(request)
    if (!known) throw new Error(`route ${request.routeOptions.url ?? '?'} has no base gate`)
    return known
  }
  return {
    enter: async (request, reply) => {
      const place = placeOf({ route: request.routeOptions.url ?? '', params: request.params as object })
      const base = await deps.bases.byPath(place.segment)
      if (!base) return unknownBase(request, reply, { ...deps, place })
      const { moved, address } = await rightPlace(request, { ...deps, place, base })
      entered.set(request, { base, moved })
      if (deps.addressGuard.isSentToHttps(request, reply, { base, place })) return reply
      if (!place.operated) await deps.addressGuard.refuseSpaces(request, base)
      if (!isReading(request)) return undefined
      if (address !== undefined) return reply.redirect(moved ? marked(address) : address, 302)
      if (!isMarked(request.originalUrl)) return undefined
      request.flash('info', copy.moved(publicAddress(base, deps.publicUrl)))
      return reply.redirect(unmarked(request.originalUrl), 302)
    },
    of: (request) => enteredOf(request).base,
    refuseMoved: (request) => {
      const { base, moved } = enteredOf(request)
      if (!moved) return
      const address = publicAddress(base, deps.publicUrl)
      throw baseRefusals.refuse('base.moved', { name: base.name, address })
    },
  }
}

type Asked = BaseGateDeps & { readonly place: AskedPlace; readonly base: SchoolBase }

/** Another node may have given a host to a base since this one read the table. */
async function unknownBase(
  request: FastifyRequest,
  reply: FastifyReply,
  { hostNames, place }: BaseGateDeps & { readonly place: AskedPlace },
): Promise<unknown> {
  const { host } = request.headers
  const before = hostNames.of(host)
  await hostNames.refresh()
  if (isReading(request) && hostNames.of(host)?.pathName !== before?.pathName)
    return reply.redirect(request.originalUrl, 302)
  throw baseRefusals.refuse('base.unknown', { segment: place.segment })
}

/** Where this request should have gone, unless it is there, and whether it came by a former address. */
async function rightPlace(
  request: FastifyRequest,
  asked: Asked,
): Promise<{ readonly moved: boolean; readonly address: string | undefined }> {
  const { base, place, publicUrl } = asked
  const formerRoot = await cameByFormerRoot(request, asked)
  const inside = renamed(request.url, base, formerRoot ? base.root : undefined)
  const path = place.operated || base.host === undefined ? inside : underOwnHost(inside)
  const rightHost = isRightHost(request, asked)
  if (rightHost && path === request.originalUrl) return { moved: false, address: undefined }
  const moved = formerRoot || (!place.operated && (await cameByFormerName(request, asked)))
  const origin = place.operated ? publicUrl : originOf(base, publicUrl)
  return { moved, address: (rightHost ? '' : origin) + withoutTicket(path) }
}

function isRightHost(request: FastifyRequest, { base, place, hostNames }: Asked): boolean {
  const { host } = request.headers
  if (place.operated || base.host === undefined) return hostNames.of(host) === undefined
  return hostOf(host) === base.host
}

async function cameByFormerRoot(request: FastifyRequest, asked: Asked): Promise<boolean> {
  const root = asked.place.root?.toLowerCase()
  if (root === undefined || root === asked.base.root) return false
  return note(request, asked, { kind: 'root', name: root })
}

/** By its path name, when it has a host now; by a path name or a host that it had before. */
async function cameByFormerName(request: FastifyRequest, asked: Asked): Promise<boolean> {
  const host = asked.hostNames.of(request.headers.host)
  if (host) return note(request, asked, { kind: 'host', name: hostOf(request.headers.host) })
  return note(request, asked, { kind: 'path', name: asked.place.segment.toLowerCase() })
}

function note(
  request: FastifyRequest,
  { base, addresses, clock }: Asked,
  use: Pick<FormerUse, 'kind' | 'name'>,
): Promise<boolean> {
  const fromEnt = hasTicket(request.originalUrl)
  return addresses.noteFormerUse({ ...use, baseId: base.id, fromEnt, at: clock.now() })
}

const isReading = (request: FastifyRequest): boolean => request.method === 'GET' || request.method === 'HEAD'
