import { type Kysely, sql } from 'kysely'

/** Groups of people of a school, picked one by one or by rule, that services and administrators name. */
export const createAccountGroups = {
  name: '0241_create_account_groups',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await groups.execute(db)
  },
}

// A rule names a class by its code: deliveries may make the class anew. Whoever left the school is no longer of its groups.
const groups = sql`
create table account_group (
  id bigint generated always as identity primary key,
  establishment_id bigint not null references establishment,
  name text not null check (name <> ''),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by_label text not null
);
create unique index account_group_name on account_group (establishment_id, lower(name));

create table account_group_member (
  group_id bigint not null references account_group on delete cascade,
  account_id bigint not null references account on delete cascade,
  added_at timestamptz not null,
  primary key (group_id, account_id)
);
create index account_group_member_account on account_group_member (account_id);

create table account_group_rule (
  id bigint generated always as identity primary key,
  group_id bigint not null references account_group on delete cascade,
  profile text not null,
  class_code text,
  unique nulls not distinct (group_id, profile, class_code)
);

create view account_group_membership as
  select m.group_id, m.account_id, true as picked
  from account_group_member m join account_group g on g.id = m.group_id
  where exists (select 1 from account_profile p
    where p.account_id = m.account_id and p.establishment_id = g.establishment_id and p.ended_at is null)
  union
  select r.group_id, p.account_id, false
  from account_group_rule r join account_group g on g.id = r.group_id
  join account_profile p on p.establishment_id = g.establishment_id and p.profile = r.profile and p.ended_at is null
  where r.class_code is null
    or exists (select 1 from school_class c join account_class m on m.class_id = c.id
      where c.establishment_id = g.establishment_id and c.code = r.class_code and m.account_id = p.account_id)
    or (r.profile = 'National_TUT' and exists (
      select 1 from guardian_link l join account_class m on m.account_id = l.pupil_id and m.role = 'pupil'
      join school_class c on c.id = m.class_id
      where l.guardian_id = p.account_id and l.legal_level > 0
        and c.establishment_id = g.establishment_id and c.code = r.class_code));
`
