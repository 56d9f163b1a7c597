import { json } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { AafProblem, AafRun, AafRunPatch } from '../../features/aaf-import/index.ts'
import type { Actor } from '../../frame/visitor.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>

/** Writes what is given of a run, its schools and its problems. */
export async function patchRun(db: Db, runId: string, patch: AafRunPatch): Promise<void> {
  const values = {
    ...(patch.state && { state: patch.state }),
    ...(patch.mode && { mode: patch.mode }),
    ...(patch.deliveredOn !== undefined && { delivered_on: patch.deliveredOn }),
    ...(patch.finishedAt && { finished_at: patch.finishedAt }),
    ...(patch.counts && { counts: JSON.stringify(patch.counts) }),
    ...(patch.preview && { preview: JSON.stringify(patch.preview) }),
    ...(patch.order && { orders: JSON.stringify(patch.order) }),
    ...(patch.refusal && { refusal_code: patch.refusal.code, message: patch.refusal.message }),
    ...(patch.fingerprint !== undefined && { fingerprint: patch.fingerprint }),
  }
  if (Object.keys(values).length > 0)
    await db.updateTable('aaf_run').set(values).where('id', '=', runId).execute()
  if (patch.schools) {
    await sql`insert into aaf_run_establishment (run_id, establishment_id)
      select ${runId}::bigint, id from establishment where uai = any(${[...patch.schools]}) on conflict do nothing`.execute(
      db,
    )
  }
  if (patch.problems) await addProblems(db, runId, patch.problems)
}

export async function addProblems(db: Db, runId: string, problems: readonly AafProblem[]): Promise<void> {
  if (problems.length === 0) return
  await sql`insert into aaf_problem (run_id, file, line, element, reason, advice, fatal, severity)
    select ${runId}::bigint, p.file, nullif(p.line, 0), p.element, p.reason, p.advice, p.fatal, p.severity
    from jsonb_to_recordset(${json(problems)})
      as p (file text, line integer, element text, reason text, advice text, fatal boolean, severity text)`.execute(
    db,
  )
}

/** Runs that the viewer may see, latest first. */
export async function selectRuns(
  db: Db,
  viewer: Actor,
  wanted: { readonly id?: string; readonly limit: number },
): Promise<readonly AafRun[]> {
  const { scope } = viewer
  const rows = await db
    .selectFrom('aaf_run as r')
    .selectAll('r')
    .select([
      sql<string[]>`(select coalesce(jsonb_agg(e.name order by e.name), '[]') from aaf_run_establishment x
        join establishment e on e.id = x.establishment_id where x.run_id = r.id)`.as('schools'),
      sql<number>`(select count(*)::integer from aaf_problem p where p.run_id = r.id)`.as('problem_count'),
      sql<number>`(select count(*)::integer from aaf_run o where o.id < r.id
        and o.state in ('waiting', 'reading', 'comparing', 'applying'))`.as('ahead'),
    ])
    .$if(wanted.id !== undefined, (query) => query.where('r.id', '=', wanted.id ?? ''))
    .$if(scope !== 'all', (query) =>
      query.where(sql<boolean>`(r.started_by = ${viewer.accountId}::bigint or exists (select 1 from aaf_run_establishment x
        where x.run_id = r.id and x.establishment_id = any(${scope === 'all' ? [] : [...scope]}::bigint[])))`),
    )
    .orderBy('r.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    mode: row.mode,
    deliveredOn: row.delivered_on,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    startedBy: row.started_by_label,
    files: row.files,
    schools: row.schools,
    counts: row.counts,
    refusalCode: row.refusal_code,
    message: row.message,
    problemCount: row.problem_count,
    namesRemovedAt: row.names_removed_at,
    order: row.orders,
    progress: row.progress,
    preview: row.preview,
    ahead: row.ahead,
  }))
}
