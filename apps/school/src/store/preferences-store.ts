import { recordAudit } from '@preau/platform'
import type { PreferencesStore } from '../features/preferences/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link PreferencesStore} on PostgreSQL. */
export function createPreferencesStore(db: SchoolDatabase): PreferencesStore {
  return {
    setEntIdentifiers: ({ baseId, active, seen, audit }) =>
      db.transaction().execute(async (trx) => {
        const { ent_identifiers: now } = await trx
          .selectFrom('base')
          .select('ent_identifiers')
          .where('id', '=', baseId)
          .forUpdate()
          .executeTakeFirstOrThrow()
        if (now === active) return 'done'
        if (seen && !seen(now)) return 'changed'
        await trx.updateTable('base').set({ ent_identifiers: active }).where('id', '=', baseId).execute()
        await recordAudit(trx, audit)
        return 'done'
      }),
  }
}
