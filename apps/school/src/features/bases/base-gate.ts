import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SchoolBase } from './base.ts'
import type { BaseStore } from './base-store.ts'
import { baseRefusals } from './refusals.ts'

/** From an address to a base, for routes whose first or second segment is `:base`. */
export interface BaseGate {
  /**
   * preHandler. Refuses an unknown base (`base.unknown`); sends a reader who used the UAI or another case to the one
   * right address, so that cookies, bookmarks and CAS services know a single name.
   */
  readonly enter: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  /** The base of a request that went through {@link enter}. */
  readonly of: (request: FastifyRequest) => SchoolBase
}

export function createBaseGate(bases: Pick<BaseStore, 'byPath'>): BaseGate {
  const entered = new WeakMap<FastifyRequest, SchoolBase>()
  return {
    enter: async (request, reply) => {
      const segment = segmentOf(request)
      const base = await bases.byPath(segment)
      if (!base) throw baseRefusals.refuse('base.unknown', { segment })
      entered.set(request, base)
      if (segment === base.pathName || !isReading(request)) return undefined
      return reply.redirect(renamed(request.url, segment, base.pathName), 302)
    },
    of: (request) => {
      const base = entered.get(request)
      if (!base) throw new Error(`route ${request.routeOptions.url ?? '?'} has no base gate`)
      return base
    },
  }
}

const segmentOf = (request: FastifyRequest): string =>
  (request.params as { readonly base?: string }).base ?? ''

const isReading = (request: FastifyRequest): boolean => request.method === 'GET' || request.method === 'HEAD'

function renamed(url: string, segment: string, pathName: string): string {
  const [path = '', ...query] = url.split('?')
  const segments = path.split('/')
  const at = segments.indexOf(encodeURIComponent(segment))
  // A segment escaped in an unusual way cannot be found back in the address: its base's front door is the answer.
  return at === -1 ? `/${pathName}/` : [segments.with(at, pathName).join('/'), ...query].join('?')
}
