import type { Database } from '@preau/platform'
import { sql } from 'kysely'
import type { AafDrops } from '../../features/aaf-import/index.ts'
import type { PortalSchema } from '../schema.ts'

const lock = sql`hashtextextended('preau.portal.aaf-drop', 0)`

/** {@link AafDrops} on PostgreSQL: the lock belongs to a connection, and goes with a process that is killed. */
export function sqlAafDrops(database: Database): AafDrops {
  const db = database.kysely<PortalSchema>()
  return {
    alone: (work) =>
      db.connection().execute(async (connection) => {
        const { rows } = await sql<{
          locked: boolean
        }>`select pg_try_advisory_lock(${lock}) as locked`.execute(connection)
        if (rows[0]?.locked !== true) return undefined
        try {
          return await work()
        } finally {
          await sql`select pg_advisory_unlock(${lock})`.execute(connection).catch(() => undefined)
        }
      }),
    see: async (name, fingerprint, at) => {
      const { seen_at } = await db
        .insertInto('aaf_drop')
        .values({ name, fingerprint, seen_at: at })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((eb) => ({
            fingerprint,
            run_id: null,
            seen_at: eb
              .case()
              .when('aaf_drop.fingerprint', '=', fingerprint)
              .then(eb.ref('aaf_drop.seen_at'))
              .else(at)
              .end(),
          })),
        )
        .returning('seen_at')
        .executeTakeFirstOrThrow()
      return seen_at
    },
    runOf: async (name) => {
      const row = db.selectFrom('aaf_drop').select('run_id').where('name', '=', name)
      return (await row.executeTakeFirst())?.run_id ?? undefined
    },
    became: async (name, runId, at) => {
      await db
        .insertInto('aaf_drop')
        .values({ name, fingerprint: '', seen_at: at, run_id: runId })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ run_id: runId }))
        .execute()
    },
    forget: async (name) => {
      await db.deleteFrom('aaf_drop').where('name', '=', name).execute()
    },
  }
}
