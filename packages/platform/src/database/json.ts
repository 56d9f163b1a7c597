import { type RawBuilder, sql } from 'kysely'

/**
 * A value to write in a `jsonb` column: the driver would write an array as a PostgreSQL array. What `jsonb` cannot hold in a
 * text, NUL and halves of a character, becomes U+FFFD: anybody may send them.
 */
export function json<Value>(value: Value): RawBuilder<Value> {
  const text = JSON.stringify(value)
  return sql`${unstorable.test(text) ? JSON.stringify(value, storable) : text}::jsonb`
}

const unstorable = /\\u(?:0000|d[89a-f])/

function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value
}
