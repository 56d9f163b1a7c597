import { seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AccountDeps } from './account-deps.ts'
import { accountCopy, loginsCopy as copy } from './copy.fr.ts'
import { LoginsPage } from './logins.page.tsx'
import { accountRefusals } from './refusals.ts'

const base = '/compte/connexions'

/** `/compte/connexions`: one's own open sessions and last log-ins. */
export function mountLogins(app: FastifyInstance, deps: AccountDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get(base, { preHandler }, (request, reply) => showLogins(deps, request, reply))
  app.post(`${base}/:id/fermer`, { preHandler }, (request, reply) => closeOne(deps, request, reply))
  app.post(`${base}/partout`, { preHandler }, (request, reply) => leaveEverywhere(deps, request, reply))
  app.post(`${base}/pas-moi`, { preHandler }, (request, reply) => disown(deps, request, reply))
}

async function showLogins(deps: AccountDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { accountId } = deps.visitors.visitor(request)
  const [sessions, current, logins] = await Promise.all([
    deps.sessions.list(accountId),
    deps.sessions.current(request),
    deps.accounts.lastLogins(accountId),
  ])
  const page = { csrf: request.csrf, sessions, currentId: current?.id, logins }
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: accountCopy.title, href: '/compte' }, { label: copy.title }],
    children: LoginsPage(page),
  })
}

async function closeOne(deps: AccountDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { accountId } = deps.visitors.visitor(request)
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const mine = (await deps.sessions.list(accountId)).find((session) => session.id === id)
  if (!mine) throw accountRefusals.refuse('account.session-closed')
  await deps.sessions.closeById(mine.id)
  await deps.accounts.recordClosing({ accountId, sessionId: mine.id, at: deps.clock.now() })
  request.flash('success', copy.closed)
  return seeOther(reply, base)
}

/** « Se déconnecter partout »: every other session first, with their services, then this one as any log-out does. */
async function leaveEverywhere(
  deps: AccountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { accountId } = deps.visitors.visitor(request)
  const current = await deps.sessions.current(request)
  const others = (await deps.sessions.list(accountId)).filter(({ id }) => id !== current?.id)
  for (const { id: sessionId } of others) {
    await deps.sessions.closeById(sessionId)
    await deps.accounts.recordClosing({ accountId, sessionId, at: deps.clock.now() })
  }
  return seeOther(reply, '/cas/logout')
}

/** « Ce n’était pas moi »: whoever else is in goes out, and the password they know is of no more use. */
async function disown(deps: AccountDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { accountId } = deps.visitors.visitor(request)
  const current = await deps.sessions.current(request)
  await deps.accounts.disown({ accountId, at: deps.clock.now() })
  await deps.sessions.closeAllOf(accountId, current ? { except: current.id } : {})
  request.flash('success', copy.disowned)
  return seeOther(reply, '/compte/mot-de-passe')
}
