import { type Clock, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { BaseStore } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { yearRefusals } from './refusals.ts'
import type { SchoolYearStore, YearOutcome } from './school-year.ts'
import { YearPage } from './year-page.tsx'
import { pageSize, YearPeoplePage } from './year-people-page.tsx'
import { yearPath } from './year-view.ts'

export interface SchoolYearDeps {
  readonly gate: OperatorGate
  readonly bases: Pick<BaseStore, 'byId'>
  readonly schoolYears: SchoolYearStore
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/:base/client/annee'
const pageForm = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) })

interface Act {
  readonly route: string
  readonly act: 'prepare' | 'abandon' | 'change' | 'undo'
  readonly action: string
  /** `year`: the one of the base before. */
  readonly said: (year: number) => string
}

const acts: readonly Act[] = [
  { route: 'preparer', act: 'prepare', action: 'year.prepared', said: () => copy.prepare.done },
  { route: 'abandonner', act: 'abandon', action: 'year.abandoned', said: () => copy.abandon.done },
  { route: 'changer', act: 'change', action: 'year.changed', said: (year) => copy.change.done(year + 1) },
  { route: 'annuler', act: 'undo', action: 'year.undone', said: () => copy.undo.done },
]

/** *Nouvelle année scolaire* of the client. */
export function mountSchoolYear(app: FastifyInstance, deps: SchoolYearDeps): void {
  const options = { preHandler: deps.gate.inBase }
  app.get(path, options, (request, reply) => show(request, reply, deps))
  app.get(`${path}/sortants`, options, (request, reply) =>
    showPeople(request, reply, { ...deps, who: 'leaving' }),
  )
  app.get(`${path}/arrivants`, options, (request, reply) =>
    showPeople(request, reply, { ...deps, who: 'arriving' }),
  )
  for (const act of acts)
    app.post(`${path}/${act.route}`, options, (request, reply) =>
      perform(request, reply, { ...deps, ...act }),
    )
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolYearDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { base } = visit
  const origin =
    base.stage === 'live' || base.originId === undefined ? undefined : await deps.bases.byId(base.originId)
  // The steps are followed in the base in service.
  if (origin) return reply.redirect(yearPath(origin), 302)
  const state = await deps.schoolYears.state(base.id, parisDay(deps.clock.now()))
  return sendPage(reply, YearPage({ view: viewOf(request, deps.demo), visit, state }))
}

async function showPeople(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolYearDeps & { readonly who: 'leaving' | 'arriving' },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { who } = deps
  const read = readQuery(request, pageForm)
  const page = read.ok ? read.value.page : 1
  const today = parisDay(deps.clock.now())
  const { next } = await deps.schoolYears.state(visit.base.id, today)
  if (!next) return reply.redirect(yearPath(visit.base), 302)
  const found = await deps.schoolYears.people(visit.base.id, { who, today, page, pageSize })
  const home = who === 'leaving' ? visit.base : next
  return sendPage(
    reply,
    YearPeoplePage({ view: viewOf(request, deps.demo), visit, who, home, page, ...found }),
  )
}

async function perform(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolYearDeps & Act,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const at = deps.clock.now()
  const year = base.schoolYear ?? 0
  const audit = {
    action: deps.action,
    actor: actorOf(operator),
    school: base.uai,
    target: base.pathName,
    outcome: 'done' as const,
    at,
    data: { year },
  }
  settle(await deps.schoolYears[deps.act]({ baseId: base.id, at, today: parisDay(at), audit }))
  request.flash('success', deps.said(year))
  return seeOther(reply, yearPath(base))
}

/** @throws Refusal `year.*` */
function settle(outcome: YearOutcome): void {
  if (outcome === 'not-now') throw yearRefusals.refuse('year.not-now')
  if (outcome === 'no-year') throw yearRefusals.refuse('year.unknown')
  if (outcome === 'nothing-imported') throw yearRefusals.refuse('year.nothing-imported')
  if (outcome === 'imported-since') throw yearRefusals.refuse('year.imported-since')
}
