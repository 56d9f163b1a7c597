import { type Database, recordAudit } from '@preau/platform'
import type { Kysely } from 'kysely'
import type { TraceRetention, Traces } from '../../features/traces/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { readEvidence, searchTraces } from './search-traces.ts'

type Db = Kysely<PortalSchema>

/** {@link Traces} on PostgreSQL. */
export function sqlTraces(database: Database): Traces {
  const db = database.kysely<PortalSchema>()
  return {
    search: (scope, search, page) => searchTraces(db, scope, { ...search, page }),
    evidence: (scope, order) => readEvidence(db, scope, order),
    recordExport: (line, change) =>
      db
        .transaction()
        .execute((trx) => recordAudit(trx, { ...line, outcome: 'done', ...auditActor(change) })),
    retention: () => db.selectFrom('trace_retention').select(['months', 'version']).executeTakeFirstOrThrow(),
    setRetention: (retention, change) => setRetention(db, retention, change),
  }
}

type Change = Parameters<Traces['setRetention']>[1]

function setRetention(db: Db, { months, version }: TraceRetention, change: Change): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const set = await trx
      .updateTable('trace_retention')
      .set({ months, version: version + 1 })
      .where('version', '=', version)
      .returning('months')
      .executeTakeFirst()
    if (!set) return false
    const line = { action: 'traces.retention-set', outcome: 'done' as const, data: { months } }
    await recordAudit(trx, { ...line, ...auditActor(change) })
    return true
  })
}
