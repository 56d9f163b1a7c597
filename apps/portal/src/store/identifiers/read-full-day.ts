import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { Change } from '../../features/identifiers-import/index.ts'
import { auditActor } from '../audit-actor.ts'
import { importsOfDay } from '../sql-quotas.ts'
import type { Db } from './import-scope.ts'

/** The number of imports a day of a school that opened them all today; the refusal that follows is in the traces. */
export function readFullDay(db: Db, schoolId: string, change: Change): Promise<number | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      uai: string
      limit: number
    }>`select e.uai, q.imports as "limit" from establishment e
      join quota_in_force q on q.establishment_id = e.id
      where e.id = ${schoolId}::bigint and q.imports is not null and ${importsOfDay(change.at)} >= q.imports`.execute(
      trx,
    )
    const [full] = rows
    if (!full) return undefined
    const entry = { action: 'quota.import-refused', school: full.uai, outcome: 'refused' as const }
    await recordAudit(trx, { ...entry, data: { limit: full.limit }, ...auditActor(change) })
    return full.limit
  })
}
