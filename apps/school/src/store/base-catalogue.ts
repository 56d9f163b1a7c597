import { sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

/** A column that holds the `id` of a row of another table. */
interface Link {
  readonly column: string
  readonly target: string
}

/** A table as the database describes it. */
export interface TableShape {
  readonly table: string
  /** Those that are written, in order: not the computed ones. */
  readonly columns: readonly string[]
  readonly required: ReadonlySet<string>
  readonly links: readonly Link[]
}

/** The shapes of these tables, each after those it points to. */
export async function shapesOf(
  trx: SchoolTransaction,
  tables: readonly string[],
): Promise<readonly TableShape[]> {
  const columns = await sql<{ table: string; column: string; required: boolean }>`
    select c.relname as "table", a.attname as "column", a.attnotnull as required
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relname = any(${[...tables]}) and c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum
  `.execute(trx)
  const links = await sql<Link & { table: string }>`
    select c.relname as "table", a.attname as "column", t.relname as target
    from pg_constraint k
    cross join lateral unnest(k.conkey, k.confkey) as pair(own, other)
    join pg_class c on c.oid = k.conrelid
    join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
    join pg_attribute o on o.attrelid = k.confrelid and o.attnum = pair.other
    where k.contype = 'f' and o.attname = 'id' and c.relname = any(${[...tables]})
      and c.relnamespace = current_schema()::regnamespace
  `.execute(trx)
  const shapes = tables.map((table): TableShape => {
    const own = columns.rows.filter((row) => row.table === table)
    return {
      table,
      columns: own.map(({ column }) => column),
      required: new Set(own.filter(({ required }) => required).map(({ column }) => column)),
      links: links.rows.filter((row) => row.table === table && row.column !== 'base_id'),
    }
  })
  return inOrder(shapes)
}

/** Owners first. A table that points to itself waits for nobody. */
function inOrder(shapes: readonly TableShape[]): readonly TableShape[] {
  const ordered: TableShape[] = []
  const waiting = new Map(shapes.map((shape) => [shape.table, shape]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].find(({ table, links }) =>
      links.every(({ target }) => target === table || !waiting.has(target)),
    )
    if (!ready) throw new Error(`tables point to each other: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(ready.table)
    ordered.push(ready)
  }
  return ordered
}
