import { displayName } from '@preau/people'
import { type Clock, readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import { queryHref } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { FailureSheetPage } from './failure-sheet-page.tsx'
import type { FailureSheet, FailureStore, PersonFound } from './failure-store.ts'
import { rankFound } from './rank-found.ts'
import { failuresPath } from './failures-path.ts'
import type { FailureInbox } from './inbox/failure-inbox.ts'
import { filingForm, type FilingFields } from './inbox/filing-form.ts'
import { inboxHref, type InboxQuery, readInbox, writeInbox } from './inbox/inbox-query.ts'
import { type SureLink, sureLinks } from './inbox/sure-links.ts'
import { identificationRefusals } from './refusals.ts'
import { copy } from './resolution-copy.fr.ts'
import { suggestedSearches } from './suggested-searches.ts'

export interface FailuresDeps {
  readonly gate: OperatorGate
  readonly failures: FailureStore
  readonly inbox: Pick<FailureInbox, 'linkMaterial'>
  readonly clock: Clock
  readonly demo: boolean
}

const prefix = '/:base/client/identites/echecs'

const sheetQuery = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  liste: z.string().max(1000).catch(''),
})

const backForm = z.object({ liste: z.string().max(1000).catch('') })

/** The inbox that the page was opened from. */
function inboxOf(request: FastifyRequest): InboxQuery {
  const form = readForm(request, backForm)
  return readInbox(form.ok ? form.value.liste : '')
}

/** The sheet of a failure, and what is decided on it (product.md B4). */
export function mountFailures(app: FastifyInstance, deps: FailuresDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(`${prefix}/:failure`, inBase, (request, reply) => showSheet(request, reply, deps))
  app.post(`${prefix}/:failure/relier`, inBase, (request, reply) => linkPerson(request, reply, deps))
  app.post(`${prefix}/:failure/classer`, inBase, (request, reply) => fileOne(request, reply, deps))
  app.post(`${prefix}/:failure/rouvrir`, inBase, (request, reply) =>
    setAside(request, reply, { ...deps, filing: undefined }),
  )
}

async function showSheet(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FailuresDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const sheet = await sheetOf(request, deps)
  const query = readQuery(request, sheetQuery)
  const typed = query.ok ? query.value.q : undefined
  const inbox = readInbox(query.ok ? query.value.liste : '')
  const today = parisDay(deps.clock.now())
  const casUser = sheet.casUser ?? ''
  const sure = await sureOf(sheet, visit.base.id, { inbox: deps.inbox, today })
  const led = (sheet.evidence.people ?? []).map(({ id }) => id)
  const ids = sure === undefined || led.includes(sure.person.id) ? led : [sure.person.id, ...led]
  const proposed = await deps.failures.people(visit.base.id, { ids, casUser, today })
  const recognised = proposed.filter(({ id }) => led.includes(id))
  const searches = sheet.state === 'open' ? (typed === undefined ? suggestedSearches(sheet) : [typed]) : []
  const { search, found } = await firstThatFinds(searches, (text) =>
    deps.failures.search(visit.base.id, { text, casUser, today }),
  )
  const view = viewOf(request, deps.demo)
  return sendPage(
    reply,
    FailureSheetPage({
      view,
      visit,
      inbox,
      sure,
      sheet,
      search,
      found: rankFound(found, sheet),
      recognised,
      proposed,
    }),
  )
}

/** Whom the rule of the inbox would propose. */
async function sureOf(
  { id, state }: FailureSheet,
  baseId: string,
  { inbox, today }: Pick<FailuresDeps, 'inbox'> & { readonly today: string },
): Promise<SureLink | undefined> {
  if (state !== 'open') return undefined
  return sureLinks(await inbox.linkMaterial(baseId, { state, ids: [id] }, { most: 1, today }))[0]
}

interface Searched {
  readonly search: string
  readonly found: readonly PersonFound[]
}

/** The first search that finds somebody; when none does, the first of all, which is what the page then shows. */
async function firstThatFinds(
  searches: readonly string[],
  find: (text: string) => Promise<readonly PersonFound[]>,
): Promise<Searched> {
  for (const search of searches.filter((text) => text !== '')) {
    const found = await find(search)
    if (found.length > 0) return { search, found }
  }
  return { search: searches[0] ?? '', found: [] }
}

async function sheetOf(request: FastifyRequest, { gate, failures }: FailuresDeps): Promise<FailureSheet> {
  const { failure } = request.params as { readonly failure: string }
  const sheet = /^\d{1,18}$/.test(failure)
    ? await failures.sheet(gate.visit(request).base.id, failure)
    : undefined
  if (!sheet) throw identificationRefusals.refuse('failure.unknown')
  return sheet
}

const linkForm = z.object({
  personne: z.string().regex(/^\d{1,18}$/),
  liberer: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  remplacer: z.string().max(255).optional(),
})

const modelOf = ({ base, operator }: Visit, at: Date) =>
  ({ actor: actorOf(operator), school: base.uai, outcome: 'done', at }) as const

async function linkPerson(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FailuresDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const sheet = await sheetOf(request, deps)
  const form = readForm(request, linkForm)
  if (!form.ok) throw identificationRefusals.refuse('failure.person-unknown')
  const at = deps.clock.now()
  const { personne, liberer, remplacer } = form.value
  const outcome = await deps.failures.link({
    baseId: visit.base.id,
    failureId: sheet.id,
    personId: personne,
    holderId: liberer,
    replaces: remplacer,
    at,
    actor: actorOf(visit.operator),
    audit: modelOf(visit, at),
  })
  if (outcome !== 'done') throw identificationRefusals.refuse(`failure.${outcome}`)
  const after = await deps.failures.sheet(visit.base.id, sheet.id)
  request.flash('success', copy.link.done(after?.person === undefined ? '' : displayName(after.person)))
  return seeOther(reply, sheetHref(visit, sheet.id, inboxOf(request)))
}

const sheetHref = ({ base }: Visit, id: string, inbox: InboxQuery): string =>
  queryHref(`${failuresPath(base)}/${id}`, { liste: writeInbox(inbox) }, {})

async function fileOne(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FailuresDeps,
): Promise<FastifyReply> {
  await sheetOf(request, deps)
  const form = readForm(request, filingForm)
  if (!form.ok) throw identificationRefusals.refuse('failure.reason-missing')
  return setAside(request, reply, { ...deps, filing: form.value })
}

async function setAside(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: FailuresDeps & { readonly filing: FilingFields | undefined },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const sheet = await sheetOf(request, deps)
  const at = deps.clock.now()
  const { filing } = deps
  const changed = await deps.failures.setAside({
    baseId: visit.base.id,
    failureId: sheet.id,
    filing: filing && { because: filing.raison, note: filing.precision },
    at,
    actor: actorOf(visit.operator),
    audit: {
      ...modelOf(visit, at),
      action: filing ? 'identification-failure.dismissed' : 'identification-failure.reopened',
      target: `identification-failure:${sheet.id}`,
      ...(filing && { data: { reason: filing.raison } }),
    },
  })
  if (!changed) throw identificationRefusals.refuse('failure.closed')
  request.flash('success', filing ? copy.dismiss.done : copy.dismiss.reopened)
  const inbox = inboxOf(request)
  return seeOther(
    reply,
    filing ? inboxHref(failuresPath(visit.base), inbox) : sheetHref(visit, sheet.id, inbox),
  )
}
