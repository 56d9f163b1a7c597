import { isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type {
  AnyImportOrder,
  ChangeKind,
  ImportChange,
  ImportCounts,
  ImportKind,
  ImportOutcome,
  ImportReport,
  ImportRun,
  ImportStore,
  TooMany,
} from '../features/school-import/index.ts'
import { applyCsvData } from './apply-csv-data.ts'
import { applyPartnerData, type GivenLinks } from './apply-partner-data.ts'
import { type AppliedData, applySchoolData } from './apply-school-data.ts'
import { followAliases } from './follow-aliases.ts'
import { insertChanges, insertRun } from './import-records.ts'
import { forgetImports } from './forget-imports.ts'
import { keepSnapshot, takeSnapshot } from './import-snapshot.ts'
import { onlyThose, type PeopleStates, personStates } from './person-states.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import { keepLists, type SchoolList } from './school-lists.ts'
import { latestUndoable, undoImport } from './undo-import.ts'
import { keepLinks } from './undo-links.ts'

/** {@link ImportStore} on PostgreSQL. */
export function createImportStore(db: SchoolDatabase): ImportStore {
  return {
    apply: (order) =>
      applyOrRollBack(db, order, async (trx) => applySchoolData(trx, await followAliases(trx, order))),
    lastMadeOn: async (baseId, school) => {
      const { rows } = await sql<{ part: string; day: string }>`
        select d.key as part, max(d.value) as day from import_run run, jsonb_each_text(run.made_on) d
        where run.base_id = ${baseId} and (run.school = ${school ?? null} or run.school is null or ${school === undefined})
          and not exists (select from import_run later where later.undoes_id = run.id)
        group by d.key
      `.execute(db)
      return Object.fromEntries(rows.map(({ part, day }) => [part, day]))
    },
    undo: (order) => undoImport(db, order),
    applyCsv: (order) => applyOrRollBack(db, order, (trx) => applyCsvData(trx, order)),
    applyPartner: (order) => applyOrRollBack(db, order, (trx) => applyPartnerData(trx, order)),
    runs: async (baseId, kinds) => {
      const rows = await runsOf(db, baseId)
        .where(origin, 'in', [...kinds])
        .limit(10)
        .execute()
      return rows.map(toRun)
    },
    report: (baseId, runId) => readReport(db, baseId, runId),
    changes: (runId, part) => readChanges(db, runId, part),
    forget: (limits) => forgetImports(db, limits),
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
class TakenBack extends Error {
  readonly outcome: Exclude<ImportOutcome, { readonly outcome: 'done' | 'busy' }>

  constructor(outcome: TakenBack['outcome']) {
    super(outcome.outcome)
    this.outcome = outcome
  }
}

/** What an import writes, in a transaction that holds the import lock of the base. */
type Write = (trx: SchoolTransaction) => Promise<AppliedData & { readonly links?: GivenLinks }>

async function applyOrRollBack(
  db: SchoolDatabase,
  order: AnyImportOrder,
  write: Write,
): Promise<ImportOutcome> {
  const once = () => db.transaction().execute((trx) => applyLocked(trx, order, write))
  try {
    // Somebody may give an identifier by hand between the look and the writing: the second look sees it.
    return await once().catch((error: unknown) => {
      if (isUniqueViolation(error)) return once()
      throw error
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome
    throw error
  }
}

async function applyLocked(
  trx: SchoolTransaction,
  order: AnyImportOrder,
  write: Write,
): Promise<ImportOutcome> {
  // Released with the transaction, however it ends: a server that dies leaves no lock behind.
  const lock = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('school-import', ${order.baseId}::bigint)) as taken
  `.execute(trx)
  if (lock.rows[0]?.taken !== true) return { outcome: 'busy' }
  const before = await personStates(trx, order)
  // What a directory gives is undone from what it gave.
  if (order.purpose === 'apply' && order.kind !== 'partner') await takeSnapshot(trx, order.baseId)
  const { counts, present, linked, problems: found, links, lists = [] } = await write(trx)
  const after = await personStates(trx, order)
  const changes = changesOf(order, { before, after, links })
  const tooMany = [
    ...tooManyOf('many-departures', [counts.departures, present], order.departuresAccepted),
    ...tooManyOf('many-unlinked', [counts.unlinked, linked], order.unlinkedAccepted),
  ]
  const problems = [...found, ...order.problems]
  if (order.purpose === 'look') throw new TakenBack({ outcome: 'looked', counts, changes, problems, tooMany })
  if (!order.isExpected(changes)) throw new TakenBack({ outcome: 'changed' })
  for (const one of tooMany) throw new TakenBack(one)
  return {
    outcome: 'done',
    runId: await record(trx, { ...order, problems }, { counts, changes, after, links, lists }),
    counts,
  }
}

interface Looks {
  readonly before: PeopleStates
  readonly after: PeopleStates
  /** CAS identifiers given: the import changed these people and nobody else, whatever somebody did meanwhile. */
  readonly links: GivenLinks | undefined
}

function changesOf({ compare }: AnyImportOrder, { before, after, links }: Looks): readonly ImportChange[] {
  return links === undefined ? compare(before, after) : compare(...onlyThose([before, after], links))
}

/** A handful of departures is life; so is any number that was accepted. */
function tooManyOf(
  outcome: TooMany['outcome'],
  [departures, present]: readonly [departures: number, present: number],
  accepted: number,
): readonly TooMany[] {
  if (accepted >= 1 || departures <= Math.max(5, present * accepted)) return []
  return [{ outcome, departures, present }]
}

interface Done {
  readonly counts: ImportCounts
  readonly changes: readonly ImportChange[]
  readonly after: PeopleStates
  readonly links: GivenLinks | undefined
  readonly lists: readonly SchoolList[]
}

/** The run with its remarks and changes, the year of the base and the audit row. */
async function record(trx: SchoolTransaction, order: AnyImportOrder, done: Done): Promise<string> {
  const base = await trx
    .selectFrom('base')
    .select('school_year')
    .where('id', '=', order.baseId)
    .executeTakeFirstOrThrow()
  const runId = await insertRun(trx, { ...order, yearBefore: base.school_year ?? undefined }, done.counts)
  await insertChanges(trx, runId, done.changes)
  await keepLists(trx, runId, done.lists)
  const { links, after } = done
  if (links === undefined) await keepSnapshot(trx, runId, done)
  else await keepLinks(trx, runId, { links, after })
  if (order.schoolYear !== undefined) {
    await trx
      .updateTable('base')
      .set({ school_year: order.schoolYear })
      .where('id', '=', order.baseId)
      .execute()
  }
  await recordAudit(trx, order.audit(done.counts))
  return runId
}

/** Of an undoing, the kind of what it undid, which is never an undoing. */
const origin = sql<ImportKind>`coalesce(undone.kind, import_run.kind)`

const runsOf = (db: SchoolDatabase, baseId: string) =>
  db
    .selectFrom('import_run')
    .leftJoin('import_run as undone', 'undone.id', 'import_run.undoes_id')
    .select([
      'import_run.id',
      'import_run.kind',
      'import_run.file_names',
      'import_run.school_year',
      'import_run.finished_at',
      'import_run.actor',
      'import_run.counts',
      'import_run.detail',
      origin.as('origin'),
    ])
    .where('import_run.base_id', '=', baseId)
    .orderBy('import_run.id', 'desc')

type RunRow = Awaited<ReturnType<ReturnType<typeof runsOf>['execute']>>[number]

const toRun = (row: RunRow): ImportRun => ({
  id: row.id,
  kind: row.kind,
  origin: row.origin,
  fileNames: row.file_names,
  schoolYear: row.school_year ?? undefined,
  finishedAt: row.finished_at,
  actor: row.actor,
  // Written by `insertRun` from the same type.
  counts: row.counts as ImportCounts,
  detail: row.detail,
})

async function readReport(
  db: SchoolDatabase,
  baseId: string,
  runId: string,
): Promise<ImportReport | undefined> {
  const row = await runsOf(db, baseId).where('import_run.id', '=', runId).executeTakeFirst()
  if (!row) return undefined
  const problems = await db
    .selectFrom('import_problem')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('id')
    .execute()
  return {
    ...toRun(row),
    changed: await countChanges(db, runId),
    undoable: (await latestUndoable(db, baseId)) === runId,
    undoneBy: await undoingOf(db, runId),
    problems: problems.map(({ file, line, element, severity, reason, advice }) => {
      return { file, line, severity, reason, advice, ...(element !== null && { element }) }
    }),
  }
}

async function undoingOf(db: SchoolDatabase, runId: string): Promise<string | undefined> {
  const row = await db.selectFrom('import_run').select('id').where('undoes_id', '=', runId).executeTakeFirst()
  return row?.id
}

async function countChanges(db: SchoolDatabase, runId: string): Promise<ImportReport['changed']> {
  const rows = await db
    .selectFrom('import_change')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('count')])
    .where('run_id', '=', runId)
    .groupBy('kind')
    .execute()
  const of = (kind: ChangeKind): number => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return {
    left: of('left'),
    removed: of('removed'),
    changed: of('changed'),
    back: of('back'),
    added: of('added'),
  }
}

async function readChanges(
  db: SchoolDatabase,
  runId: string,
  part: Parameters<ImportStore['changes']>[1],
): Promise<readonly ImportChange[]> {
  const all = db.selectFrom('import_change').selectAll().where('run_id', '=', runId).orderBy('position')
  const some = part?.kind === undefined ? all : all.where('kind', '=', part.kind)
  const rows = await (part === undefined ? some : some.offset(part.offset).limit(part.limit)).execute()
  return rows.map(({ kind, person_id: personId, name, category, fields }) => {
    // Written by `insertChanges` from the same type.
    const change = { kind, name, category, fields: fields as ImportChange['fields'] }
    return personId === null ? change : { ...change, personId }
  })
}
