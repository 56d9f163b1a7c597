import { readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { closeToTheEndMs } from '../../frame/session-ends.ts'
import { copy } from './copy.fr.ts'
import { localPath } from './local-path.ts'
import type { OperatorsDeps } from './operators-deps.ts'

const endedQuery = z.object({
  retour: z.string().max(4000).optional().catch(undefined),
  cause: z.enum(['inactivite', 'duree']).catch('inactivite'),
})

/** « Rester connecté », and the end of a session of which the page warned: the sign-in page says why, and leads back. */
export function mountSessionEnd(
  app: FastifyInstance,
  { gate, sessions }: Pick<OperatorsDeps, 'gate' | 'sessions'>,
): void {
  // To be asked is enough: every request of a session is activity.
  app.get('/connexion/rester', async (request, reply) =>
    reply.code((await gate.isSignedIn(request)) ? 204 : 401).send(),
  )
  app.get('/connexion/terminee', async (request, reply) => {
    const query = readQuery(request, endedQuery)
    const next = localPath(query.ok ? query.value.retour : undefined, '/console')
    // To look for the operator would be activity: the page that was left open must not keep its session for ever.
    await sessions.closeIdle({ request, reply }, closeToTheEndMs)
    if (await gate.isSignedIn(request)) return seeOther(reply, next)
    request.flash('info', query.ok && query.value.cause === 'duree' ? copy.overEnded : copy.idleEnded)
    return seeOther(reply, `/connexion?retour=${encodeURIComponent(next)}`)
  })
}
