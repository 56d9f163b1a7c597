import { isUniqueViolation, json, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type {
  ImportCounts,
  ImportOrder,
  ImportOutcome,
  ImportReport,
  ImportRun,
  ImportStore,
  TooMany,
} from '../features/school-import/index.ts'
import { applySchoolData } from './apply-school-data.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link ImportStore} on PostgreSQL. */
export function createImportStore(db: SchoolDatabase): ImportStore {
  return {
    apply: (order) => applyOrRollBack(db, order),
    runs: async (baseId) => {
      const rows = await runsOf(db, baseId).limit(10).execute()
      return rows.map(toRun)
    },
    report: (baseId, runId) => readReport(db, baseId, runId),
    knownPupils: async (baseId, keys) => {
      if (keys.length === 0) return 0
      const row = await db
        .selectFrom('person')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('base_id', '=', baseId)
        .where(sql<boolean>`source_key = any(${[...keys]})`)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
  }
}

/** Thrown inside the transaction to undo it, and caught just outside. */
class TooManyGo extends Error {
  readonly outcome: TooMany

  constructor(outcome: TooMany) {
    super(outcome.outcome)
    this.outcome = outcome
  }
}

async function applyOrRollBack(db: SchoolDatabase, order: ImportOrder): Promise<ImportOutcome> {
  const once = () => db.transaction().execute((trx) => applyLocked(trx, order))
  try {
    // Somebody may give an identifier by hand between the look and the writing: the second look sees it.
    return await once().catch((error: unknown) => {
      if (isUniqueViolation(error)) return once()
      throw error
    })
  } catch (error) {
    if (error instanceof TooManyGo) return error.outcome
    throw error
  }
}

async function applyLocked(trx: SchoolTransaction, order: ImportOrder): Promise<ImportOutcome> {
  // Released with the transaction, however it ends: a server that dies leaves no lock behind.
  const lock = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('school-import', ${order.baseId}::bigint)) as taken
  `.execute(trx)
  if (lock.rows[0]?.taken !== true) return { outcome: 'busy' }
  const { counts, present, linked, freed } = await applySchoolData(trx, order)
  refuseTooMany('many-departures', [counts.departures, present], order.departuresAccepted)
  refuseTooMany('many-unlinked', [counts.unlinked, linked], order.unlinkedAccepted)
  const runId = await insertRun(trx, { ...order, problems: [...freed, ...order.problems] }, counts)
  if (order.schoolYear !== undefined) {
    await trx
      .updateTable('base')
      .set({ school_year: order.schoolYear })
      .where('id', '=', order.baseId)
      .execute()
  }
  await recordAudit(trx, order.audit(counts))
  return { outcome: 'done', runId, counts }
}

/** A handful of departures is life; so is any number that was accepted. */
function refuseTooMany(
  outcome: TooMany['outcome'],
  [departures, present]: readonly [departures: number, present: number],
  accepted: number,
): void {
  if (accepted >= 1 || departures <= Math.max(5, present * accepted)) return
  throw new TooManyGo({ outcome, departures, present })
}

async function insertRun(trx: SchoolTransaction, order: ImportOrder, counts: ImportCounts): Promise<string> {
  const { id } = await trx
    .insertInto('import_run')
    .values({
      base_id: order.baseId,
      kind: order.kind,
      file_names: json([...order.fileNames]),
      school_year: order.schoolYear ?? null,
      counts: json<Record<string, number>>(counts),
      started_at: order.startedAt,
      finished_at: order.now(),
      actor: order.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into import_problem (run_id, file, line, element, severity, reason, advice)
    select ${id}, p.file, p.line, p.element, p.severity, p.reason, p.advice
    from jsonb_to_recordset(${json(order.problems)})
      as p(file text, line integer, element text, severity text, reason text, advice text)
  `.execute(trx)
  return id
}

const runsOf = (db: SchoolDatabase, baseId: string) =>
  db
    .selectFrom('import_run')
    .select(['id', 'kind', 'file_names', 'school_year', 'finished_at', 'actor', 'counts'])
    .where('base_id', '=', baseId)
    .where('kind', 'in', ['siecle', 'sts'])
    .orderBy('id', 'desc')

type RunRow = Awaited<ReturnType<ReturnType<typeof runsOf>['execute']>>[number]

const toRun = (row: RunRow): ImportRun => ({
  id: row.id,
  kind: row.kind === 'sts' ? 'sts' : 'siecle',
  fileNames: row.file_names,
  schoolYear: row.school_year ?? undefined,
  finishedAt: row.finished_at,
  actor: row.actor,
  // Written by `insertRun` from the same type.
  counts: row.counts as ImportCounts,
})

async function readReport(
  db: SchoolDatabase,
  baseId: string,
  runId: string,
): Promise<ImportReport | undefined> {
  const row = await runsOf(db, baseId).where('id', '=', runId).executeTakeFirst()
  if (!row) return undefined
  const problems = await db
    .selectFrom('import_problem')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('id')
    .execute()
  return {
    ...toRun(row),
    problems: problems.map(({ file, line, element, severity, reason, advice }) => {
      return { file, line, severity, reason, advice, ...(element !== null && { element }) }
    }),
  }
}
