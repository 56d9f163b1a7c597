import { type Kysely, sql } from 'kysely'

/** The pattern that log-in names of new accounts are drawn from; one row. */
export const chooseLoginPattern = {
  name: '0193_choose_login_pattern',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await rule.execute(db)
  },
}

const rule = sql`
create table login_name_rule (
  only_one boolean primary key default true check (only_one),
  pattern text not null
);
insert into login_name_rule (pattern) values ('{prenom}.{nom}');
`
