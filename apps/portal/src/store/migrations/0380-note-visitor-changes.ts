import { type Kysely, sql } from 'kysely'

/**
 * Notes whose session or rights a transaction changes, under the number of that transaction: a statement that acts on what a
 * node read a moment ago sees with one look that nothing of it changed since (ADR 8).
 */
export const noteVisitorChanges = {
  name: '0380_note_visitor_changes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await table.execute(db)
    for (const [name, whose] of Object.entries(watched)) await watch(name, whose).execute(db)
    await widerChanges.execute(db)
  },
}

// Rows are only added: two transactions never wait for each other here. 0 stands for everybody.
const table = sql`
create table visitor_change (
  account_id bigint not null,
  xid xid8 not null default pg_current_xact_id()
);
create index visitor_change_account on visitor_change (account_id, xid);

create function note_visitor_changes(accounts bigint[]) returns void language sql as $$
  insert into visitor_change (account_id)
  select distinct case when cardinality(accounts) > 1000 then 0 else one end from unnest(accounts) as one
$$;

create function note_everybody() returns trigger language plpgsql as $$
begin
  insert into visitor_change (account_id) values (0);
  return null;
end
$$;
`

/** Tables of what a person is or may, and whose the rows are. Parents are in the groups of the classes of their children. */
const watched: Readonly<Record<string, (rows: string) => string>> = {
  admin_role: (rows) => `select account_id from ${rows}`,
  account_profile: (rows) => `select account_id from ${rows}`,
  account_class: (rows) => `select account_id from ${rows}
    union all select g.guardian_id from ${rows} r join guardian_link g on g.pupil_id = r.account_id`,
  guardian_link: (rows) => `select guardian_id from ${rows}`,
  account_group_member: (rows) => `select account_id from ${rows}`,
  notice_acknowledgement: (rows) => `select account_id from ${rows}`,
}

function watch(table: string, rowsOf: (rows: string) => string): ReturnType<typeof sql> {
  const note = `note_${table}_change`
  const whose = (rows: string): string => `array(${rowsOf(rows)})`
  return sql.raw(`
create function ${note}() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform note_visitor_changes(${whose('was')} || ${whose('now')});
  elsif tg_op = 'INSERT' then
    perform note_visitor_changes(${whose('now')});
  else
    perform note_visitor_changes(${whose('was')});
  end if;
  return null;
end
$$;
create trigger visitor_added after insert on ${table}
  referencing new table as now for each statement execute function ${note}();
create trigger visitor_changed after update on ${table}
  referencing old table as was new table as now for each statement execute function ${note}();
create trigger visitor_removed after delete on ${table}
  referencing old table as was for each statement execute function ${note}();
create trigger visitor_emptied after truncate on ${table} for each statement execute function note_everybody();
`)
}

// Nobody is signed in with an account or a session that is only being made. Activity only prolongs a session. A place or a class
// goes after those who are there.
const widerChanges = sql`
create function note_account_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform note_visitor_changes((select coalesce(array_agg(w.id), '{}') from was w left join now n on n.id = w.id
      where (w.ent_id, w.login, w.first_name, w.last_name, w.must_change_password, w.status)
        is distinct from (n.ent_id, n.login, n.first_name, n.last_name, n.must_change_password, n.status)));
  else
    perform note_visitor_changes((select coalesce(array_agg(id), '{}') from was));
  end if;
  return null;
end
$$;
create trigger visitor_changed after update on account
  referencing old table as was new table as now for each statement execute function note_account_change();
create trigger visitor_removed after delete on account
  referencing old table as was for each statement execute function note_account_change();
create trigger visitor_emptied after truncate on account for each statement execute function note_everybody();

create function note_session_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform note_visitor_changes((
      select coalesce(array_agg(w.subject::bigint) || array_agg(n.subject::bigint) filter (where n.subject <> w.subject), '{}')
      from was w left join now n on n.id = w.id
      where (w.token_hash, w.subject, w.data, w.opened_at, w.ends_at)
          is distinct from (n.token_hash, n.subject, n.data, n.opened_at, n.ends_at)
        or n.idle_ends_at < w.idle_ends_at));
  else
    perform note_visitor_changes((select coalesce(array_agg(subject::bigint), '{}') from was));
  end if;
  return null;
end
$$;
create trigger visitor_changed after update on session
  referencing old table as was new table as now for each statement execute function note_session_change();
create trigger visitor_removed after delete on session
  referencing old table as was for each statement execute function note_session_change();
create trigger visitor_emptied after truncate on session for each statement execute function note_everybody();

create function note_place_change() returns trigger language plpgsql as $$
begin
  if exists (select from was w join now n on n.id = w.id
      where to_jsonb(w) - tg_argv <> to_jsonb(n) - tg_argv) then
    insert into visitor_change (account_id) values (0);
  end if;
  return null;
end
$$;
create trigger visitor_changed after update on establishment
  referencing old table as was new table as now for each statement execute function note_place_change('updated_at');
create trigger visitor_changed after update on school_class
  referencing old table as was new table as now for each statement execute function note_place_change('label');
create trigger visitor_changed after update on account_group
  referencing old table as was new table as now for each statement execute function note_place_change('');
create trigger visitor_changed after insert or update or delete or truncate on account_group_rule
  for each statement execute function note_everybody();
create trigger visitor_changed after insert or update or delete or truncate on service_population_rule_group
  for each statement execute function note_everybody();
create trigger visitor_changed after insert or update or delete or truncate on service_registry_version
  for each statement execute function note_everybody();
`
