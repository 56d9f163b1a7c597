import { type Clock, readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { connectedPath, ConnectedPage } from './connected-page.tsx'
import type { ConnectedStore } from './connected-store.ts'
import { copy } from './copy.fr.ts'
import { acceptLogoutBodies } from './receive-logout.ts'

export interface SessionsDeps {
  readonly gate: OperatorGate
  readonly connectedSessions: ConnectedStore
  readonly clock: Clock
  readonly demo: boolean
}

const prefix = '/:base/client/identites/connectes'
const pageSize = 50
const listQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) })
const disconnectForm = z.object({ session: z.string().max(40).default('') })

/** The logout message of an ENT as a body, and *Personnes connectées*: who has a space open; one or all may be disconnected (product.md B5). */
export function mountSessions(app: FastifyInstance, deps: SessionsDeps): void {
  acceptLogoutBodies(app)
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const query = readQuery(request, listQuery)
    const page = query.ok ? query.value.page : 1
    const now = deps.clock.now()
    const { rows, total } = await deps.connectedSessions.list(visit.base.id, { now, page, pageSize })
    const view = viewOf(request, deps.demo)
    return sendPage(reply, ConnectedPage({ view, visit, rows, total, page, pageSize }))
  })
  app.post(`${prefix}/deconnecter`, inBase, (request, reply) => disconnect(request, reply, deps))
}

async function disconnect(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SessionsDeps,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const form = readForm(request, disconnectForm)
  const asked = form.ok ? form.value.session : ''
  const count = await deps.connectedSessions.disconnect({
    baseId: base.id,
    which: asked === 'toutes' ? 'all' : { sessionId: asked },
    audit: {
      action: asked === 'toutes' ? 'sessions.all-disconnected' : 'session.disconnected',
      actor: actorOf(operator),
      school: base.uai,
      outcome: 'done',
      at: deps.clock.now(),
    },
  })
  request.flash(count === 0 ? 'info' : 'success', count === 0 ? copy.already : copy.disconnected(count))
  return seeOther(reply, connectedPath(base))
}
