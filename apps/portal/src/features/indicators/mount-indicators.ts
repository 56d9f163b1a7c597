import { type Clock, type Jobs, readQuery } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { dayInFrance } from '../../frame/format-fr.ts'
import { scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import { indicatorsCopy as copy } from './copy.fr.ts'
import { countIndicators } from './count-indicators.ts'
import { accountsCsv, usesCsv } from './indicators-csv.ts'
import { IndicatorsPage, indicatorsPath } from './indicators.page.tsx'
import type { IndicatorQuery, Indicators } from './indicators.ts'

export interface IndicatorsDeps {
  readonly indicators: Indicators
  readonly directory: Directory
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/indicateurs`: charts with their tables, two files, and the job that counts. */
export function mountIndicators(app: FastifyInstance, deps: IndicatorsDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(indicatorsPath, { preHandler }, (request, reply) => show(deps, request, reply))
  app.get(`${indicatorsPath}/ouvertures.csv`, { preHandler }, async (request, reply) => {
    const text = usesCsv(await deps.indicators.uses(...asked(deps, request)))
    return sendSheet(reply, 'ouvertures', text)
  })
  app.get(`${indicatorsPath}/comptes.csv`, { preHandler }, async (request, reply) => {
    const text = accountsCsv(await deps.indicators.accounts(...asked(deps, request)))
    return sendSheet(reply, 'comptes', text)
  })
  deps.jobs.repeat('indicators', '*/10 * * * *', ({ signal }) => countIndicators(deps, signal))
}

const indicatorQuery = z.object({
  periode: z.enum(['7', '30', '90', '365']).catch('30').default('30'),
  etablissement: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

type Query = z.output<typeof indicatorQuery>

const dayMs = 86_400_000

function queryOf(request: FastifyRequest): Query {
  const read = readQuery(request, indicatorQuery)
  return read.ok ? read.value : indicatorQuery.parse({})
}

function asked(
  deps: IndicatorsDeps,
  request: FastifyRequest,
): [scope: ReturnType<typeof scopeOf>, query: IndicatorQuery] {
  const { periode, etablissement: schoolId } = queryOf(request)
  const last = dayInFrance(deps.clock.now())
  const first = new Date(Date.parse(last) - (Number(periode) - 1) * dayMs).toISOString().slice(0, 10)
  return [scopeOf(deps.visitors.visitor(request)), { first, last, schoolId }]
}

async function show(deps: IndicatorsDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const [scope, query] = asked(deps, request)
  const [uses, figures, schools] = await Promise.all([
    deps.indicators.uses(scope, query),
    deps.indicators.accounts(scope, query),
    deps.directory.viewFor(scope).schools(),
  ])
  const { periode, etablissement } = queryOf(request)
  const { first, last } = query
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: copy.lead,
    width: 'wide',
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: IndicatorsPage({ query: { periode, etablissement }, first, last, schools, uses, figures }),
  })
}

function sendSheet(reply: FastifyReply, name: string, text: string): unknown {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text)
}
