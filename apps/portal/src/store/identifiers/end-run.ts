import { sql } from 'kysely'
import type { Change, ImportState, NotDone, UndoPlan } from '../../features/identifiers-import/index.ts'
import { applyIdentifiers } from './apply-step.ts'
import { auditRun, type Db, type LockedRun, lockRun, type Trx } from './import-scope.ts'

interface Turn {
  readonly from: readonly ImportState[]
  readonly to: ImportState
  readonly action: string
}

const turns = {
  interrupt: { from: ['open'], to: 'interrupted', action: 'import-interrupted' },
  resume: { from: ['interrupted'], to: 'open', action: 'import-resumed' },
  abandon: { from: ['open', 'interrupted'], to: 'abandoned', action: 'import-abandoned' },
} as const satisfies Record<string, Turn>

/** Interrupts, resumes or abandons an import; doing it twice is refused, not repeated. */
export function turnRun(
  db: Db,
  runId: string,
  turn: keyof typeof turns,
  change: Change,
): Promise<'done' | NotDone> {
  const { from, to, action }: Turn = turns[turn]
  return changeRun<'done'>(db, runId, from, async (trx, run) => {
    const isOver = to === 'abandoned'
    await trx
      .updateTable('identifier_import_run')
      .set({ state: to, ...(isOver && { finished_at: change.at, ended_by_label: change.by.label }) })
      .where('id', '=', runId)
      .execute()
    await auditRun(trx, run, { action, change })
    return 'done'
  })
}

/** Agrees to the warnings shown before the first step. */
export function beginRun(db: Db, runId: string, change: Change): Promise<'done' | NotDone> {
  return changeRun<'done'>(db, runId, ['open'], async (trx, run) => {
    await trx
      .updateTable('identifier_import_run')
      .set({ warnings_accepted: true })
      .where('id', '=', runId)
      .execute()
    await auditRun(trx, run, { action: 'warnings-accepted', change })
    return 'done'
  })
}

/** Gives the identifiers of the certain lines of the steps that are left; validates nothing, withdraws nothing. */
export async function applyCertain(db: Db, runId: string, change: Change): Promise<number> {
  const given = await changeRun(db, runId, ['open', 'interrupted'], async (trx, run) => {
    const steps = await trx
      .selectFrom('identifier_import_step')
      .select('category')
      .where('run_id', '=', runId)
      .where('validated_at', 'is', null)
      .orderBy('position')
      .execute()
    let count = 0
    for (const { category } of steps)
      count += await applyIdentifiers(trx, { run, category, applied: 'certain-only' }, change)
    await auditRun(trx, run, { action: 'certain-applied', change, data: { given: count } })
    return count
  })
  return typeof given === 'number' ? given : 0
}

/**
 * Puts the identifiers of the school back as they were: those this import gave go, those it took away come back with
 * their date. What was decided by hand during it is forgotten. Refused once a later import has changed anything.
 */
export function undoRun(db: Db, runId: string, change: Change): Promise<'done' | 'later-import' | NotDone> {
  return changeRun(db, runId, ['open', 'interrupted', 'finished', 'abandoned'], async (trx, run) => {
    if (await hasLaterImport(trx, run)) return 'later-import'
    const gone = await sql`delete from pronote_identifier where run_id = ${runId}`.execute(trx)
    const back =
      await sql`insert into pronote_identifier (account_id, establishment_id, category, pronote_id, run_id, created_at)
      select account_id, ${run.establishment_id}, category, pronote_id, previous_run_id, previous_created_at
      from identifier_import_change where run_id = ${runId} and kind = 'removed' and previous_run_id is distinct from ${runId}
      order by id`.execute(trx)
    await trx.deleteFrom('manual_decision').where('run_id', '=', runId).execute()
    await trx
      .updateTable('identifier_import_run')
      .set({ state: 'undone', undone_at: change.at, undone_by_label: change.by.label })
      .where('id', '=', runId)
      .execute()
    const data = { removed: Number(gone.numAffectedRows ?? 0n), restored: Number(back.numAffectedRows ?? 0n) }
    await auditRun(trx, run, { action: 'import-undone', change, data })
    return 'done'
  })
}

export async function readUndoPlan(db: Db, runId: string): Promise<UndoPlan> {
  const { rows } = await sql<UndoPlan>`select
    (select count(*)::integer from pronote_identifier where run_id = ${runId}) as given,
    (select count(*)::integer from identifier_import_change where run_id = ${runId} and kind = 'removed'
      and previous_run_id is distinct from ${runId}) as restored,
    (select count(*)::integer from manual_decision where run_id = ${runId}) as decisions`.execute(db)
  return rows[0] ?? { given: 0, restored: 0, decisions: 0 }
}

async function hasLaterImport(trx: Trx, run: LockedRun): Promise<boolean> {
  const { rows } = await sql<{ later: boolean }>`select exists (select 1 from identifier_import_run r
    where r.establishment_id = ${run.establishment_id} and r.id > ${run.id} and r.state <> 'undone'
      and (r.state in ('open', 'interrupted')
        or exists (select 1 from identifier_import_step s where s.run_id = r.id and s.validated_at is not null)
        or exists (select 1 from identifier_import_change c where c.run_id = r.id))) as later`.execute(trx)
  return rows[0]?.later === true
}

/** Locks the import, checks its state, and changes it. */
function changeRun<Result>(
  db: Db,
  runId: string,
  from: readonly ImportState[],
  work: (trx: Trx, run: LockedRun) => Promise<Result>,
): Promise<Result | NotDone> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (!run) return 'unknown'
    return from.includes(run.state) ? work(trx, run) : 'not-open'
  })
}
