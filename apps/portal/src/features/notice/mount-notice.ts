import type { FastifyInstance } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import type { Visitors } from '../login/index.ts'
import { AdministratorsPage } from './administrators.page.tsx'
import { administratorsCopy as copy } from './copy.fr.ts'
import type { Notices } from './notices.ts'

export interface NoticeDeps {
  readonly notices: Notices
  readonly visitors: Visitors
  readonly frame: Frame
}

/** `/information/administrateurs`. The information page itself is shown where the person was going, by `cas`. */
export function mountNotice(app: FastifyInstance, deps: NoticeDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get('/information/administrateurs', { preHandler }, async (request, reply) => {
    const { accountId, entId } = deps.visitors.visitor(request)
    const schools = await deps.notices.administratorsFor(accountId)
    const children = AdministratorsPage({ schools, entId })
    return deps.frame.page(request, reply, { title: copy.title, lead: copy.lead, width: 'narrow', children })
  })
}
