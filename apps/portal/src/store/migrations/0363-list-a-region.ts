import { type Kysely, sql } from 'kysely'

/**
 * Lists of a million accounts, in the order of the names: those of one profile, those that are not active, those of people who never
 * came. Each is read from its beginning, so that a page costs the same whatever the filter leaves out.
 */
export const listARegion = {
  name: '0363_list_a_region',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await lists.execute(db)
  },
}

// `never_came` changes at the first log-in only: an index on the instant itself would be written at each of them.
const lists = sql`
alter table account add column never_came boolean generated always as (last_login_at is null) stored;
create index account_never_came on account (name_key collate "C", id) include (status) where never_came;
create index account_not_active on account (status, name_key collate "C", id) include (never_came) where status <> 'active';

alter table account_profile add column name_key text not null default '';
update account_profile p set name_key = a.name_key from account a where a.id = p.account_id;

create function copy_name_key() returns trigger language plpgsql as $$
begin
  new.name_key := (select name_key from account where id = new.account_id);
  return new;
end
$$;
create trigger account_profile_name before insert or update of account_id on account_profile
  for each row execute function copy_name_key();

create function spread_name_key() returns trigger language plpgsql as $$
begin
  update account_profile set name_key = new.name_key where account_id = new.id;
  return null;
end
$$;
create trigger account_name_of_profiles after update of name_key on account
  for each row when (old.name_key is distinct from new.name_key) execute function spread_name_key();

create index account_profile_by_name on account_profile (profile, name_key collate "C", account_id) where ended_at is null;
create index account_profile_function on account_profile (function_code, function_label)
  where ended_at is null and function_code <> '';
create index account_profile_discipline on account_profile (discipline_code, discipline_label)
  where ended_at is null and discipline_code <> '';
`
