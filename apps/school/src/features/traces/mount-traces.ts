import { type AuditChain, type Clock, readForm, readQuery, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatCount, parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { traceRefusals } from './refusals.ts'
import { periodOf, searchOf, traceQuery, type TraceQuery } from './trace-query.ts'
import type { TraceStore } from './trace-store.ts'
import { tracesCsv } from './trace-words.ts'
import { TracesPage } from './traces-page.tsx'

export interface TracesDeps {
  readonly gate: OperatorGate
  readonly traces: TraceStore
  readonly chain: Pick<AuditChain, 'head'>
  /** How long the traces are kept. */
  readonly traceMonths: number
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/console/:base/traces'
const pageSize = 50
const exportedAtMost = 50_000

/** *Traces* of the console: what was done in one base, by whom and when. */
export function mountTraces(app: FastifyInstance, deps: TracesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => showTraces(request, reply, deps))
  app.post(`${path}/export`, inBase, (request, reply) => exportTraces(request, reply, deps))
}

async function showTraces(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: TracesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const read = readQuery(request, traceQuery)
  const query = read.ok ? read.value : traceQuery.parse({})
  const { page } = query
  const now = deps.clock.now()
  const window = { offset: (page - 1) * pageSize, limit: pageSize }
  const [found, head] = await Promise.all([
    deps.traces.search(visit, searchOf(query, now), window),
    deps.chain.head(),
  ])
  const shown = { query: addressOf(query, now), head, months: deps.traceMonths, page, pageSize }
  return sendPage(reply, TracesPage({ view: viewOf(request, deps.demo), visit, ...found, ...shown }))
}

/** The filters as the form shows them: the period is always written. */
function addressOf({ q, quoi, resultat, du, au }: TraceQuery, now: Date) {
  const { first, last } = periodOf({ du, au }, now)
  return { q: q === '' ? undefined : q, quoi, resultat, du: first, au: last }
}

async function exportTraces(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: TracesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const form = readForm(request, traceQuery)
  const query = form.ok ? form.value : traceQuery.parse({})
  const at = deps.clock.now()
  const window = { offset: 0, limit: exportedAtMost + 1 }
  const { rows } = await deps.traces.search(visit, searchOf(query, at), window)
  if (rows.length > exportedAtMost)
    throw traceRefusals.refuse('traces.too-many', { most: formatCount(exportedAtMost) })
  await deps.traces.record({
    action: 'traces.exported',
    actor: actorOf(visit.operator),
    school: visit.base.uai,
    outcome: 'done',
    data: { ...addressOf(query, at), lines: rows.length },
    at,
  })
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="traces-${visit.base.uai}-${parisDay(at)}.csv"`)
    .send(tracesCsv(rows))
}
