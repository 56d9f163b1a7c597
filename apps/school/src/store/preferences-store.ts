import { recordAudit } from '@preau/platform'
import type { PreferencesStore } from '../features/preferences/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link PreferencesStore} on PostgreSQL. */
export function createPreferencesStore(db: SchoolDatabase): PreferencesStore {
  return {
    setEntIdentifiers: (baseId, active, audit) =>
      db.transaction().execute(async (trx) => {
        const changed = await trx
          .updateTable('base')
          .set({ ent_identifiers: active })
          .where('id', '=', baseId)
          .where('ent_identifiers', '<>', active)
          .returning('id')
          .executeTakeFirst()
        if (changed) await recordAudit(trx, audit)
      }),
  }
}
