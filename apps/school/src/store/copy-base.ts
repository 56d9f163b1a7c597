import { type RawBuilder, sql } from 'kysely'
import { shapesOf, type TableShape } from './base-catalogue.ts'
import { type TableFate, tablesOf } from './base-contents.ts'
import type { SchoolTransaction } from './school-database.ts'

interface Copy {
  readonly from: string
  readonly to: string
  readonly fates: readonly TableFate[]
}

/**
 * Copies rows of a base into another one, table by table: each row has a new `id`, and what pointed to a copied row points
 * to its copy. What pointed to a row that is not copied keeps it when no base owns it, or is left empty.
 */
export async function copyContents(trx: SchoolTransaction, { from, to, fates }: Copy): Promise<void> {
  const shapes = await shapesOf(trx, tablesOf(...fates))
  const shared = new Set(tablesOf('server', ...(fates.includes('settings') ? [] : (['settings'] as const))))
  await sql`create temporary table base_copy (of_table text, old_id bigint, new_id bigint, primary key (of_table, old_id)) on commit drop`.execute(
    trx,
  )
  const copied = new Set<string>()
  for (const shape of shapes) {
    if (shape.columns.includes('id')) {
      copied.add(shape.table)
      await numberRows(trx, shape, { from, copied })
    }
    await insertRows(trx, shape, { from, to, copied, shared })
  }
  await sql`drop table base_copy`.execute(trx)
  if (copied.has('person_merge')) await forgetUndo(trx, to)
}

/** What a merge remembers to be undone names the rows of the original: the copy of a merge stays merged. */
export async function forgetUndo(trx: SchoolTransaction, baseId: string): Promise<void> {
  await sql`
    update person_merge set snapshot = '{}', merged_at = merged_at - interval '1 millisecond' where base_id = ${baseId}::bigint
  `.execute(trx)
}

interface Known {
  readonly from: string
  /** Tables whose rows have a copy. */
  readonly copied: ReadonlySet<string>
}

/** Draws the id of each copy, in the order of the originals. */
async function numberRows(trx: SchoolTransaction, shape: TableShape, known: Known): Promise<void> {
  const { table } = shape
  await sql`
    insert into base_copy (of_table, old_id, new_id)
    select ${table}, o.id, nextval(pg_get_serial_sequence(${table}, 'id')) from (
      select t.id from ${sql.table(table)} as t where ${owned(shape, { ...known, copied: new Set([...known.copied].filter((one) => one !== table)) })}
      order by t.id) as o
  `.execute(trx)
}

async function insertRows(
  trx: SchoolTransaction,
  shape: TableShape,
  known: Known & { readonly to: string; readonly shared: ReadonlySet<string> },
): Promise<void> {
  const { table, columns } = shape
  const values = columns.map((column) => sql`${valueOf(shape, column, known)} as ${sql.ref(column)}`)
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    overriding system value
    select ${sql.join(values)} from ${sql.table(table)} as t where ${owned(shape, known)}
  `.execute(trx)
}

/** The rows of the base: by their `base_id`, or by everything they cannot be without. */
function owned(shape: TableShape, { from, copied }: Known): RawBuilder<boolean> {
  if (shape.columns.includes('base_id')) return sql<boolean>`t.base_id = ${from}::bigint`
  const owners = shape.links.filter(({ column, target }) => copied.has(target) && shape.required.has(column))
  if (owners.length === 0) throw new Error(`nothing says of which base a row of ${shape.table} is`)
  const each = owners.map(
    ({ column, target }) =>
      sql`exists (select from base_copy c where c.of_table = ${target} and c.old_id = t.${sql.ref(column)})`,
  )
  return sql<boolean>`${sql.join(each, sql` and `)}`
}

function valueOf(
  { table, links }: TableShape,
  column: string,
  { to, copied, shared }: Known & { readonly to: string; readonly shared: ReadonlySet<string> },
): RawBuilder<unknown> {
  if (column === 'base_id') return sql`${to}::bigint`
  const target = column === 'id' ? table : links.find((link) => link.column === column)?.target
  if (target === undefined || shared.has(target)) return sql`t.${sql.ref(column)}`
  if (!copied.has(target)) return sql`null`
  return sql`(select c.new_id from base_copy c where c.of_table = ${target} and c.old_id = t.${sql.ref(column)})`
}
