import { type Kysely, sql } from 'kysely'

/**
 * What identification adds to `identification_failure`, and the two kinds of secret it hands out.
 *
 * `fingerprint` says what is the same failure again: as long as nobody has acted on it and no form was sent, the row
 * counts attempts instead of multiplying. Tokens are stored hashed (SHA-256).
 */
export const identification = {
  name: '0100_identification',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table identification_failure
        add column fingerprint text,
        add column attempts integer not null default 1 check (attempts > 0);
      create unique index identification_failure_again on identification_failure (base_id, fingerprint)
        where status = 'open' and sent_at is null;
      create index identification_failure_of_cas_user on identification_failure (base_id, cas_user)
        where status = 'open';

      create table identification_form (
        token_hash bytea primary key,
        failure_id bigint not null references identification_failure on delete cascade,
        ends_at timestamptz not null
      );
      create index identification_form_end on identification_form (ends_at);
      create index identification_form_of_failure on identification_form (failure_id);

      create table identification_choice (
        token_hash bytea primary key,
        base_id bigint not null references base on delete cascade,
        people jsonb not null,
        ends_at timestamptz not null
      );
      create index identification_choice_end on identification_choice (ends_at);

      create index person_of_cas_id on person (base_id, cas_id) where cas_id is not null;
    `.execute(db)
  },
}
