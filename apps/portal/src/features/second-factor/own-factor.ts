import { seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { loginHref } from '../login/index.ts'
import { factorCopy as copy, keyCopy, recoveryCopy } from './copy.fr.ts'
import { RecoveryPage } from './recovery.page.tsx'
import { factorRefusals } from './refusals.ts'
import type { SecondFactorDeps } from './second-factor-deps.ts'
import type { FactorHolder } from './second-factors.ts'

export const ownFactorPage = '/compte/second-facteur'

/** A request about one's own second factor. */
export interface Own {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly holder: FactorHolder
}

type Answer = (deps: SecondFactorDeps, own: Own) => Promise<unknown>

/** A route about one's own second factor, for those it is offered to. */
export function ownFactor(
  deps: SecondFactorDeps,
  answer: Answer,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  return async (request, reply) => {
    const holder = await deps.factors.holder(deps.visitors.visitor(request).accountId)
    // Who no longer belongs to those it is offered to may still remove what they have.
    if (!holder || (holder.populations.length === 0 && !holder.enrolledAt))
      throw factorRefusals.refuse('second-factor.not-offered')
    return answer(deps, { request, reply, holder })
  }
}

/** Who found a session open must not change who may open the next one: the proofs were given this recently. */
const freshMs = 15 * 60_000

/** Asks for the password and the factor again when they were given too long ago. */
export function freshly(answer: Answer): Answer {
  return async (deps, own) => {
    const { request, reply } = own
    const session = await deps.sessions.current(request)
    const age = deps.clock.now().getTime() - (session?.openedAt.getTime() ?? 0)
    if (age <= freshMs) return answer(deps, own)
    request.flash('info', keyCopy.again)
    return seeOther(reply, loginHref(request.method === 'GET' ? request.url : ownFactorPage, { renew: true }))
  }
}

/** The recovery codes, on a page of one's own account. */
export function sendCodes(
  deps: SecondFactorDeps,
  { request, reply }: Pick<Own, 'request' | 'reply'>,
  { codes, activated }: { readonly codes: readonly string[]; readonly activated: boolean },
): Promise<unknown> {
  const breadcrumbs = [
    { label: copy.account, href: '/compte' },
    { label: copy.title, href: ownFactorPage },
    { label: recoveryCopy.title },
  ]
  const children = RecoveryPage({ codes, activated, next: ownFactorPage })
  return deps.frame.page(request, reply, { title: recoveryCopy.title, breadcrumbs, children })
}
