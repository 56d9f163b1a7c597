import type { Database } from '@preau/platform'
import type { Favourites } from '../features/home/index.ts'
import type { PortalSchema } from './schema.ts'

/** {@link Favourites} on PostgreSQL. */
export function sqlFavourites(database: Database): Favourites {
  const db = database.kysely<PortalSchema>()
  return {
    of: async (accountId) => {
      const mine = db.selectFrom('favourite_service').select('service_id').where('account_id', '=', accountId)
      return (await mine.execute()).map(({ service_id }) => service_id)
    },
    add: async ({ accountId, serviceId, at }) => {
      const row = { account_id: accountId, service_id: serviceId, added_at: at }
      await db
        .insertInto('favourite_service')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    remove: async ({ accountId, serviceId }) => {
      await db
        .deleteFrom('favourite_service')
        .where('account_id', '=', accountId)
        .where('service_id', '=', serviceId)
        .execute()
    },
  }
}
