import { sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

/**
 * Who has each key of a file (`source_key`). To join on the key instead leaves the way to PostgreSQL, which cannot know what
 * the transaction has just written: it then reads the whole base for each row of the file.
 */
export async function idsByKey(trx: SchoolTransaction, baseId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; source_key: string }>`
    select id, source_key from person where base_id = ${baseId} and source_key is not null
  `.execute(trx)
  return new Map(rows.map((row) => [row.source_key, row.id]))
}
