import type { Refusal } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  baseRefusals,
  isReadOnly,
  originOf,
  rootPath,
  type SchoolBase,
  type Space,
  spaceOfPage,
  spacePath,
  describeSpace,
} from '../../bases/index.ts'
import type { AskedPage, Delegation, Federation } from '../../delegation/index.ts'
import { spaceRefusals } from '../refusals.ts'
import type { SpacesDeps } from '../spaces-deps.ts'
import { type AskedAddress, readAskedAddress, withQuery } from './asked-address.ts'

/** Somebody in front of a published space. */
export interface Arrival {
  readonly base: SchoolBase
  readonly space: Space
  /** The mobile version of its page. */
  readonly mobile: boolean
  readonly asked: AskedAddress
  /** Path of the page with the query to keep: what the address bar shows in the end. */
  readonly clean: string
  /** The same with the public address in front: the CAS `service`. Built from the configuration, never from a header. */
  readonly service: string
  /** Published spaces of the base. */
  readonly published: ReadonlySet<Space>
  /** The delegation of the base, whatever this space does. */
  readonly delegation: Delegation | undefined
  /** The delegation, when this space uses it. */
  readonly door: Delegation | undefined
  /** The Ws-Federation delegation, when this space uses that one. */
  readonly federation: Federation | undefined
}

type Params = { readonly root?: string; readonly page?: string }

/**
 * The base of a request whose second segment is its root, published; `undefined` when the reply has been sent elsewhere.
 * The base gate has run before.
 */
export function arriveAtRoot(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Pick<SpacesDeps, 'baseGate'>,
): SchoolBase | undefined {
  const base = deps.baseGate.of(request)
  if (request.method === 'POST') deps.baseGate.refuseMoved(request)
  const { root = '', page = '' } = request.params as Params
  if (root.toLowerCase() !== base.root) throw baseRefusals.refuse('base.page-unknown', { name: base.name })
  if (root !== base.root) {
    const { query } = readAskedAddress(request.url)
    void reply.redirect(withQuery(rootPath(base) + encodeURIComponent(page), query), 302)
    return undefined
  }
  return base
}

/** The same, for the page of a space; refuses what is not published and sends an unpublished mobile version to the other. */
export async function arrive(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SpacesDeps,
): Promise<Arrival | undefined> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return undefined
  const named = spaceOfPage((request.params as Params).page ?? '')
  if (!named) throw baseRefusals.refuse('base.page-unknown', { name: base.name })
  const asked = readAskedAddress(request.url)
  const arrival = await arrivalAt(base, { ...named, query: asked.query }, deps)
  if (named.mobile && !arrival.mobile) {
    const query = [asked.query, ...(asked.wantsLocal ? ['login=true'] : [])]
      .filter((part) => part !== '')
      .join('&')
    void reply.redirect(withQuery(spacePath(base, named.space), query), 302)
    return undefined
  }
  return { ...arrival, asked }
}

/**
 * The page of a space as it is published today. A door that is closed is recorded.
 *
 * @throws Refusal `space.base-not-published`, `space.not-published`
 */
export async function arrivalAt(
  base: SchoolBase,
  { space, mobile, query }: AskedPage,
  deps: Pick<SpacesDeps, 'bases' | 'findDelegation' | 'findFederation' | 'noteClosedDoor' | 'publicUrl'>,
): Promise<Arrival> {
  const serviceOf = (path: string): string => originOf(base, deps.publicUrl) + path
  const service = serviceOf(withQuery(spacePath(base, space, mobile), query))
  if (!base.published) {
    await deps.noteClosedDoor({ base, space, reason: 'base-not-published', service })
    refuseUnpublished(base)
  }
  const publications = await deps.bases.publications(base.id)
  const own = publications.find((one) => one.space === space)
  if (own?.published !== true) {
    await deps.noteClosedDoor({ base, space, reason: 'space-not-published', service })
    throw notPublished(base, space)
  }
  const isMobile = mobile && own.mobile
  const clean = withQuery(spacePath(base, space, isMobile), query)
  const delegation = await deps.findDelegation(base)
  const isFederated = own.delegation === 'ws-federation'
  return {
    base,
    space,
    mobile: isMobile,
    asked: { query, hasTicket: false, wantsLocal: false, triesCookies: false },
    clean,
    service: serviceOf(clean),
    published: new Set(publications.flatMap((one) => (one.published ? [one.space] : []))),
    delegation,
    door: delegation?.spaces.has(space) === true ? delegation : undefined,
    federation: isFederated ? await deps.findFederation(base) : undefined,
  }
}

/** @throws Refusal `space.base-archived`, `space.base-not-published` */
export function refuseUnpublished(base: SchoolBase): void {
  if (isReadOnly(base)) throw spaceRefusals.refuse('space.base-archived', { name: base.name })
  if (!base.published) throw spaceRefusals.refuse('space.base-not-published', { name: base.name })
}

/** The refusal of a space that the school has not opened. */
export const notPublished = (base: SchoolBase, space: Space): Refusal =>
  spaceRefusals.refuse('space.not-published', { label: describeSpace(space).label, name: base.name })
