import { type Kysely, sql } from 'kysely'

/**
 * The school whose files an import brought, when they say it: in a base that several schools share, a file is older or newer
 * than the others of its own school. Unknown of the imports before.
 */
export const importSchool = {
  name: '0242_import_school',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table import_run add column school text`.execute(db)
  },
}
