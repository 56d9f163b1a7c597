import { type AuditEntry, type Clock, createNetworkList, createRateLimit } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AskedPlace } from './asked-place.ts'
import { originOf, type SchoolBase } from './base.ts'
import { baseRefusals } from './refusals.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Requests of this route that are asked by a program of the ENT or by an operator: the list of the spaces does not hold them. */
    fromAnywhere?: boolean | ((request: FastifyRequest) => boolean)
  }
}

/** Port: the trail of those who were refused. */
export interface RefusedVisits {
  noteRefused(entry: AuditEntry): Promise<void>
}

/** What holds a base closed to some addresses, and to requests in clear. */
export interface AddressGuard {
  /** Sends a page asked in clear to its https address; true when it did. @throws base.https-required for a form */
  readonly isSentToHttps: (request: FastifyRequest, reply: FastifyReply, at: GuardedPlace) => boolean
  /** @throws base.address-refused, when the spaces are closed to the address of this request */
  readonly refuseSpaces: (request: FastifyRequest, base: SchoolBase) => Promise<void>
  /** @throws base.console-address-refused, when supervisors may not administer from the address of this request */
  readonly refuseConsole: (request: FastifyRequest, base: SchoolBase) => Promise<void>
}

interface GuardedPlace {
  readonly base: SchoolBase
  readonly place: Pick<AskedPlace, 'operated'>
}

interface GuardDeps {
  readonly refusedVisits: RefusedVisits
  readonly clock: Clock
  readonly publicUrl: string
}

/** Reads the settings of the base at each request: a session that is open obeys a new one at its next page. */
export function createAddressGuard({ refusedVisits, clock, publicUrl }: GuardDeps): AddressGuard {
  const isNew = onceAnHour(clock)
  const note = async (request: FastifyRequest, base: SchoolBase, area: 'spaces' | 'console') => {
    if (!isNew(`${base.id} ${area} ${request.ip}`)) return
    await refusedVisits.noteRefused({
      action: 'base.address-refused',
      actor: 'anonymous',
      target: base.pathName,
      school: base.uai,
      outcome: 'refused',
      data: { area, address: request.ip },
      at: clock.now(),
    })
  }
  return {
    isSentToHttps: (request, reply, { base, place }) => {
      if (!base.security.httpsRequired || request.protocol === 'https') return false
      const origin = place.operated ? publicUrl : originOf(base, publicUrl)
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw baseRefusals.refuse('base.https-required', { name: base.name })
      void reply.redirect(origin + request.originalUrl, 302)
      return true
    },
    refuseSpaces: async (request, base) => {
      if (isAmong(base.security.spaceNetworks, request.ip) || comesFromAnywhere(request)) return
      await note(request, base, 'spaces')
      throw baseRefusals.refuse('base.address-refused', { name: base.name, address: request.ip })
    },
    refuseConsole: async (request, base) => {
      if (isAmong(base.security.consoleNetworks, request.ip)) return
      await note(request, base, 'console')
      throw baseRefusals.refuse('base.console-address-refused', { name: base.name, address: request.ip })
    },
  }
}

/** Whether an address is on a list; an empty one lets everybody in. */
export const isAmong = (networks: readonly string[], address: string): boolean =>
  networks.length === 0 || createNetworkList(networks).has(address)

function comesFromAnywhere(request: FastifyRequest): boolean {
  const { fromAnywhere = false } = request.routeOptions.config
  return typeof fromAnywhere === 'boolean' ? fromAnywhere : fromAnywhere(request)
}

/** Somebody who tries again and again leaves one line an hour. */
function onceAnHour(clock: Clock): (key: string) => boolean {
  const limit = createRateLimit({ clock, max: 1, perMs: 3_600_000, maxKeys: 10_000 })
  return (key) => limit.take(key).ok
}
