import { isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportCounts, UndoOrder, UndoOutcome } from '../features/school-import/index.ts'
import { dropEmptyStructures } from './apply-structures.ts'
import { markOf } from './import-snapshot.ts'
import { insertChanges, insertRun } from './import-records.ts'
import { onlyThose, personStates } from './person-states.ts'
import { restorePeople } from './restore-people.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import { type KeptPerson, undoLinks } from './undo-links.ts'

/** Gives back what an import changed; who changed since stays as they are. */
export async function undoImport(db: SchoolDatabase, order: UndoOrder): Promise<UndoOutcome> {
  try {
    return await db.transaction().execute((trx) => undo(trx, order))
  } catch (error) {
    // A CAS identifier went to somebody else since.
    if (isUniqueViolation(error)) return { outcome: 'clash' }
    throw error
  }
}

async function undo(trx: SchoolTransaction, order: UndoOrder): Promise<UndoOutcome> {
  const { baseId, runId } = order
  const lock = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('school-import', ${baseId}::bigint)) as taken
  `.execute(trx)
  if (lock.rows[0]?.taken !== true) return { outcome: 'busy' }
  if ((await latestUndoable(trx, baseId)) !== runId) return { outcome: 'not-latest' }
  const { kind, files } = await trx
    .selectFrom('import_run')
    .select(['kind', 'file_names as files'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  const undone = kind === 'partner' ? await takeBackLinks(trx, order) : await giveBack(trx, order)
  return record(trx, order, { ...undone, files })
}

interface Undone {
  readonly counts: ImportCounts
  readonly kept: readonly KeptPerson[]
  readonly changes: ReturnType<UndoOrder['compare']>
}

/** People as they were before the import. */
async function giveBack(trx: SchoolTransaction, order: UndoOrder): Promise<Undone> {
  const { baseId, runId, today, at } = order
  const before = await personStates(trx, order)
  const marks = await trx
    .selectFrom('import_undo')
    .select(['person_id', 'after_mark'])
    .where('run_id', '=', runId)
    .execute()
  const known = marks.flatMap(({ person_id: id, after_mark: mark }) => {
    const state = before.get(id)
    return state === undefined ? [] : [{ state, same: markOf(state) === mark }]
  })
  const ids = known.filter(({ same }) => same).map(({ state }) => state.id)
  const { restored, removed, stayed } = await restorePeople(trx, { runId, ids, today, at })
  await restoreYear(trx, baseId, runId)
  await dropEmptyStructures(trx, order)
  const after = await personStates(trx, order)
  const stays = new Set(stayed)
  const kept = known
    .filter(({ state, same }) => !same || stays.has(state.id))
    .map(({ state }) => ({ name: state.name, why: 'changed' as const }))
  const counts = { ...order.nothing, restored, removed, kept: kept.length }
  return { counts, kept, changes: order.compare(before, after) }
}

/** The CAS identifiers that the import gave, and nothing else of anybody. */
async function takeBackLinks(trx: SchoolTransaction, order: UndoOrder): Promise<Undone> {
  const before = await personStates(trx, order)
  const { freed, kept } = await undoLinks(trx, order)
  const after = await personStates(trx, order)
  const counts = { ...order.nothing, freed: freed.size, kept: kept.length }
  return { counts, kept, changes: order.compare(...onlyThose([before, after], freed)) }
}

async function record(
  trx: SchoolTransaction,
  order: UndoOrder,
  { counts, kept, changes, files }: Undone & { readonly files: readonly string[] },
): Promise<UndoOutcome> {
  const run = {
    baseId: order.baseId,
    kind: 'undo' as const,
    fileNames: files,
    schoolYear: undefined,
    madeOn: {},
    school: undefined,
    undoes: order.runId,
    problems: kept.map(({ name, why }) => order.keptProblem(name, files.join(', '), why)),
    startedAt: order.at,
    now: () => order.at,
    actor: order.actor,
  }
  const runId = await insertRun(trx, run, counts)
  await insertChanges(trx, runId, changes)
  // It cannot be undone twice: nothing is left to give back.
  await trx.deleteFrom('import_undo').where('run_id', '=', order.runId).execute()
  await recordAudit(trx, order.audit(counts))
  return { outcome: 'done', runId }
}

/** The latest import of a base that changed somebody and was not undone; the others wait behind it. */
export async function latestUndoable(
  db: SchoolDatabase | SchoolTransaction,
  baseId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select run.id from import_run run where run.base_id = ${baseId} and run.kind <> 'undo'
      and exists (select from import_change c where c.run_id = run.id)
      and not exists (select from import_run later where later.undoes_id = run.id)
    order by run.id desc limit 1
  `.execute(db)
  const [latest] = rows
  if (latest === undefined) return undefined
  const kept = await sql`select from import_undo where run_id = ${latest.id} limit 1`.execute(db)
  return kept.rows.length > 0 ? latest.id : undefined
}

/** The year that the base had, when the import changed it and nobody did since. */
async function restoreYear(trx: SchoolTransaction, baseId: string, runId: string): Promise<void> {
  await sql`
    update base set school_year = run.year_before from import_run run
    where run.id = ${runId} and base.id = ${baseId} and run.school_year is not null
      and base.school_year = run.school_year
  `.execute(trx)
}
