import { type Clock, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { directoryPath, searchFields, searchOf } from '../directory/index.ts'
import type { PortalSessions, Visitors } from '../login/index.ts'
import { type BulkActions, bulkKinds, type BulkOrder } from './bulk-actions.ts'
import { bulkPath, ConfirmPage, DonePage } from './bulk.page.tsx'
import { bulkCopy as copy } from './copy.fr.ts'
import { bulkRefusals } from './refusals.ts'

export interface BulkActionsDeps {
  readonly bulk: BulkActions
  readonly sessions: Pick<PortalSessions, 'closeAllOf'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

const aDayMs = 24 * 3600 * 1000

/** `/administration/annuaire/actions`: the list sends its selection, the page asks to confirm, the action is done or undone. */
export function mountBulkActions(app: FastifyInstance, deps: BulkActionsDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.post(bulkPath, { preHandler }, (request, reply) => askToConfirm(deps, request, reply))
  app.post(`${bulkPath}/confirmer`, { preHandler }, (request, reply) => confirm(deps, request, reply))
  app.get(`${bulkPath}/:id`, { preHandler }, (request, reply) => showDone(deps, request, reply))
  app.post(`${bulkPath}/:id/annuler`, { preHandler }, (request, reply) => undo(deps, request, reply))
}

const orderForm = z.object({
  ...searchFields.shape,
  action: z.enum(bulkKinds, copy.missingKind),
  groupe: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  tout: z.literal('1').optional().catch(undefined),
  comptes: z.array(z.string().regex(/^\d{1,18}$/)).max(2000),
  nombre: z.coerce.number().int().min(1).catch(0).default(0),
})

type OrderFields = z.output<typeof orderForm>

/** The order of a form, or what it lacks. */
function orderOf(fields: OrderFields): BulkOrder | string {
  const { action: kind, groupe: groupId, tout, comptes: ids } = fields
  if ((kind === 'join' || kind === 'leave') && groupId === undefined) return copy.missingGroup
  if (tout === undefined && ids.length === 0) return copy.missingAccounts
  return { kind, groupId, selection: tout === undefined ? { ids } : { search: searchOf(fields) } }
}

async function askToConfirm(
  deps: BulkActionsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, orderForm)
  const order = form.ok ? orderOf(form.value) : (form.errors.action ?? copy.missingAccounts)
  if (typeof order === 'string') {
    request.flash('warning', order)
    return seeOther(reply, directoryPath)
  }
  const preview = await deps.bulk.preview(order, actorOf(deps.visitors.visitor(request)))
  const names = [...Object.keys(searchFields.shape), 'action', 'groupe', 'tout', 'comptes']
  const fields = names.flatMap((name) => form.kept.list(name).map((value) => [name, value] as const))
  return deps.frame.page(request, reply, {
    title: copy.confirm[order.kind](preview.count),
    breadcrumbs: crumbs,
    children: ConfirmPage({ csrf: request.csrf, kind: order.kind, preview, fields }),
  })
}

const crumbs = [
  { label: copy.administration, href: '/administration' },
  { label: copy.directory, href: directoryPath },
  { label: copy.title },
]

async function confirm(
  deps: BulkActionsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, orderForm)
  const order = form.ok ? orderOf(form.value) : copy.missingKind
  if (!form.ok || typeof order === 'string') throw bulkRefusals.refuse('bulk.changed')
  const change = { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
  const done = await deps.bulk.apply({ ...order, confirmed: form.value.nombre }, change)
  if (done === 'changed') throw bulkRefusals.refuse('bulk.changed')
  if (done === 'last-operator') throw bulkRefusals.refuse('bulk.last-operator')
  if (order.kind === 'suspend') await closeSessions(deps, done.accountIds)
  return seeOther(reply, `${bulkPath}/${done.id}`)
}

/** A suspended account has no more access at once; its services are told too. */
async function closeSessions({ sessions }: BulkActionsDeps, accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds) await sessions.closeAllOf(accountId)
}

function idOf(request: FastifyRequest): string {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  if (!/^\d{1,18}$/.test(id)) throw bulkRefusals.refuse('bulk.unknown')
  return id
}

async function showDone(
  deps: BulkActionsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const action = await deps.bulk.read(idOf(request), scopeOf(deps.visitors.visitor(request)))
  if (!action) throw bulkRefusals.refuse('bulk.unknown')
  const recent = deps.clock.now().getTime() - action.doneAt.getTime() < aDayMs
  return deps.frame.page(request, reply, {
    title: copy.title,
    breadcrumbs: crumbs,
    children: DonePage({ csrf: request.csrf, action, canUndo: recent && action.undoneAt === null }),
  })
}

async function undo(deps: BulkActionsDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const id = idOf(request)
  const at = deps.clock.now()
  const change = {
    by: actorOf(deps.visitors.visitor(request)),
    at,
    notBefore: new Date(at.getTime() - aDayMs),
  }
  const undone = await deps.bulk.undo(id, change)
  if (undone === 'gone') throw bulkRefusals.refuse('bulk.unknown')
  if (undone === 'too-late') throw bulkRefusals.refuse('bulk.too-late')
  if (undone.kind === 'reopen') await closeSessions(deps, undone.accountIds)
  request.flash('success', copy.undone(undone.accountIds.length))
  return seeOther(reply, `${bulkPath}/${id}`)
}
