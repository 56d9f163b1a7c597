import { logoutRedirect } from '@preau/cas'
import { allowImages, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalSession } from '../login/index.ts'
import type { CasDeps } from './cas-deps.ts'
import { parametersOf } from './parameters-of.ts'
import type { ServiceSession } from './service-sessions.ts'
import { SignedOutPage } from './signed-out.page.tsx'
import { logoutXml } from './tell-service.ts'

/**
 * `/cas/logout` ends the portal session, which is the single-sign-on session, with or without one. `service` is
 * followed when the registry knows it; `url` of CAS 2.0 is not (CAS 3.0 §2.3). Services of the back channel are told by
 * jobs, those of the front channel by this page, which then shows the way on instead of taking it.
 */
export function mountLogout(app: FastifyInstance, deps: CasDeps): void {
  app.get('/cas/logout', (request, reply) => logOut(deps, request, reply))
}

async function logOut(deps: CasDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const session = await deps.sessions.current(request)
  const told = session ? await leave(deps, session) : []
  await deps.sessions.close({ request, reply })
  const location = logoutRedirect(parametersOf(request.query), await deps.registry.services())
  if (location !== undefined && told.length === 0) return reply.redirect(location, 302)
  const images = told.map((one) => ({ title: one.title, address: frontChannelUrl(deps, one) }))
  allowImages(
    reply,
    images.map(({ address }) => new URL(address).origin),
  )
  return sendPage(reply, SignedOutPage({ demo: deps.demo, told: images, next: location }))
}

async function leave(deps: CasDeps, session: PortalSession): Promise<readonly ServiceSession[]> {
  const at = deps.clock.now()
  await deps.logins.recordLogout({ accountId: session.subject, at })
  return deps.serviceSessions.takeFront(session.id, at)
}

/** A GET of the browser with the message in its query, which clients of the front channel read (CAS-059). */
function frontChannelUrl(deps: CasDeps, session: ServiceSession): string {
  const url = new URL(session.address)
  url.searchParams.set('logoutRequest', logoutXml(deps, session))
  return url.href
}
