import { sql } from 'kysely'
import type { CausesStore, FailureReason } from '../features/identification/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link CausesStore} on PostgreSQL. */
export const createCausesStore = (db: SchoolDatabase): CausesStore => ({
  causes: async (baseId, from) => {
    const rows = await db
      .selectFrom('failure_cause')
      .select(['week', 'reason', 'attempts'])
      .where('base_id', '=', baseId)
      .where('week', '>=', from)
      .orderBy('week')
      .orderBy('attempts', 'desc')
      .execute()
    return rows.map((row) => ({ ...row, reason: row.reason as FailureReason }))
  },
  countOpen: async (baseId) => Number((await open(db, baseId).executeTakeFirst())?.count ?? 0),
  unseen: async (baseId, operatorId) => {
    const seen = await db
      .selectFrom('failure_visit')
      .select('seen_at')
      .where('base_id', '=', baseId)
      .where('operator_id', '=', operatorId)
      .executeTakeFirst()
    const unseen = seen ? open(db, baseId).where('occurred_at', '>', seen.seen_at) : open(db, baseId)
    return { count: Number((await unseen.executeTakeFirst())?.count ?? 0), since: seen?.seen_at }
  },
  noteSeen: async ({ baseId, operatorId, at }) => {
    await db
      .insertInto('failure_visit')
      .values({ base_id: baseId, operator_id: operatorId, seen_at: at })
      .onConflict((conflict) => conflict.columns(['operator_id', 'base_id']).doUpdateSet({ seen_at: at }))
      .execute()
  },
  forget: async ({ closed, met, week }) => {
    await sql`delete from identification_failure where status <> 'open' and resolved_at < ${closed}`.execute(
      db,
    )
    await sql`delete from identification_failure where status = 'open' and occurred_at < ${met}`.execute(db)
    await db.deleteFrom('failure_link_run').where('done_at', '<', closed).execute()
    await db.deleteFrom('failure_cause').where('week', '<', week).execute()
  },
})

const open = (db: SchoolDatabase, baseId: string) =>
  db
    .selectFrom('identification_failure')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('base_id', '=', baseId)
    .where('status', '=', 'open')
