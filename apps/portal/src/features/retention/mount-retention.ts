import { type Clock, type Jobs, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, isPlatformOperator, type Visitor } from '../../frame/visitor.ts'
import type { Visitors } from '../login/index.ts'
import type { Traces } from '../traces/index.ts'
import type { AafReports } from './aaf-reports.ts'
import { retentionCopy as copy } from './copy.fr.ts'
import { purgeReports } from './purge-reports.ts'
import { retentionRefusals } from './refusals.ts'
import { RetentionPage, retentionPath } from './retention.page.tsx'

export interface RetentionDeps {
  readonly reports: AafReports
  readonly traces: Pick<Traces, 'retention'>
  /** How long a closed account is kept. */
  readonly retentionMs: number
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

const dayMs = 86_400_000

/** `/administration/conservation`: what is kept and how long, for the operator; and the job that holds the reports to it. */
export function mountRetention(app: FastifyInstance, deps: RetentionDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(retentionPath, { preHandler }, (request, reply) => send(deps, request, reply))
  app.post(retentionPath, { preHandler }, (request, reply) => save(deps, request, reply))
  deps.jobs.repeat('aaf-reports-purge', '50 3 * * *', ({ signal }) => purgeReports(deps, signal))
}

function operatorOf({ visitors }: RetentionDeps, request: FastifyRequest): Visitor {
  const visitor = visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw retentionRefusals.refuse('retention.platform-only')
  return visitor
}

const form = z.object({
  mois: z.coerce
    .number(copy.monthsError)
    .int(copy.monthsError)
    .min(1, copy.monthsError)
    .max(24, copy.monthsError),
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

async function save(deps: RetentionDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const operator = operatorOf(deps, request)
  const read = readForm(request, form)
  if (!read.ok) return send(deps, request, reply, { typed: read.kept.text('mois') })
  const { mois: months, version } = read.value
  const change = { by: actorOf(operator), at: deps.clock.now() }
  if (!(await deps.reports.setRetention({ months, version }, change)))
    return send(deps, request, reply, { typed: read.kept.text('mois'), overtaken: true })
  request.flash('success', copy.saved(months))
  return seeOther(reply, retentionPath)
}

async function send(
  deps: RetentionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: { readonly typed: string | undefined; readonly overtaken?: true },
): Promise<unknown> {
  operatorOf(deps, request)
  const [reports, traces] = await Promise.all([deps.reports.retention(), deps.traces.retention()])
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: RetentionPage({
      csrf: request.csrf,
      reports,
      traceMonths: traces.months,
      accountDays: Math.round(deps.retentionMs / dayMs),
      monthsError: refused && (refused.overtaken ? copy.overtaken(reports.months) : copy.monthsError),
      typed: refused?.typed,
    }),
  }
  return deps.frame.page(request, reply, content, refused?.overtaken ? 409 : refused ? 422 : 200)
}
