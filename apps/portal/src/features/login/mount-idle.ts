import { readQuery, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance } from 'fastify'
import { h } from 'preact'
import { z } from 'zod'
import { idleCopy as copy } from '../../frame/copy.fr.ts'
import type { Frame } from '../../frame/frame.tsx'
import { endedPath, stayPath } from '../../frame/idle-paths.ts'
import { loginHref, safeNext } from './safe-next.ts'
import type { PortalSessions, Visitors } from './visitors.ts'

const endedQuery = z.object({
  next: z.string().max(4000).optional().catch(undefined),
  cause: z.enum(['inactivite', 'duree']).catch('inactivite'),
})

interface IdleDeps {
  readonly visitors: Visitors
  readonly sessions: Pick<PortalSessions, 'closeIdle'>
  readonly frame: Frame
}

/** Pages count from their last activity, the server from its last note of it, which may be a minute older; a minute and a half. */
const closeToTheEndMs = 90_000

/** « Rester connecté », and the page of a session that ended by itself, which leads back. */
export function mountIdle(app: FastifyInstance, { visitors, sessions, frame }: IdleDeps): void {
  // To be asked is enough: every request of a session is activity.
  app.get(stayPath, async (request, reply) =>
    reply.code((await visitors.current(request)) ? 204 : 401).send(),
  )
  app.get(endedPath, async (request, reply) => {
    const query = readQuery(request, endedQuery)
    const next = safeNext(query.ok ? query.value.next : undefined)
    // Asked by a page on which nothing happened. To look for the visitor would be activity, and an abandoned page would
    // keep its session for ever: it is ended first, unless another tab has been used since.
    await sessions.closeIdle({ request, reply }, closeToTheEndMs)
    if (await visitors.current(request)) return seeOther(reply, next)
    const isOver = query.ok && query.value.cause === 'duree'
    const button = h(ButtonLink, {
      href: loginHref(next),
      variant: 'primary',
      icon: 'login',
      children: copy.signIn,
    })
    const children = [h('p', null, isOver ? copy.overText : copy.endedText), h('p', null, button)]
    return frame.page(request, reply, { title: copy.ended, children })
  })
}
