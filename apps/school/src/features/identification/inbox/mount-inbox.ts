import { type Clock, readQuery, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parisDay } from '../../../frame/format.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { OperatorGate } from '../../operators/index.ts'
import type { PeopleStore } from '../../people/index.ts'
import type { CausesStore } from '../causes-store.ts'
import { failuresPath } from '../failures-path.ts'
import type { FailureRow } from '../failure-store.ts'
import { FailuresPage } from '../failures-page.tsx'
import type { FailureInbox } from './failure-inbox.ts'
import { inboxHref, inboxQuery, isNarrowed, stateOf, toFilter } from './inbox-query.ts'
import { ageLimits } from './periods.ts'
import { sumTally } from './sum-tally.ts'
import { type SureLink, sureLinks } from './sure-links.ts'

export interface InboxDeps {
  readonly gate: OperatorGate
  readonly inbox: FailureInbox
  readonly people: Pick<PeopleStore, 'classes'>
  readonly causes: Pick<CausesStore, 'noteSeen'>
  readonly clock: Clock
  readonly demo: boolean
}

const pageSize = 50

/** *Communication > Gestion des identités > Résolution des échecs* (product.md B4): the list. */
export function mountInbox(app: FastifyInstance, deps: InboxDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/:base/client/identites/echecs', inBase, (request, reply) => showInbox(request, reply, deps))
}

/** The page of the inbox; one beyond the last leads to the last. */
async function showInbox(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: InboxDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { base, operator } = visit
  const read = readQuery(request, inboxQuery)
  const query = read.ok ? read.value : inboxQuery.parse({})
  const now = deps.clock.now()
  const limits = ageLimits(now)
  const filter = toFilter(query, limits)
  const sort = { key: query.tri, direction: query.sens }
  const [cells, rows, classes] = await Promise.all([
    deps.inbox.tally(base.id, filter, limits),
    deps.inbox.list(base.id, { ...filter, sort, page: query.page, pageSize }),
    deps.people.classes(base.id),
  ])
  const counts = sumTally(cells, { ...query, state: stateOf(query) })
  const last = Math.max(1, Math.ceil(counts.total / pageSize))
  if (query.page > last) return reply.redirect(inboxHref(failuresPath(base), query, { page: last }), 302)
  // Whoever looks at a part of the list has not seen the rest of it.
  const isWhole = stateOf(query) === 'open' && !isNarrowed(query)
  if (isWhole) await deps.causes.noteSeen({ baseId: base.id, operatorId: operator.id, at: now })
  const view = viewOf(request, deps.demo)
  const hidden = counts.total === 0 && isNarrowed(query) ? await hiddenOf(deps, base.id, filter.state) : 0
  const sure = await sureOf(deps, base.id, stateOf(query) === 'open' ? rows : [])
  const page = FailuresPage({ sure, view, visit, query, rows, counts, hidden, classes, pageSize, now })
  return sendPage(reply, page)
}

/** Who the lines of a page surely are, by failure. */
async function sureOf(
  { inbox, clock }: InboxDeps,
  baseId: string,
  rows: readonly FailureRow[],
): Promise<ReadonlyMap<string, SureLink>> {
  const selection = { state: 'open', ids: rows.map(({ id }) => id) } as const
  const limits = { most: pageSize, today: parisDay(clock.now()) }
  const links = rows.length === 0 ? [] : sureLinks(await inbox.linkMaterial(baseId, selection, limits))
  return new Map(links.map((link) => [link.failure.id, link]))
}

/** How many lines the filters hide in a tab that seems empty. */
async function hiddenOf(
  { inbox, clock }: InboxDeps,
  baseId: string,
  state: ReturnType<typeof stateOf>,
): Promise<number> {
  const cells = await inbox.tally(baseId, { text: '', classId: undefined }, ageLimits(clock.now()))
  return sumTally(cells, { state, motif: undefined, espace: undefined, periode: undefined }).total
}
