import { type Kysely, sql } from 'kysely'

import type { Migration } from '../migrate.ts'
import { sealAuditEvents } from './seal-audit-events.ts'

/** Tables that both applications need: sessions, the audit trail, and the keys that partners encrypt for. Put them before the application's own. */
export const platformMigrations: readonly Migration[] = [
  { name: 'platform_0001_session', up: createSession },
  { name: 'platform_0002_audit_event', up: createAuditEvent },
  { name: 'platform_0003_lasting_session', up: markLastingSessions },
  { name: 'platform_0010_key_pair', up: createKeyPair },
  sealAuditEvents,
]

async function createSession(db: Kysely<unknown>): Promise<void> {
  await sql`create table session (
    id bigint generated always as identity primary key,
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    subject text not null,
    data jsonb not null,
    opened_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_ms bigint not null check (idle_ms > 0),
    idle_ends_at timestamptz not null,
    ends_at timestamptz not null
  )`.execute(db)
  await sql`create index session_subject on session (subject)`.execute(db)
  await sql`create index session_ending on session (least(idle_ends_at, ends_at))`.execute(db)
}

/** What « remember me » opened, so that a new token of the session is kept by the browser as long as the first. */
async function markLastingSessions(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column lasting boolean not null default false`.execute(db)
}

async function createAuditEvent(db: Kysely<unknown>): Promise<void> {
  await sql`create table audit_event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    action text not null check (action <> ''),
    actor text not null,
    target text,
    school text,
    outcome text not null check (outcome in ('done', 'refused', 'failed')),
    data jsonb not null default '{}'
  )`.execute(db)
  await sql`create index audit_event_at on audit_event (at desc, id desc)`.execute(db)
  await sql`create index audit_event_target on audit_event (target, at desc) where target is not null`.execute(
    db,
  )
  await sql`create function audit_event_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'audit_event is append-only' using errcode = 'insufficient_privilege';
    end
  $$`.execute(db)
  await sql`create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_event_is_append_only()`.execute(db)
}

async function createKeyPair(db: Kysely<unknown>): Promise<void> {
  await sql`create table key_pair (
    id bigint generated always as identity primary key,
    name text not null check (name <> ''),
    public_pem text not null,
    sealed_private bytea,
    created_at timestamptz not null,
    read_until timestamptz
  )`.execute(db)
  await sql`create unique index key_pair_present on key_pair (name) where read_until is null`.execute(db)
}
