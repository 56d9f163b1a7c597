import type { Clock, Database } from '@preau/platform'
import { sql } from 'kysely'
import type { Space } from '../features/bases/index.ts'

/** Counts the people signed in to each space of a base at this moment; a person on two devices counts once. */
export function createConnectedPeople(
  database: Database,
  clock: Clock,
): (baseId: string) => Promise<ReadonlyMap<Space, number>> {
  const db = database.kysely<unknown>()
  return async (baseId) => {
    const now = clock.now()
    const { rows } = await sql<{ space: Space; count: string }>`
      select data->>'space' as space, count(distinct subject) as count from session
      where subject like 'person:%' and data->>'baseId' = ${baseId} and idle_ends_at > ${now} and ends_at > ${now}
      group by 1
    `.execute(db)
    return new Map(rows.map((row) => [row.space, Number(row.count)]))
  }
}
