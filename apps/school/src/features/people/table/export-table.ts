import { readQuery } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parisDay } from '../../../frame/format.ts'
import { actorOf } from '../../../frame/operator.ts'
import { categorySlug } from '../../../frame/resources.ts'
import { categoryOf } from '../category-of-request.ts'
import type { PeopleDeps } from '../people-deps.ts'
import { shownColumns } from './columns.ts'
import { peopleQueryForm, toPeopleQuery } from './people-query.ts'
import { writeTableCsv } from './write-table-csv.ts'

/** More people of one category than the largest base holds. */
const everybody = 100_000

/** GET of the table as a CSV file: everybody that the filters keep, in its order, with the columns shown. */
export async function exportTable(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const category = categoryOf(request)
  const query = readQuery(request, peopleQueryForm)
  const input = query.ok ? query.value : peopleQueryForm.parse({})
  const at = deps.clock.now()
  const today = parisDay(at)
  const wanted = { ...toPeopleQuery(input, category, today), page: 1, pageSize: everybody }
  const { rows } = await deps.people.list(base.id, wanted)
  const chosen = await deps.people.tableColumns(operator.id, category)
  const columns = shownColumns(category, base.entIdentifiers, chosen)
  await deps.people.recordExport({
    action: 'people.exported',
    actor: actorOf(operator),
    school: base.uai,
    outcome: 'done',
    at,
    data: { category, count: rows.length, columns: columns.join(',') },
  })
  const name = `${categorySlug(category)}-${base.uai}-${today}.csv`
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(writeTableCsv(category, columns, rows))
}
