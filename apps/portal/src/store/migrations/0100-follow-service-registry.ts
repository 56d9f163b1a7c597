import { type Kysely, sql } from 'kysely'

/**
 * What the CAS server adds: a version of the service registry that grows with each change, so that a node knows with
 * one small read whether its copy still stands, and when the person of a ticket typed their password.
 */
export const followServiceRegistry = {
  name: '0100_follow_service_registry',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await registryVersion.execute(db)
  },
}

// A row and not a sequence: the new version must be seen with the change, neither before nor without it.
const registryVersion = sql`
create table service_registry_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into service_registry_version (version) values (1);

create function note_service_registry_change() returns trigger language plpgsql as $$
begin
  update service_registry_version set version = version + 1;
  return null;
end
$$;

create trigger service_registry_change after insert or update or delete or truncate on service
  for each statement execute function note_service_registry_change();
create trigger service_registry_change after insert or update or delete or truncate on service_population_rule
  for each statement execute function note_service_registry_change();
create trigger service_registry_change after insert or update or delete or truncate on service_population_rule_school
  for each statement execute function note_service_registry_change();
create trigger service_registry_change after insert or update or delete or truncate on service_user_rule
  for each statement execute function note_service_registry_change();

delete from cas_ticket;
alter table cas_ticket add column authenticated_at timestamptz not null;
`
