import { type Kysely, sql } from 'kysely'

/** Other addresses of a service: its former host, its mobile one, a pattern for all schools (product A1). */
export const giveServicesSeveralAddresses = {
  name: '0180_give_services_several_addresses',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await addresses.execute(db)
  },
}

// On the service, not in a table of their own: they are typed, versioned and compared with it, and never looked up one by one.
const addresses = sql`
alter table service
  add column other_urls text[] not null default '{}',
  add constraint service_other_urls check (cardinality(other_urls) <= 20 and array_position(other_urls, null) is null);

-- The drafts that the history holds have the field from now on.
update service_history set
  before = case when kind = 'updated' then before || '{"otherUrls": []}' else before end,
  after = after || '{"otherUrls": []}'
where kind in ('created', 'updated');
`
