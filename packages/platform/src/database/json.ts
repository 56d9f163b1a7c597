import { type RawBuilder, sql } from 'kysely'

/** A value to write in a `jsonb` column: the driver would write an array as a PostgreSQL array. */
export function json<Value>(value: Value): RawBuilder<Value> {
  return sql`${JSON.stringify(value)}::jsonb`
}
