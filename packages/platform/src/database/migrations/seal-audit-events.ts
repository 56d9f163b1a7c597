import { type Kysely, sql } from 'kysely'

/**
 * Seals of the audit trail: each covers a range of lines and the seal before it. Lines are deleted only when their seal says
 * that they were purged, and a seal never changes otherwise.
 */
export const sealAuditEvents = {
  name: 'platform_0100_audit_seal',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await changes.execute(db)
  },
}

const changes = sql`
create table audit_seal (
  number bigint primary key check (number > 0),
  sealed_at timestamptz not null,
  first_id bigint not null,
  last_id bigint not null unique,
  line_count bigint not null check (line_count >= 0),
  newest_at timestamptz,
  lines_hash bytea not null check (octet_length(lines_hash) = 32),
  hash bytea not null unique check (octet_length(hash) = 32),
  purged_at timestamptz,
  check (first_id <= last_id)
);

create function audit_seal_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.purged_at is null and to_jsonb(old) - 'purged_at' = to_jsonb(new) - 'purged_at' then
      return new;
    end if;
  end if;
  raise exception 'audit_seal is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_seal_kept before update or delete on audit_seal
  for each row execute function audit_seal_is_append_only();
create trigger audit_seal_not_emptied before truncate on audit_seal
  for each statement execute function audit_seal_is_append_only();

create function audit_event_only_purged() returns trigger language plpgsql as $$
begin
  if exists (select 1 from gone g where
    (select s.purged_at from audit_seal s where s.last_id >= g.id order by s.last_id limit 1) is null) then
    raise exception 'audit_event is append-only' using errcode = 'insufficient_privilege';
  end if;
  return null;
end
$$;
drop trigger audit_event_append_only on audit_event;
create trigger audit_event_append_only before update or truncate on audit_event
  for each statement execute function audit_event_is_append_only();
create trigger audit_event_only_purged after delete on audit_event
  referencing old table as gone for each statement execute function audit_event_only_purged();
`
