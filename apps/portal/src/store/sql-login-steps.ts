import { type Database, sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { LoginSteps } from '../features/second-factor/index.ts'
import type { PortalSchema } from './schema.ts'

/** {@link LoginSteps} on PostgreSQL; a token is kept as its SHA-256. */
export function sqlLoginSteps(database: Database): LoginSteps {
  const db = database.kysely<PortalSchema>()
  return {
    open: async ({ token, accountId, next, endsAt }) => {
      const row = { token_hash: sha256(token), account_id: accountId, next, ends_at: endsAt }
      await db.insertInto('login_step').values(row).execute()
    },
    find: (token, at) =>
      db
        .selectFrom('login_step')
        .select(['account_id as accountId', 'next'])
        .where('token_hash', '=', sha256(token))
        .where('ends_at', '>', at)
        .executeTakeFirst(),
    close: async (token) => {
      const gone = await db
        .deleteFrom('login_step')
        .where('token_hash', '=', sha256(token))
        .executeTakeFirst()
      return gone.numDeletedRows > 0n
    },
    purge: async (now, limit) => {
      const statements = [
        sql`delete from login_step where token_hash in
          (select token_hash from login_step where ends_at <= ${now} limit ${limit})`,
        sql`delete from second_factor_draft where key in
          (select key from second_factor_draft where ends_at <= ${now} limit ${limit})`,
      ]
      const done = await Promise.all(statements.map((statement) => statement.execute(db)))
      return done.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
    },
  }
}
