import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { AafReports } from '../../features/retention/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'
import { clearRun } from './aaf-turn.ts'
import type { Trx } from './staging-tables.ts'

type Db = Kysely<PortalSchema>
type Past = Parameters<AafReports['removeNames']>[0]

/** {@link AafReports} on PostgreSQL. */
export function sqlAafReports(database: Database): AafReports {
  const db = database.kysely<PortalSchema>()
  return {
    retention: () =>
      db.selectFrom('aaf_report_retention').select(['months', 'version']).executeTakeFirstOrThrow(),
    setRetention: (retention, change) => setRetention(db, retention, change),
    removeNames: (past) => db.transaction().execute((trx) => removeNames(trx, past)),
  }
}

type Order = Parameters<AafReports['setRetention']>

function setRetention(db: Db, { months, version }: Order[0], change: Order[1]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const set = await trx
      .updateTable('aaf_report_retention')
      .set({ months, version: version + 1 })
      .where('version', '=', version)
      .returning('months')
      .executeTakeFirst()
    if (!set) return false
    const line = { action: 'aaf.retention-set', outcome: 'done' as const, data: { months } }
    await recordAudit(trx, { ...line, ...auditActor(change) })
    return true
  })
}

async function removeNames(trx: Trx, { before, at, limit }: Past): Promise<boolean> {
  const run = await trx
    .selectFrom('aaf_run')
    .select('id')
    .where('names_removed_at', 'is', null)
    .where('state', 'in', ['done', 'simulated', 'refused', 'abandoned'])
    .where(sql<Date>`coalesce(finished_at, touched_at, started_at)`, '<', before)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!run) return false
  await keepNumberOfLines(trx, run.id)
  const { numAffectedRows = 0n } = await sql`delete from aaf_problem where id in
    (select id from aaf_problem where run_id = ${run.id}::bigint order by id limit ${limit})`.execute(trx)
  if (Number(numAffectedRows) < limit) await endRemoval(trx, run.id, at)
  return true
}

/** A refused run has no counts: its lines are counted before the first of them goes. */
async function keepNumberOfLines(trx: Trx, runId: string): Promise<void> {
  await sql`update aaf_run set counts = counts || jsonb_build_object('problems',
      (select count(*) from aaf_problem p where p.run_id = aaf_run.id))
    where id = ${runId}::bigint and not jsonb_exists(counts, 'problems')`.execute(trx)
}

async function endRemoval(trx: Trx, runId: string, at: Date): Promise<void> {
  await clearRun(trx, runId)
  await sql`update aaf_run set names_removed_at = ${at}, preview = jsonb_set(preview, '{samples}',
      '{"created": [], "updated": [], "suspended": [], "reopened": []}') where id = ${runId}::bigint`.execute(
    trx,
  )
  const line = { action: 'aaf.report-purged', actor: 'system', outcome: 'done' as const }
  await recordAudit(trx, { ...line, data: { run: runId }, at })
}
