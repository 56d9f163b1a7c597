import { type Kysely, sql } from 'kysely'
import type { FailureEvidence } from '../../features/identification/index.ts'
import { failureKeys } from '../failure-keys.ts'

interface Old {
  readonly id: string
  readonly cas_user: string | null
  readonly evidence: FailureEvidence
  readonly corrections: Readonly<Record<string, string>> | null
  readonly sheets: readonly string[]
}

const batch = 1000

/**
 * The inbox of failed identifications. `name_key` and `search_key`: what its lines are ordered and searched by. `filed_at`,
 * `filed_because`, `filed_note`: why a line was set aside, kept when it comes back by itself. One line for what one person
 * meets again and again, sent form and set-aside line included: the latest of those that stand keeps the fingerprint. A
 * token of a form says itself whether it has served, since several may lead to one line.
 */
export const failureInbox = {
  name: '0233_failure_inbox',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql`
      alter table identification_failure
        add column name_key text not null default '',
        add column search_key text not null default '',
        add column filed_at timestamptz,
        add column filed_because text,
        add column filed_note text;
      alter table identification_form add column sent_at timestamptz;
      update identification_form t set sent_at = f.sent_at from identification_failure f where f.id = t.failure_id;
      update identification_failure set filed_at = resolved_at where status = 'dismissed';

      update identification_failure f set fingerprint = null where status in ('open', 'dismissed') and exists (
        select from identification_failure g where g.base_id = f.base_id and g.fingerprint = f.fingerprint
          and g.status in ('open', 'dismissed') and (g.occurred_at, g.id) > (f.occurred_at, f.id));
      drop index identification_failure_again;
      create unique index identification_failure_again on identification_failure (base_id, fingerprint)
        where status in ('open', 'dismissed');
    `.execute(db)
    for (let after: string | undefined = '0'; after !== undefined; ) after = await writeKeys(db, after)
  },
}

/** Writes the keys of the failures after that one; gives the last, or nothing when there were none. */
async function writeKeys(db: Kysely<unknown>, after: string): Promise<string | undefined> {
  const { rows } = await sql<Old>`
    select f.id, f.cas_user, f.evidence, f.corrections, array(
      select p.name_key from jsonb_array_elements(case jsonb_typeof(f.evidence->'people') when 'array'
        then f.evidence->'people' else '[]' end) one
      join person p on p.id::text = one->>'id' and p.base_id = f.base_id) as sheets
    from identification_failure f where f.id > ${after} order by f.id limit ${batch}
  `.execute(db)
  const keys = rows.map(({ id, cas_user: casUser, evidence, corrections, sheets }) => ({
    id,
    ...failureKeys({ casUser: casUser ?? undefined, evidence, corrections: corrections ?? {}, sheets }),
  }))
  await sql`
    update identification_failure f set name_key = r.name_key, search_key = r.search_key
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r(id bigint, name_key text, search_key text)
    where f.id = r.id
  `.execute(db)
  return rows.at(-1)?.id
}
