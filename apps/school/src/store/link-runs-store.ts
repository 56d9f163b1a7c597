import { isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { AgreedLink, LinkBy, LinkRun, LinkRuns } from '../features/identification/index.ts'
import { applyLink, NotLinked } from './link-failure.ts'
import { calledName } from './person-columns.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link LinkRuns} on PostgreSQL. */
export function createLinkRuns(db: SchoolDatabase): LinkRuns {
  return {
    link: async (by, links) => {
      try {
        return await db.transaction().execute((trx) => linkAll(trx, by, links))
      } catch (error) {
        // Somebody was given one of these identifiers in the same instant: nothing is done, and the page is asked again.
        if (error instanceof NothingLinked || isUniqueViolation(error)) return 'nothing'
        throw error
      }
    },
    undo: (by, runId) => db.transaction().execute((trx) => undo(trx, by, runId)),
    read: async (baseId, runId) => (await readRuns(db, { baseId, runId, most: 1 }))[0],
    latest: (baseId, most) => readRuns(db, { baseId, most }),
    lines: (runId) =>
      db
        .selectFrom('failure_link_line as line')
        .innerJoin('person', 'person.id', 'line.person_id')
        .select(['line.person_id as personId', 'person.category', 'line.cas_id as casId', 'line.undone'])
        .select([calledName.as('lastName'), 'person.first_name as firstName'])
        .where('line.run_id', '=', runId)
        .orderBy('person.name_key')
        .orderBy('person.id')
        .execute(),
  }
}

/** Undoes the empty run. */
class NothingLinked extends Error {}

async function linkAll(
  trx: SchoolTransaction,
  by: LinkBy,
  links: readonly AgreedLink[],
): Promise<{ readonly id: string; readonly done: number }> {
  const { id } = await trx
    .insertInto('failure_link_run')
    .values({ base_id: by.baseId, actor: by.actor, done_at: by.at })
    .returning('id')
    .executeTakeFirstOrThrow()
  let done = 0
  // Always in the same order: two supervisors at once wait for each other instead of locking up.
  for (const link of links.toSorted((one, other) => Number(one.personId) - Number(other.personId)))
    done += (await linkOne(trx, { ...by, ...link, runId: id })) ? 1 : 0
  if (done === 0) throw new NothingLinked()
  return { id, done }
}

async function linkOne(
  trx: SchoolTransaction,
  order: LinkBy & AgreedLink & { readonly runId: string },
): Promise<boolean> {
  try {
    const casId = await applyLink(trx, { ...order, holderId: undefined, replaces: undefined })
    const line = { run_id: order.runId, person_id: order.personId, cas_id: casId }
    await trx.insertInto('failure_link_line').values(line).execute()
    return true
  } catch (error) {
    // Said before anything of this link is written.
    if (error instanceof NotLinked) return false
    throw error
  }
}

async function undo(
  trx: SchoolTransaction,
  by: LinkBy,
  runId: string,
): Promise<{ readonly taken: number; readonly left: number } | 'gone'> {
  const run = await trx
    .updateTable('failure_link_run')
    .set({ undone_at: by.at, undone_by: by.actor })
    .where('id', '=', runId)
    .where('base_id', '=', by.baseId)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!run) return 'gone'
  const taken = await takeBack(trx, by, runId)
  const lines = await trx
    .selectFrom('failure_link_line')
    .select('undone')
    .where('run_id', '=', runId)
    .execute()
  await openAgain(trx, by, { runId, taken })
  for (const id of taken)
    await recordAudit(trx, { ...by.audit, action: 'person.cas-id-freed', target: `person:${id}` })
  return { taken: taken.length, left: lines.length - taken.length }
}

/** From whoever still has the identifier that the run gave; gives their numbers. Sessions that it opened end. */
async function takeBack(
  trx: SchoolTransaction,
  { baseId, at }: LinkBy,
  runId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with mine as (
      select p.id from person p join failure_link_line line on line.person_id = p.id and line.cas_id = p.cas_id
      where line.run_id = ${runId} and p.base_id = ${baseId} order by p.id for update of p
    )
    update person set cas_id = null, cas_id_since = null, updated_at = ${at}
    from mine where person.id = mine.id returning person.id
  `.execute(trx)
  const ids = rows.map(({ id }) => id)
  await sql`update failure_link_line set undone = true
    where run_id = ${runId} and person_id = any(${ids}::bigint[])`.execute(trx)
  await sql`delete from session where data->>'via' = 'cas'
    and subject = any(select 'person:' || id from unnest(${ids}::bigint[]) as id)`.execute(trx)
  return ids
}

/** The failures of those people, but where the same one has come again since and stands already. */
async function openAgain(
  trx: SchoolTransaction,
  { baseId, audit }: LinkBy,
  { runId, taken }: { readonly runId: string; readonly taken: readonly string[] },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update identification_failure f set status = 'open', resolved_at = null, resolved_by = null, person_id = null,
      link_run_id = null
    where f.base_id = ${baseId} and f.link_run_id = ${runId} and f.status = 'resolved'
      and f.person_id = any(${[...taken]}::bigint[])
      and (f.fingerprint is null or not exists (select from identification_failure g where g.base_id = f.base_id
        and g.id <> f.id and g.fingerprint = f.fingerprint
        and g.status in ('open', 'dismissed')))
    returning f.id
  `.execute(trx)
  if (rows.length === 0) return
  const data = { count: rows.length, failures: rows.slice(0, 200).map(({ id }) => id) }
  await recordAudit(trx, { ...audit, action: 'identification-failure.reopened', data })
}

async function readRuns(
  db: SchoolDatabase,
  { baseId, runId, most }: { readonly baseId: string; readonly runId?: string; readonly most: number },
): Promise<readonly LinkRun[]> {
  const rows = await db
    .selectFrom('failure_link_run as run')
    .selectAll('run')
    .select([
      sql<string>`(select count(*) from failure_link_line l where l.run_id = run.id)`.as('count'),
      sql<string>`(select count(*) from failure_link_line l where l.run_id = run.id and not l.undone)`.as(
        'kept',
      ),
    ])
    .where('run.base_id', '=', baseId)
    .$if(runId !== undefined, (found) => found.where('run.id', '=', runId ?? ''))
    .orderBy('run.done_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    actor: row.actor,
    doneAt: row.done_at,
    undoneAt: row.undone_at ?? undefined,
    undoneBy: row.undone_by ?? undefined,
    count: Number(row.count),
    kept: row.undone_at === null ? 0 : Number(row.kept),
  }))
}
