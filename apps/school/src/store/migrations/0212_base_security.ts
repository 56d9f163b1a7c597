import { type Kysely, sql } from 'kysely'

/**
 * *Paramètres de sécurité* of a base, beside its idle time (product.md B1); a base without a row has the defaults. The
 * states of its settings that are known hold them from now on. And who has to wait after wrong passwords, on every node.
 */
export const baseSecurity = {
  name: '0212_base_security',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      create table base_security (
        base_id bigint primary key references base on delete cascade,
        session_hours integer not null check (session_hours between 1 and 24),
        failed_logins integer not null check (failed_logins between 3 and 10),
        longest_wait_minutes integer not null check (longest_wait_minutes between 1 and 60),
        password_length integer not null check (password_length between 12 and 64),
        password_kinds boolean not null,
        console_networks text[] not null,
        space_networks text[] not null,
        https_required boolean not null,
        version integer not null check (version > 0)
      );

      -- A log-in name as typed may be a password typed in the wrong field: its SHA-256 only.
      create table login_wait (
        base_id bigint not null references base on delete cascade,
        login_hash bytea not null check (length(login_hash) = 32),
        failures integer not null check (failures > 0),
        last_at timestamptz not null,
        next_at timestamptz not null,
        primary key (base_id, login_hash)
      );
      create index login_wait_last on login_wait (last_at);

      update settings_version set snapshot = snapshot || ${usual} from base where base.id = base_id;
      update settings_draft set snapshot = snapshot || ${usual} from base where base.id = base_id;
    `.execute(db)
  },
}

const usual = sql`jsonb_build_object('security', jsonb_build_object(
  'idleMinutes', base.idle_minutes, 'sessionHours', 12, 'failedLogins', 10, 'longestWaitMinutes', 15,
  'passwordLength', 12, 'passwordKinds', false, 'consoleNetworks', '[]'::jsonb, 'spaceNetworks', '[]'::jsonb,
  'httpsRequired', false))`
