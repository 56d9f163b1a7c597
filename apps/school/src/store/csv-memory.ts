import { json } from '@preau/platform'
import type { CsvMemory, CsvSettings } from '../features/school-import/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link CsvMemory} on PostgreSQL. */
export function createCsvMemory(db: SchoolDatabase): CsvMemory {
  return {
    remembered: async (baseId, list, headerKey) => {
      const row = await db
        .selectFrom('csv_columns')
        .select('settings')
        .where('base_id', '=', baseId)
        .where('list', '=', list)
        .where('header_key', '=', headerKey)
        .executeTakeFirst()
      // Written by `remember` only, from the same type.
      return row?.settings as CsvSettings | undefined
    },
    remember: async (baseId, headerKey, { settings, at }) => {
      const chosen = { settings: json<object>(settings), used_at: at }
      await db
        .insertInto('csv_columns')
        .values({ base_id: baseId, list: settings.list, header_key: headerKey, ...chosen })
        .onConflict((conflict) => conflict.columns(['base_id', 'list', 'header_key']).doUpdateSet(chosen))
        .execute()
    },
  }
}
