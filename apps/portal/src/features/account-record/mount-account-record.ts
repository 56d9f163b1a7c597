import { type Clock, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import type { OwnAccounts } from '../account/index.ts'
import {
  accountPath,
  type AccountSheet,
  type Directory,
  directoryPath,
  directoryRefusals,
} from '../directory/index.ts'
import type { PortalSessions, Visitors } from '../login/index.ts'
import type { ServiceAccess } from '../services/index.ts'
import type { AccountHistory } from './account-history.ts'
import { recordCopy as copy } from './copy.fr.ts'
import { FollowPage } from './follow.page.tsx'
import { recordRefusals } from './refusals.ts'
import { servicesOf } from './services-of.ts'

export interface AccountRecordDeps {
  readonly directory: Directory
  readonly history: AccountHistory
  readonly access: Pick<ServiceAccess, 'policies' | 'person' | 'choices'>
  readonly accounts: Pick<OwnAccounts, 'lastLogins'>
  readonly sessions: PortalSessions
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

const pageSize = 50

/** `/administration/annuaire/:id/suivi`: access to each service with its reason, connections, history. */
export function mountAccountRecord(app: FastifyInstance, deps: AccountRecordDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const base = `${directoryPath}/:id/suivi`
  app.get(base, { preHandler }, (request, reply) => showFollow(deps, request, reply))
  app.post(`${base}/connexions/fermer`, { preHandler }, (request, reply) => closeAll(deps, request, reply))
}

async function sheetOf(deps: AccountRecordDeps, request: FastifyRequest): Promise<AccountSheet> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const sheet = /^\d{1,18}$/.test(id) ? await view.sheet(id) : undefined
  if (!sheet) throw directoryRefusals.refuse('account.unknown')
  return sheet
}

/** The account of an administrator is the platform operator's business, and their own. */
function mayAct(deps: AccountRecordDeps, request: FastifyRequest, { roles }: AccountSheet): boolean {
  return roles.length === 0 || scopeOf(deps.visitors.visitor(request)) === 'all'
}

const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) })

async function showFollow(
  deps: AccountRecordDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  const query = readQuery(request, pageQuery)
  const page = query.ok ? query.value.page : 1
  const scope = scopeOf(deps.visitors.visitor(request))
  const [services, sessions, logins, history] = await Promise.all([
    servicesOf(deps.access, { accountId: sheet.id, scope, at: deps.clock.now() }),
    deps.sessions.list(sheet.id),
    deps.accounts.lastLogins(sheet.id),
    deps.history.past(sheet.id, { offset: (page - 1) * pageSize, limit: pageSize + 1 }),
  ])
  const content = { services, sessions, logins, page, csrf: request.csrf, accountId: sheet.id }
  return deps.frame.page(request, reply, {
    title: sheet.name,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.directory, href: directoryPath },
      { label: sheet.name, href: accountPath(sheet.id) },
      { label: copy.follow },
    ],
    children: FollowPage({
      ...content,
      canClose: mayAct(deps, request, sheet),
      history: history.slice(0, pageSize),
      hasMore: history.length > pageSize,
    }),
  })
}

async function closeAll(
  deps: AccountRecordDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  if (!mayAct(deps, request, sheet)) throw recordRefusals.refuse('record.privileged')
  const count = await deps.sessions.closeAllOf(sheet.id)
  const by = actorOf(deps.visitors.visitor(request))
  await deps.history.recordClosing({ accountId: sheet.id, count, by, at: deps.clock.now() })
  request.flash('success', copy.closed(count))
  return seeOther(reply, `${accountPath(sheet.id)}/suivi`)
}
