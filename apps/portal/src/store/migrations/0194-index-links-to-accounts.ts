import { type Kysely, sql } from 'kysely'

/** Deleting an account looks for it in every table that names one: without an index, each table would be read whole. */
export const indexLinksToAccounts = {
  name: '0194_index_links_to_accounts',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await indexes.execute(db)
  },
}

// Tickets live for seconds and are written at each click: their table stays small, an index there would cost every log-in.
const indexes = sql`
do $$
declare link record;
begin
  for link in select con.conrelid::regclass as child, att.attname from pg_constraint con
    join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
    where con.contype = 'f' and con.confrelid = 'account'::regclass and cardinality(con.conkey) = 1
      and con.conrelid::regclass::text not like 'cas_ticket%'
      and not exists (select 1 from pg_index i where i.indrelid = con.conrelid and i.indkey[0] = con.conkey[1])
  loop
    execute format('create index on %s (%I) where %I is not null', link.child, link.attname, link.attname);
  end loop;
end $$;
`
