import { type Kysely, sql } from 'kysely'

/** Applications that may open a space in somebody’s name, by a proxy ticket; none unless listed (CAS 3.0 §2.6). */
export const allowedProxies = {
  name: '0130_allowed_proxies',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`alter table cas_delegation add column allowed_proxies text[] not null default '{}'`.execute(db)
  },
}
