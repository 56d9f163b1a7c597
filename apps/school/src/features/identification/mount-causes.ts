import { type Clock, readQuery, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { viewOf } from '../../frame/view-of.ts'
import { writeSpreadsheet } from '../../frame/write-spreadsheet.ts'
import type { OperatorGate } from '../operators/index.ts'
import { CausesPage } from './causes-page.tsx'
import type { CausesStore } from './causes-store.ts'
import type { FailureReason } from './identification-failure.ts'
import type { FailureInbox } from './inbox/failure-inbox.ts'
import { ageLimits } from './inbox/periods.ts'
import { sumTally } from './inbox/sum-tally.ts'
import { copy } from './resolution-copy.fr.ts'
import { mondaysUntil, periods, type Period, sumByCause, sumByWeek } from './sum-causes.ts'

export interface CausesDeps {
  readonly gate: OperatorGate
  readonly causes: CausesStore
  readonly inbox: Pick<FailureInbox, 'tally'>
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/:base/client/identites/causes'
const causesQuery = z.object({ semaines: z.enum(periods).catch('12') })

/** Statistics of the causes of failures: a page, and the same as a spreadsheet. */
export function mountCauses(app: FastifyInstance, deps: CausesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, async (request, reply) => {
    const { visit, period, weeks, lines } = await read(request, deps)
    const causes = sumByCause(lines, weeks.at(-1) ?? '')
    const view = viewOf(request, deps.demo)
    const toTreat = await toTreatOf(visit.base.id, deps)
    return sendPage(
      reply,
      CausesPage({ view, visit, period, causes, toTreat, weeks: sumByWeek(lines, weeks) }),
    )
  })
  app.get(`${path}.csv`, inBase, async (request, reply) => {
    const { visit, lines } = await read(request, deps)
    const { week, cause, attempts } = copy.causes
    const rows = lines.map((line) => [line.week, copy.reasons[line.reason], line.attempts])
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="causes-des-echecs-${visit.base.uai}.csv"`)
      .send(writeSpreadsheet([[week, cause, attempts], ...rows]))
  })
}

/** Lines to treat by cause, as the inbox counts them. */
async function toTreatOf(
  baseId: string,
  { inbox, clock }: CausesDeps,
): Promise<ReadonlyMap<FailureReason, number>> {
  const cells = await inbox.tally(baseId, { text: '', classId: undefined }, ageLimits(clock.now()))
  return sumTally(cells, { state: 'open', motif: undefined, espace: undefined, periode: undefined }).reasons
}

async function read(request: FastifyRequest, { gate, causes, clock }: CausesDeps) {
  const visit = gate.visit(request)
  const query = readQuery(request, causesQuery)
  const period: Period = query.ok ? query.value.semaines : '12'
  const weeks = mondaysUntil(parisDay(clock.now()), period)
  return { visit, period, weeks, lines: await causes.causes(visit.base.id, weeks[0] ?? '') }
}
