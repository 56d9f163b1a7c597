import { allowShowingElsewhere, sendPage, sha256 } from '@preau/platform'
import { readPassiveMessage } from '@preau/ws-federation'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../../frame/view-of.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import { type Federation, federationAddresses, type ReceivedSignIn } from '../../delegation/index.ts'
import { type AnsweredRequest, type BroughtAnswer, renderFailure } from '../../identification/index.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import { type Arrival, arriveAtRoot, arrivalAt, refuseUnpublished } from './arrive.ts'
import { answerOutcome } from './come-back.ts'
import { browserSecret, readBrowserSecret } from './federation-cookie.ts'

/** Sends the browser to the service, with where it wanted to go. */
export async function goToFederation(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps & { readonly arrival: Arrival; readonly federation: Federation },
): Promise<FastifyReply> {
  const { arrival, federation, publicUrl } = deps
  const { base, space, mobile, asked } = arrival
  const address = await deps.federationDoor.signIn({
    base,
    federation,
    addresses: federationAddresses(publicUrl, base),
    browser: browserSecret(request, reply, deps),
    asked: { space, mobile, query: asked.query },
  })
  return reply.redirect(address, 302)
}

/**
 * POST at the one address of a base where a service has answers brought: who is it, a new session, then the address that
 * was asked for. The browser comes from another site, with none of our cookies but the one made for this.
 */
export async function receiveFederated(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  if (await deps.receiveTrial(request, reply, base)) return reply
  refuseUnpublished(base)
  const federation = await deps.findFederation(base)
  // Nobody here waits for an answer any more: the root says what to do instead.
  if (!federation) return reply.redirect(rootPath(base), 303)
  const addresses = federationAddresses(deps.publicUrl, base)
  const browser = readBrowserSecret(request, deps.publicUrl)
  const fields = isFields(request.body) ? request.body : {}
  const came = await deps.federationDoor.receive({ base, federation, addresses, browser, fields })
  const answer = (): Promise<BroughtAnswer> => bring(came, browser)
  const asking = { base, delegation: federation, address: request.ip, answer }
  const { asked } = came
  if (asked === undefined) return refuse(request, reply, { ...deps, ...asking, service: addresses.reply })
  const arrival = await arrivalAt(base, asked, deps)
  // The choice of the space changed meanwhile: its own door, whichever it is now.
  if (!arrival.federation) return reply.redirect(arrival.clean, 303)
  const outcome = await deps.identifier.identifyAnswer({
    ...asking,
    space: arrival.space,
    service: arrival.service,
  })
  return answerOutcome(request, reply, { ...deps, arrival, outcome })
}

/** An answer that belongs to no sign-in of this browser is recorded, and never anything else. */
async function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps & Omit<AnsweredRequest, 'space'>,
): Promise<FastifyReply> {
  const { base, delegation, address, answer, service } = deps
  const space = 'commune'
  const outcome = await deps.identifier.identifyAnswer({ base, delegation, address, answer, service, space })
  if (outcome.kind !== 'failure') throw new Error('an answer to no sign-in was believed')
  const page = renderFailure({ failure: outcome.failure, base, view: viewOf(request, deps.demo) })
  return sendPage(reply, page, outcome.failure.status)
}

async function bring(came: ReceivedSignIn, browser: string | undefined): Promise<BroughtAnswer> {
  const read = await came.read()
  if (!read.ok) return { kind: 'refused', code: read.code, detail: read.sentence }
  if (browser === undefined) throw new Error('an answer was believed without its browser')
  const { subject = '', claims } = read.token
  return { kind: 'success', user: subject, attributes: claims, ticketHash: sha256(browser) }
}

const isFields = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** The smallest picture there is: services show it as the sign that we signed out. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/**
 * GET at the same address: the clean-up of a sign-out, which the service puts in its page as a picture or a frame. The
 * sessions of this browser end, as far as it lets its cookie through. Whatever comes, it never leads anywhere else: a
 * `wreply` is not read. Source: WS-Federation 1.2 §13.2.4.
 */
export async function cleanUp(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  const query = isFields(request.query) ? request.query : {}
  if (readPassiveMessage(query).kind !== 'clean-up') return reply.redirect(rootPath(base), 302)
  await closeSessions(request, base, deps)
  allowShowingElsewhere(reply)
  return reply.header('cache-control', 'no-store').type('image/gif').send(picture)
}

async function closeSessions(
  request: FastifyRequest,
  base: SchoolBase,
  { sessionTickets, clock, publicUrl }: DoorDeps,
): Promise<void> {
  const browser = readBrowserSecret(request, publicUrl)
  if (browser === undefined) return
  const audit = {
    action: 'session.closed-by-ent',
    actor: 'ws-federation',
    school: base.uai,
    outcome: 'done',
    at: clock.now(),
  } as const
  await sessionTickets.close({ baseId: base.id, ticketHash: sha256(browser), audit })
}
