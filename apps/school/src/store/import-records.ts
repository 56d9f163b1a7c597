import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { AnyImportOrder, ImportChange, ImportCounts, RunKind } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/** What is kept of an import, or of the undoing of one. */
export interface RunOrder
  extends Pick<
    AnyImportOrder,
    | 'baseId'
    | 'fileNames'
    | 'schoolYear'
    | 'madeOn'
    | 'school'
    | 'problems'
    | 'startedAt'
    | 'now'
    | 'actor'
    | 'largeImport'
  > {
  readonly kind: RunKind
  readonly undoes?: string
  /** The year of the base before the import. */
  readonly yearBefore?: number | undefined
}

/** Who was changed, in the order of `compareStates`. */
export async function insertChanges(
  trx: SchoolTransaction,
  runId: string,
  changes: readonly ImportChange[],
): Promise<void> {
  const rows = changes.map((change, position) => ({ ...change, position }))
  await sql`
    insert into import_change (run_id, position, kind, person_id, name, category, fields)
    select ${runId}, c.position, c.kind, c."personId", c.name, c.category, c.fields
    from jsonb_to_recordset(${json(rows)})
      as c(position integer, kind text, "personId" bigint, name text, category text, fields jsonb)
  `.execute(trx)
}

/** The run with its remarks; returns its id. */
export async function insertRun(
  trx: SchoolTransaction,
  order: RunOrder,
  counts: ImportCounts,
): Promise<string> {
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
      made_on: json<object>(order.madeOn),
      school: order.school ?? null,
      undoes_id: order.undoes ?? null,
      year_before: order.yearBefore ?? null,
      large_import_id: order.largeImport ?? null,
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
