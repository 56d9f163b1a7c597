import type { PersonCategory } from '@preau/people'
import { readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parisDay } from '../../../frame/format.ts'
import { actorOf, type Visit } from '../../../frame/operator.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { hasProfiles } from '../../authorisation-profiles/index.ts'
import { categoryOf } from '../category-of-request.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { peopleRefusals } from '../refusals.ts'
import { peopleHref } from '../table/people-query.ts'
import { tablePath } from '../table/table-view.ts'
import { bulkForm, orderOf } from './bulk-order.ts'
import { ConfirmPage } from './confirm-page.tsx'
import { changesCopy as copy } from './copy.fr.ts'
import { ChangesPage, changesPath, DonePage } from './done-pages.tsx'
import type { BulkOrder, Change, DoneChange } from './people-changes.ts'

const table = '/:base/client/ressources/:category'
const changes = '/:base/client/modifications'
const shownLines = 200

/** Changes of many people: the selection of a table, asked a second time, done, then listed and undone. */
export function mountChanges(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.post(`${table}/modifier`, inBase, (request, reply) => askToConfirm(request, reply, deps))
  app.post(`${table}/modifier/appliquer`, inBase, (request, reply) => applyBulk(request, reply, deps))
  app.get(changes, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const latest = await deps.peopleChanges.latest(visit.base.id, 50)
    return sendPage(reply, ChangesPage({ view: viewOf(request, deps.demo), visit, changes: latest }))
  })
  app.get(`${changes}/:change`, inBase, async (request, reply) => {
    const change = await changeOf(request, deps)
    const lines = await deps.peopleChanges.lines(change.id, shownLines)
    const visit = deps.gate.visit(request)
    return sendPage(reply, DonePage({ view: viewOf(request, deps.demo), visit, change, lines }))
  })
  app.post(`${changes}/:change/annuler`, inBase, (request, reply) => undo(request, reply, deps))
}

/** The change of the address, in the base of the address. @throws Refusal `people.change-unknown` */
async function changeOf(request: FastifyRequest, deps: PeopleDeps): Promise<DoneChange> {
  const id = (request.params as { readonly change?: string }).change ?? ''
  const known = /^\d{1,18}$/.test(id)
    ? await deps.peopleChanges.read(deps.gate.visit(request).base.id, id)
    : undefined
  if (!known) throw peopleRefusals.refuse('people.change-unknown')
  return known
}

async function askToConfirm(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const form = readForm(request, bulkForm)
  const fields = form.ok ? form.value : bulkForm.parse({ personnes: [], visibles: [] })
  const back = peopleHref(tablePath(visit, category), fields, {})
  const order = orderOf(fields, { category, today: parisDay(deps.clock.now()) })
  if (typeof order !== 'string') await checkProfile(visit, deps, order)
  if (typeof order === 'string' || fields.modification === undefined) {
    request.flash('warning', typeof order === 'string' ? order : copy.noAction)
    return seeOther(reply, back)
  }
  const preview = await deps.peopleChanges.preview(visit.base.id, order)
  const sent = Object.keys(bulkForm.shape).filter((name) => name !== 'nombre')
  const page = ConfirmPage({
    view: viewOf(request, deps.demo),
    visit,
    category,
    action: fields.modification,
    preview,
    profiles: await profilesOf(visit, deps, category),
    fields: sent.flatMap((name) => form.kept.list(name).map((value) => [name, value] as const)),
    back,
  })
  return sendPage(reply, page)
}

const profilesOf = async (visit: Visit, { profiles }: PeopleDeps, category: PersonCategory) =>
  hasProfiles(category) ? profiles.list(visit.base.id, category) : []

/** @throws Refusal `people.profile-unknown`: of another base or category, or removed meanwhile */
export async function checkProfile(
  visit: Visit,
  deps: PeopleDeps,
  { category, field, value }: Pick<BulkOrder, 'category' | 'field' | 'value'>,
): Promise<void> {
  if (field !== 'profile') return
  const known = await profilesOf(visit, deps, category)
  const given = value === null ? hasProfiles(category) : known.some(({ id }) => id === value)
  if (!given) throw peopleRefusals.refuse('people.profile-unknown')
}

async function applyBulk(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const form = readForm(request, bulkForm)
  if (!form.ok) throw peopleRefusals.refuse('people.selection-changed')
  const order = orderOf(form.value, {
    category: categoryOf(request),
    today: parisDay(deps.clock.now()),
  })
  if (typeof order === 'string') throw peopleRefusals.refuse('people.selection-changed')
  await checkProfile(visit, deps, order)
  const done = await deps.peopleChanges.applyBulk(
    changeBy(visit, deps, {
      action: 'people.changed',
      data: { field: order.field, category: order.category },
    }),
    { ...order, confirmed: form.value.nombre },
  )
  if (done === 'changed') throw peopleRefusals.refuse('people.selection-changed')
  request.flash('success', copy.saved(form.value.nombre))
  return seeOther(reply, `${changesPath(visit)}/${done.id}`)
}

async function undo(request: FastifyRequest, reply: FastifyReply, deps: PeopleDeps): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { id, field, category } = await changeOf(request, deps)
  const told = { action: 'people.change-undone', target: `people-change:${id}`, data: { field, category } }
  const undone = await deps.peopleChanges.undo(changeBy(visit, deps, told), id)
  if (undone === 'gone') throw peopleRefusals.refuse('people.already-undone')
  request.flash('success', copy.undone(undone.written))
  return seeOther(reply, `${changesPath(visit)}/${id}`)
}

interface Told {
  readonly action: string
  readonly target?: string
  readonly data: Readonly<Record<string, string>>
}

/** A change by the operator of a visit, now. */
export function changeBy(
  { base, operator }: Visit,
  { clock }: Pick<PeopleDeps, 'clock'>,
  told: Told,
): Change {
  const at = clock.now()
  const actor = actorOf(operator)
  return {
    baseId: base.id,
    actor,
    at,
    audit: (count) => ({
      action: told.action,
      actor,
      school: base.uai,
      target: told.target,
      outcome: 'done',
      at,
      data: { ...told.data, count },
    }),
  }
}
