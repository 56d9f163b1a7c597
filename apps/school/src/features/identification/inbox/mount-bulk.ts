import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../frame/operator.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { failuresPath } from '../failures-path.ts'
import { identificationRefusals } from '../refusals.ts'
import { type BulkFields, bulkForm, selectionOf } from './bulk-order.ts'
import { BulkPage } from './bulk-page.tsx'
import { inboxCopy } from './copy.fr.ts'
import type { FailureSelection } from './failure-inbox.ts'
import { filingForm, type FilingFields } from './filing-form.ts'
import { inboxHref } from './inbox-query.ts'
import type { InboxDeps } from './mount-inbox.ts'
import { askToLink } from './mount-links.ts'

const path = '/:base/client/identites/echecs/choix'
const copy = inboxCopy.bulk
const shownRows = 20

/** What is done to many failures at once: shown and asked first, then done. */
export function mountBulk(app: FastifyInstance, deps: InboxDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.post(path, inBase, (request, reply) => ask(request, reply, { deps }))
  app.post(`${path}/appliquer`, inBase, (request, reply) => apply(request, reply, deps))
}

/** What was chosen, as the form of a page of the inbox sends it. @throws Refusal `failure.selection-lost` */
function chosenBy(request: FastifyRequest, now: Date) {
  const form = readForm(request, bulkForm)
  if (!form.ok) throw identificationRefusals.refuse('failure.selection-lost')
  return { fields: form.value, kept: form.kept, selection: selectionOf(form.value, now) }
}

/** Links have a page and an order of their own. */
const plainAction = ({ action }: BulkFields): 'classer' | 'rouvrir' =>
  action === 'rouvrir' ? 'rouvrir' : 'classer'

interface Asked {
  readonly deps: InboxDeps
  readonly refused?: Parameters<typeof BulkPage>[0]['refused']
}

async function ask(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, refused }: Asked,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { fields, kept, selection } = chosenBy(request, deps.clock.now())
  const back = inboxHref(failuresPath(visit.base), fields)
  if (selection && fields.action === 'relier') return askToLink(request, reply, { deps, fields, selection })
  const found = selection && (await deps.inbox.preview(visit.base.id, selection, shownRows))
  if (!found || found.count === 0) {
    request.flash('warning', found ? copy.gone : copy.nothing)
    return seeOther(reply, back)
  }
  const sent = Object.keys(bulkForm.shape).filter((name) => name !== 'nombre')
  const page = BulkPage({
    view: viewOf(request, deps.demo),
    visit,
    action: plainAction(fields),
    ...found,
    fields: sent.flatMap((name) => kept.list(name).map((value) => [name, value] as const)),
    back,
    refused,
  })
  return sendPage(reply, page, refused ? 422 : 200)
}

async function apply(request: FastifyRequest, reply: FastifyReply, deps: InboxDeps): Promise<FastifyReply> {
  const { fields, selection } = chosenBy(request, deps.clock.now())
  if (selection === undefined) throw identificationRefusals.refuse('failure.selection-lost')
  const filing = plainAction(fields) === 'classer' ? readForm(request, filingForm) : undefined
  if (filing?.ok === false) {
    const { errors, kept } = filing
    const refused = { reason: kept.text('raison'), note: kept.text('precision'), errors }
    return ask(request, reply, { deps, refused })
  }
  const count = await carryOut(request, deps, { selection, filing: filing?.value })
  const left = Math.max(0, fields.nombre - count)
  const action = plainAction(fields)
  request.flash(
    left === 0 ? 'success' : 'warning',
    copy.done[action](count) + (left === 0 ? '' : copy.left(left)),
  )
  return seeOther(reply, backTo(request, deps, fields))
}

/** To the first page: the lines of this one have gone to another tab. */
const backTo = (request: FastifyRequest, { gate }: InboxDeps, fields: BulkFields): string =>
  inboxHref(failuresPath(gate.visit(request).base), fields, { page: 1 })

interface Decided {
  readonly selection: FailureSelection
  /** Absent: opened again. */
  readonly filing: FilingFields | undefined
}

function carryOut(
  request: FastifyRequest,
  { gate, inbox, clock }: InboxDeps,
  { selection, filing }: Decided,
): Promise<number> {
  const { base, operator } = gate.visit(request)
  const at = clock.now()
  const actor = actorOf(operator)
  const audit = { actor, school: base.uai, outcome: 'done', at } as const
  const order = { baseId: base.id, selection, at, actor }
  if (filing === undefined) {
    const action = 'identification-failure.reopened'
    return inbox.reopen({ ...order, audit: { ...audit, action } })
  }
  const action = 'identification-failure.dismissed'
  const { raison: because, precision: note } = filing
  return inbox.file({ ...order, because, note, audit: { ...audit, action } })
}
