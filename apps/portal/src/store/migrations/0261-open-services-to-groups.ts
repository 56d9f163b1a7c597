import { type Kysely, sql } from 'kysely'

/** « Liste de groupes » as the target of an access rule (product A3). A group that a service names cannot be removed. */
export const openServicesToGroups = {
  name: '0261_open_services_to_groups',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await groups.execute(db)
  },
}

const groups = sql`
alter table service_population_rule
  drop constraint service_population_rule_target_check,
  add constraint service_population_rule_target_check check (target in ('site', 'schools', 'groups', 'all'));

create table service_population_rule_group (
  rule_id bigint not null references service_population_rule on delete cascade,
  group_id bigint not null references account_group,
  primary key (rule_id, group_id)
);
create index service_population_rule_group_group on service_population_rule_group (group_id);

create trigger service_registry_change after insert or update or delete or truncate on service_population_rule_group
  for each statement execute function note_service_registry_change();
`
