import { logoutRedirect } from '@preau/cas'
import { sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CasDeps } from './cas-deps.ts'
import { parametersOf } from './parameters-of.ts'
import { SignedOutPage } from './signed-out.page.tsx'

/**
 * `/cas/logout` ends the portal session, which is the single-sign-on session, with or without one. `service` is
 * followed when the registry knows it; `url` of CAS 2.0 is not (CAS 3.0 §2.3).
 */
export function mountLogout(app: FastifyInstance, deps: CasDeps): void {
  app.get('/cas/logout', (request, reply) => logOut(deps, request, reply))
}

async function logOut(deps: CasDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const session = await deps.sessions.current(request)
  if (session) await deps.logins.recordLogout({ accountId: session.subject, at: deps.clock.now() })
  await deps.sessions.close({ request, reply })
  const location = logoutRedirect(parametersOf(request.query), await deps.registry.services())
  if (location !== undefined) return reply.redirect(location, 302)
  return sendPage(reply, SignedOutPage({ demo: deps.demo }))
}
