import { readQuery } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import type { Visitors } from '../login/index.ts'
import { AdministratorsPage } from './administrators.page.tsx'
import { administratorsCopy as copy } from './copy.fr.ts'
import type { Notices } from './notices.ts'
import { backField, wayBack } from './way-back.ts'

const administratorsQuery = z.object({ [backField]: z.string().max(4000).optional().catch(undefined) })

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
    const query = readQuery(request, administratorsQuery)
    const back = wayBack(query.ok ? query.value[backField] : undefined)
    const children = AdministratorsPage({ schools, entId, back })
    return deps.frame.page(request, reply, { title: copy.title, lead: copy.lead, width: 'narrow', children })
  })
}
