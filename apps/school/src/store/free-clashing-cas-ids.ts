import { json, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { CasIdClash, ImportOrder, ReportedProblem } from '../features/school-import/index.ts'
import { closeEntSessions } from './close-sessions.ts'
import type { SchoolTransaction } from './school-database.ts'

/**
 * Frees the CAS identifier of those whom the file moves to a category where somebody else holds it: two records of one
 * category never share one. Returns what the report says of it.
 */
export async function freeClashingCasIds(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<readonly ReportedProblem[]> {
  const problems: ReportedProblem[] = []
  for (const clash of await clashesOf(trx, order)) {
    const { problem, audit } = order.freed(clash)
    await closeEntSessions(trx, clash.personId)
    await recordAudit(trx, audit)
    problems.push(problem)
  }
  return problems
}

async function clashesOf(trx: SchoolTransaction, order: ImportOrder): Promise<readonly CasIdClash[]> {
  const incoming = order.data.people.map(({ key, category }) => ({ key, category }))
  const { rows } = await sql<CasIdClash>`
    with incoming as (select * from jsonb_to_recordset(${json(incoming)}) as r(key text, category text))
    update person set cas_id = null, cas_id_since = null, updated_at = ${order.startedAt}
    from incoming, person as other left join incoming as others on others.key = other.source_key
    where person.base_id = ${order.baseId} and person.source_key = incoming.key
      and person.category <> incoming.category
      and other.base_id = person.base_id and other.id <> person.id and other.cas_id = person.cas_id
      and incoming.category in (other.category, others.category)
    returning person.id as "personId", concat_ws(' ', person.first_name, coalesce(person.usage_name, person.last_name)) as name,
      incoming.category, concat_ws(' ', other.first_name, coalesce(other.usage_name, other.last_name)) as holder,
      other.cas_id as "casId"
  `.execute(trx)
  return rows
}
