import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { dayInFrance, formatNumberFr } from '../../frame/format-fr.ts'
import { actorOf, isPlatformOperator, scopeOf } from '../../frame/visitor.ts'
import { sealCopy, tracesCopy as copy } from './copy.fr.ts'
import { purgeTraces, sealTraces } from './keep-traces.ts'
import { mountEvidence } from './mount-evidence.ts'
import { traceRefusals } from './refusals.ts'
import { periodOf, searchOf, traceQuery, type TraceQuery } from './trace-query.ts'
import { tracesCsv } from './trace-words.ts'
import type { TracesDeps } from './traces-deps.ts'
import { tracesPath } from './traces-path.ts'
import { TracesPage } from './traces.page.tsx'

const pageSize = 50
const exportedAtMost = 50_000
const peopleAtMost = 50

/** `/administration/traces`: the audit trail of the administrator's schools; and the jobs that seal and purge it. */
export function mountTraces(app: FastifyInstance, deps: TracesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(tracesPath, { preHandler }, (request, reply) => showTraces(deps, request, reply))
  app.post(`${tracesPath}/export`, { preHandler }, (request, reply) => exportTraces(deps, request, reply))
  app.post(`${tracesPath}/conservation`, { preHandler }, (request, reply) =>
    setRetention(deps, request, reply),
  )
  mountEvidence(app, deps)
  deps.jobs.repeat('traces-seal', '*/5 * * * *', ({ signal }) => sealTraces(deps, signal))
  deps.jobs.repeat('traces-purge', '40 3 * * *', ({ signal }) => purgeTraces(deps, signal))
}

type Person = { readonly id: string; readonly name: string }

/** People of the administrator's schools whom the text finds. */
async function peopleOf(deps: TracesDeps, request: FastifyRequest, text: string): Promise<readonly Person[]> {
  if (text === '') return []
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const anything = { profile: undefined, status: undefined, schoolId: undefined, offset: 0 }
  return (await view.search({ text, ...anything, limit: peopleAtMost })).rows
}

async function showTraces(
  deps: TracesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: { readonly typed: string; readonly overtaken?: true },
): Promise<unknown> {
  const read = readQuery(request, traceQuery)
  const query = read.ok ? read.value : traceQuery.parse({})
  const visitor = deps.visitors.visitor(request)
  const scope = scopeOf(visitor)
  const people = await peopleOf(deps, request, query.q)
  const search = searchOf(
    query,
    people.map(({ id }) => id),
    deps.clock.now(),
  )
  const window = { offset: (query.page - 1) * pageSize, limit: pageSize }
  const [found, schools, head, retention] = await Promise.all([
    deps.traces.search(scope, search, window),
    deps.directory.viewFor(scope).schools(),
    deps.chain.head(),
    deps.traces.retention(),
  ])
  const content = {
    title: copy.title,
    lead: found.more ? copy.moreThan(formatNumberFr(found.total)) : copy.lead,
    width: 'wide' as const,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: TracesPage({
      ...{ csrf: request.csrf, schools, head, retention, page: query.page, pageSize },
      ...{ rows: found.rows, total: found.total, query: addressOf(query, deps.clock.now()) },
      people: people.length <= 3 ? people : [],
      platform: isPlatformOperator(visitor),
      monthsTyped: refused?.typed,
      monthsError:
        refused && (refused.overtaken ? sealCopy.overtaken(retention.months) : sealCopy.monthsError),
    }),
  }
  return deps.frame.page(request, reply, content, refused?.overtaken ? 409 : refused ? 422 : 200)
}

/** The filters as the form shows them: the period is always written. */
function addressOf(query: TraceQuery, now: Date): Readonly<Record<string, string | undefined>> {
  const { first: du, last: au } = periodOf(query, now)
  const { q, quoi, resultat, etablissement } = query
  return { q: q === '' ? undefined : q, quoi, resultat, etablissement, du, au }
}

async function exportTraces(
  deps: TracesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, traceQuery)
  const query = form.ok ? form.value : traceQuery.parse({})
  const at = deps.clock.now()
  const visitor = deps.visitors.visitor(request)
  const people = await peopleOf(deps, request, query.q)
  const search = searchOf(
    query,
    people.map(({ id }) => id),
    at,
  )
  const { rows } = await deps.traces.search(scopeOf(visitor), search, {
    offset: 0,
    limit: exportedAtMost + 1,
  })
  if (rows.length > exportedAtMost)
    throw traceRefusals.refuse('traces.too-many', { most: formatNumberFr(exportedAtMost) })
  const data = { ...addressOf(query, at), lines: rows.length }
  await deps.traces.recordExport({ action: 'traces.exported', data }, { by: actorOf(visitor), at })
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="traces-${dayInFrance(at)}.csv"`)
    .send(tracesCsv(rows))
}

const retentionForm = z.object({
  mois: z.coerce
    .number(sealCopy.monthsError)
    .int(sealCopy.monthsError)
    .min(6, sealCopy.monthsError)
    .max(60, sealCopy.monthsError),
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

async function setRetention(
  deps: TracesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw traceRefusals.refuse('traces.platform-only')
  const form = readForm(request, retentionForm)
  const typed = form.kept.text('mois')
  if (!form.ok) return showTraces(deps, request, reply, { typed })
  const { mois: months, version } = form.value
  const change = { by: actorOf(visitor), at: deps.clock.now() }
  if (!(await deps.traces.setRetention({ months, version }, change)))
    return showTraces(deps, request, reply, { typed, overtaken: true })
  request.flash('success', sealCopy.saved(months))
  return seeOther(reply, tracesPath)
}
