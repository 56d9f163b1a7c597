import { sql } from 'kysely'
import type { FirstStepsStore } from '../features/first-steps/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link FirstStepsStore} on PostgreSQL. */
export function createFirstStepsStore(db: SchoolDatabase): FirstStepsStore {
  return {
    delegatedSpaces: async (baseId) => {
      const rows = await db
        .selectFrom('space_publication')
        .select('delegation')
        .where('base_id', '=', baseId)
        .execute()
      const count = (kind: string): number => rows.filter(({ delegation }) => delegation === kind).length
      return { cas: count('cas'), federation: count('ws-federation') }
    },
    lastExport: async (baseId) => {
      const row = await db
        .selectFrom('identifier_export')
        .select('exported_at')
        .where('base_id', '=', baseId)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.exported_at
    },
    someoneEntered: async (uai) => {
      // Newest first, as the index has them: where people come in, one of them is among the last lines.
      const { rows } = await sql<{ id: string }>`
        select id from audit_event
        where school = ${uai} and action = 'person.signed-in' and outcome = 'done' and data ->> 'via' = 'cas'
        order by at desc, id desc limit 1`.execute(db)
      return rows.length > 0
    },
  }
}
