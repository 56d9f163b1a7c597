import type { PreferencesStore } from '../features/preferences/index.ts'
import { change, type SchoolDatabase } from './school-database.ts'

/** {@link PreferencesStore} on PostgreSQL. */
export function createPreferencesStore(db: SchoolDatabase): PreferencesStore {
  return {
    setEntIdentifiers: (baseId, active, audit) =>
      change(db, audit, async (trx) => {
        await trx.updateTable('base').set({ ent_identifiers: active }).where('id', '=', baseId).execute()
      }),
  }
}
