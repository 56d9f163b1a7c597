import { seeOther, sendPage } from '@preau/platform'
import { BareShell, ButtonLink, FormActions } from '@preau/ui'
import { signOutAddress } from '@preau/ws-federation'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { productName, type View } from '../../../frame/view.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { rootPath, type SchoolBase } from '../../bases/index.ts'
import { federationAddresses } from '../../delegation/index.ts'
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
  const session = await deps.personSessions.current(base, request)
  await deps.personSessions.close(base, { request, reply })
  const by = session?.data.federated === true ? `?par=${federatedSignOut}` : ''
  return seeOther(reply, `${rootPath(base)}deconnexion${by}`)
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
  const entLogout = await entLogoutOf(request, base, deps)
  return sendPage(reply, SignedOutPage({ view: viewOf(request, deps.demo), base, entLogout }))
}

/** Says to the page after the sign-out that the session came by Ws-Federation; it opens nothing. */
const federatedSignOut = 'ws-federation'

/** Where the session of the ENT ends: at the service that opened ours, else at the CAS. */
async function entLogoutOf(
  request: FastifyRequest,
  base: SchoolBase,
  deps: DoorDeps,
): Promise<string | undefined> {
  const { par } = request.query as { readonly par?: unknown }
  const federation = par === federatedSignOut ? await deps.findFederation(base) : undefined
  if (federation === undefined) return (await deps.findDelegation(base))?.endpoints.logout
  const { realm, signedOut } = federationAddresses(deps.publicUrl, base)
  return signOutAddress(federation.endpoint, { realm, reply: signedOut })
}

interface SignedOutPageProps {
  readonly view: View
  readonly base: SchoolBase
  /** Where the session of the ENT ends; `undefined` when the base delegates nothing. */
  readonly entLogout: string | undefined
}

/** The ENT session goes on: on a shared computer, one click would open the space again (pronote-facts §2.8, §7). */
function SignedOutPage({ view, base, entLogout }: SignedOutPageProps): VNode {
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
      {entLogout === undefined ? null : <p>{text.ent}</p>}
      <FormActions>
        {entLogout === undefined ? null : (
          <ButtonLink href={entLogout} variant="primary" icon="logout">
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
