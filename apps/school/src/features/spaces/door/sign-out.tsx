import { seeOther, sendPage } from '@preau/platform'
import { BareShell, ButtonLink, FormActions } from '@preau/ui'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { productName, type View } from '../../../frame/view.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import type { Delegation } from '../../delegation/index.ts'
import { copy } from '../copy.fr.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import { arriveAtRoot } from './arrive.ts'

/** Closes the session of this server, and of this server only. */
export async function signOut(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  await deps.personSessions.close(base, { request, reply })
  return seeOther(reply, `${rootPath(base)}deconnexion`)
}

/** Says what is closed and what is not. */
export async function showSignedOut(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: DoorDeps,
): Promise<FastifyReply> {
  const base = arriveAtRoot(request, reply, deps)
  if (!base) return reply
  // Somebody who comes here by the address is still signed in: their space says so better than this page.
  if (await deps.personSessions.current(base, request)) return reply.redirect(rootPath(base), 302)
  const delegation = await deps.findDelegation(base)
  return sendPage(reply, SignedOutPage({ view: viewOf(request, deps.demo), base, delegation }))
}

interface SignedOutPageProps {
  readonly view: View
  readonly base: SchoolBase
  readonly delegation: Delegation | undefined
}

/** The ENT session goes on: on a shared computer, one click would open the space again (pronote-facts §2.8, §7). */
function SignedOutPage({ view, base, delegation }: SignedOutPageProps): VNode {
  const text = copy.signedOut
  return (
    <BareShell
      theme="school"
      productName={productName}
      title={text.title}
      context={base.name}
      flashes={view.flashes}
      demo={view.demo}
    >
      <p>{text.here(base.name)}</p>
      {delegation === undefined ? null : <p>{text.ent}</p>}
      <FormActions>
        {delegation === undefined ? null : (
          <ButtonLink href={delegation.endpoints.logout} variant="primary" icon="logout">
            {text.entLogout}
          </ButtonLink>
        )}
        <ButtonLink href={rootPath(base)} icon="door-enter">
          {text.again}
        </ButtonLink>
      </FormActions>
    </BareShell>
  )
}
