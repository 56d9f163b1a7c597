import { createRateLimit, readForm } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { rootPath } from '../bases/index.ts'
import { federationPages } from '../delegation/index.ts'
import { isLogoutCall } from '../sessions/index.ts'
import { arrive, arriveAtRoot } from './door/arrive.ts'
import { readAskedAddress, withQuery } from './door/asked-address.ts'
import { choosePerson } from './door/come-back.ts'
import { confirmDouble } from './door/confirm-double.ts'
import { cleanUp, receiveFederated } from './door/federated-entry.ts'
import { sessionPages } from './door/space-session-warning.tsx'
import { endSession, stayConnected } from './door/session-end.ts'
import { openSpace } from './door/open-space.ts'
import { showSignedOut, signOut } from './door/sign-out.tsx'
import { changePassword, showPasswordPage } from './local/change-password.ts'
import { logInLocally } from './local/local-login.ts'
import type { DoorDeps, SpacesDeps } from './spaces-deps.ts'

/** A whole school may sit behind one address. */
const perAddress = { max: 600, perMs: 5 * 60_000 }

const choiceForm = z.object({
  jeton: z.string().max(200).optional(),
  personne: z.string().max(20).default(''),
  jeton_double: z.string().max(200).optional(),
})

/** The spaces of a base, under its root (product.md B3). */
export function mountSpaces(app: FastifyInstance, given: SpacesDeps): void {
  const { clock } = given
  const limits = { perAddress: createRateLimit({ clock, ...perAddress }) }
  const deps: DoorDeps = { ...given, limits }
  const options = { preHandler: given.baseGate.enter }
  app.get('/:base/:root', options, (request, reply) => {
    const base = arriveAtRoot(request, reply, deps)
    if (!base) return reply
    return reply.redirect(withQuery(rootPath(base), readQueryOf(request)), 302)
  })
  for (const page of ['/:base/:root/', '/:base/:root/:page']) {
    app.get(page, { ...options, config: { fromAnywhere: isLogoutCall } }, (request, reply) =>
      isLogoutCall(request) ? deps.receiveLogout(request, reply) : openSpace(request, reply, deps),
    )
    app.post(page, { ...options, config: { csrf: isForm, fromAnywhere: isLogoutCall } }, (request, reply) =>
      receive(request, reply, deps),
    )
  }
  const federation = `/:base/:root/${federationPages.reply}`
  app.get(federation, options, (request, reply) => cleanUp(request, reply, deps))
  // The browser posts it from the page of the service: the sealed context is its token.
  app.post(federation, { ...options, config: { csrf: false } }, (request, reply) =>
    receiveFederated(request, reply, deps),
  )
  app.get('/:base/:root/deconnexion', options, (request, reply) => showSignedOut(request, reply, deps))
  app.post('/:base/:root/deconnexion', options, (request, reply) => signOut(request, reply, deps))
  app.get(`/:base/:root/${sessionPages.stay}`, options, (request, reply) =>
    stayConnected(request, reply, deps),
  )
  app.get(`/:base/:root/${sessionPages.ended}`, options, (request, reply) => endSession(request, reply, deps))
  app.get('/:base/:root/mot-de-passe', options, (request, reply) => showPasswordPage(request, reply, deps))
  app.post('/:base/:root/mot-de-passe', options, (request, reply) => changePassword(request, reply, deps))
}

/** The ENT posts its single logout at the address of the space, which is its service: no form, and no token. */
const isForm = (request: FastifyRequest): boolean => !isLogoutCall(request)

/** A space receives three forms: the local log-in, the choice among the people of one account, the double authentication. */
async function receive(request: FastifyRequest, reply: FastifyReply, deps: DoorDeps): Promise<FastifyReply> {
  if (isLogoutCall(request)) return deps.receiveLogout(request, reply)
  const arrival = await arrive(request, reply, deps)
  if (!arrival) return reply
  const form = readForm(request, choiceForm)
  const double = form.ok ? form.value.jeton_double : undefined
  if (double !== undefined) return confirmDouble(request, reply, { ...deps, arrival, token: double })
  if (!form.ok || form.value.jeton === undefined) return logInLocally(request, reply, { ...deps, arrival })
  const { jeton: token, personne: personId } = form.value
  return choosePerson(request, reply, { ...deps, arrival, token, personId })
}

const readQueryOf = (request: FastifyRequest): string => {
  const { query, wantsLocal } = readAskedAddress(request.url)
  return wantsLocal ? [query, 'login=true'].filter((part) => part !== '').join('&') : query
}
