import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { KeptReason, PersonState } from '../features/school-import/index.ts'
import type { GivenLinks } from './apply-partner-data.ts'
import { closeEntSessionsOf } from './close-sessions.ts'
import type { SchoolTransaction } from './school-database.ts'

/**
 * Keeps what undoes an import of the directory of the ENT: the identifier that each person received, and their name for
 * when they are no more. They had none before, so nothing else has to be given back.
 */
export async function keepLinks(
  trx: SchoolTransaction,
  runId: string,
  { links, after }: { readonly links: GivenLinks; readonly after: ReadonlyMap<string, PersonState> },
): Promise<void> {
  const rows = Array.from(links, ([id, casId]) => ({
    id,
    casId,
    before: { name: after.get(id)?.name ?? '' },
  }))
  await sql`
    insert into import_undo (run_id, person_id, before, after_mark)
    select ${runId}, r.id, r.before, r."casId"
    from jsonb_to_recordset(${json(rows)}) as r(id bigint, before jsonb, "casId" text)
  `.execute(trx)
}

/** Somebody whom undoing leaves as they are. */
export interface KeptPerson {
  readonly name: string
  readonly why: KeptReason
}

/** Takes back the identifiers that are still where an import put them, and closes the sessions which they opened. */
export async function undoLinks(
  trx: SchoolTransaction,
  { baseId, runId, at }: { readonly baseId: string; readonly runId: string; readonly at: Date },
): Promise<{ readonly freed: ReadonlySet<string>; readonly kept: readonly KeptPerson[] }> {
  const { rows } = await sql<{ id: string }>`
    update person set cas_id = null, cas_id_since = null, updated_at = ${at} from import_undo u
    where u.run_id = ${runId} and person.id = u.person_id and person.base_id = ${baseId}
      and person.cas_id = u.after_mark
    returning person.id
  `.execute(trx)
  const freed = new Set(rows.map(({ id }) => id))
  await closeEntSessionsOf(trx, [...freed])
  return { freed, kept: await othersOf(trx, { baseId, runId, freed }) }
}

async function othersOf(
  trx: SchoolTransaction,
  {
    baseId,
    runId,
    freed,
  }: { readonly baseId: string; readonly runId: string; readonly freed: ReadonlySet<string> },
): Promise<readonly KeptPerson[]> {
  const { rows } = await sql<KeptPerson>`
    select u.before->>'name' as name,
      case when person.id is null then 'gone' when person.cas_id is null then 'no-identifier'
        else 'other-identifier' end as why
    from import_undo u left join person on person.id = u.person_id and person.base_id = ${baseId}
    where u.run_id = ${runId} and u.person_id <> all(${[...freed]}::bigint[])
    order by 1, 2
  `.execute(trx)
  return rows
}
