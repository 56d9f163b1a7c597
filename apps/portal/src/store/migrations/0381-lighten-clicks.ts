import { type Kysely, sql } from 'kysely'

/**
 * What a click writes checks nothing that it has just read: a foreign key locks the account and the service of each row, and
 * everybody clicks on the same services. Whoever deletes an account or a service cleans up after them instead (ADR 10).
 */
export const lightenClicks = {
  name: '0381_lighten_clicks',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await links.execute(db)
    await places.execute(db)
  },
}

const links = sql`
alter table cas_ticket
  drop constraint cas_ticket_account_id_fkey,
  drop constraint cas_ticket_service_id_fkey;
alter table cas_service_session
  drop constraint cas_service_session_account_id_fkey,
  drop constraint cas_service_session_service_id_fkey;
drop index cas_service_session_service;
create index cas_service_session_ended on cas_service_session (service_id, ended_at desc) where ended_at is not null;

create function clean_up_clicks_of_accounts() returns trigger language plpgsql as $$
begin
  delete from cas_ticket where account_id in (select id from was);
  update cas_service_session set account_id = null where account_id in (select id from was);
  return null;
end
$$;
create trigger clicks_cleaned_up after delete on account
  referencing old table as was for each statement execute function clean_up_clicks_of_accounts();

create function clean_up_clicks_of_services() returns trigger language plpgsql as $$
begin
  delete from cas_ticket where service_id in (select id from was);
  delete from cas_service_session where service_id in (select id from was);
  return null;
end
$$;
create trigger clicks_cleaned_up after delete on service
  referencing old table as was for each statement execute function clean_up_clicks_of_services();
`

// A function: PostgreSQL prepares each query within a statement at each run, needed or not, and few services read this.
const places = sql`
create function release_places(of_account bigint) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'profiles', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', p.establishment_id::text, 'uai', e.uai, 'profile', p.profile) order by e.uai, p.id), '[]')
      from account_profile p join establishment e on e.id = p.establishment_id
      where p.account_id = of_account and p.ended_at is null),
    'classes', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'schoolId', c.establishment_id::text, 'code', c.code) order by c.establishment_id, c.code), '[]')
      from account_class m join school_class c on c.id = m.class_id and c.kind = 'class'
      where m.account_id = of_account and m.role = 'pupil'));
end
$$;
`
