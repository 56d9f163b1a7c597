import { readQuery, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance } from 'fastify'
import { h } from 'preact'
import { z } from 'zod'
import { idleCopy as copy } from '../../frame/copy.fr.ts'
import type { Frame } from '../../frame/frame.tsx'
import { endedPath, stayPath } from '../../frame/idle-warning.tsx'
import { loginHref, safeNext } from './safe-next.ts'
import type { Visitors } from './visitors.ts'

const endedQuery = z.object({
  next: z.string().max(4000).optional().catch(undefined),
  cause: z.enum(['inactivite', 'duree']).catch('inactivite'),
})

/** « Rester connecté », and the page of a session that ended by itself, which leads back. */
export function mountIdle(
  app: FastifyInstance,
  { visitors, frame }: { readonly visitors: Visitors; readonly frame: Frame },
): void {
  // To be asked is enough: every request of a session is activity.
  app.get(stayPath, async (request, reply) =>
    reply.code((await visitors.current(request)) ? 204 : 401).send(),
  )
  app.get(endedPath, async (request, reply) => {
    const query = readQuery(request, endedQuery)
    const next = safeNext(query.ok ? query.value.next : undefined)
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
