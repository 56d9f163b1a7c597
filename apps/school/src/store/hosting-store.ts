import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { BaseFigures, HostingStore, StageOutcome } from '../features/hosting/index.ts'
import { copyContents } from './copy-base.ts'
import { isSegmentTaken, lockNames } from './naming-store.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link HostingStore} on PostgreSQL. */
export function createHostingStore(db: SchoolDatabase): HostingStore {
  return {
    figures: (baseIds, moment) => readFigures(db, baseIds, moment),
    copyForTrial: (order) => staged(db, order, (trx) => copyForTrial(trx, order)),
    archive: (order) => staged(db, order, (trx) => archive(trx, order)),
    restore: (order) => staged(db, order, (trx) => restore(trx, order)),
    remove: (order) => staged(db, order, (trx) => remove(trx, order)),
    keep: (order) => staged(db, order, (trx) => keep(trx, order)),
    purge: (at) => purge(db, at),
  }
}

type Order = Parameters<HostingStore['archive']>[0]

async function readFigures(
  db: SchoolDatabase,
  baseIds: readonly string[],
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<ReadonlyMap<string, BaseFigures>> {
  const { rows } = await sql<{
    id: string
    people: string
    connected: string
    exported_at: Date | null
    failures: string
  }>`
    select b.id::text as id,
      (select count(*) from person p where p.base_id = b.id and p.left_on is null)
        + (select count(*) from person p where p.base_id = b.id and p.left_on > ${today}::date) as people,
      (select count(distinct s.subject) from session s where s.data->>'baseId' = b.id::text and s.subject like 'person:%'
        and s.idle_ends_at > ${now} and s.ends_at > ${now}) as connected,
      (select e.exported_at from identifier_export e where e.base_id = b.id order by e.id desc limit 1) as exported_at,
      (select count(*) from identification_failure f where f.base_id = b.id and f.status = 'open') as failures
    from base b where b.id = any(${[...baseIds]}::bigint[])
  `.execute(db)
  return new Map(
    rows.map(({ id, people, connected, exported_at: exported, failures }) => [
      id,
      {
        people: Number(people),
        connected: Number(connected),
        lastExportAt: exported ?? undefined,
        openFailures: Number(failures),
      },
    ]),
  )
}

/** One change of stage at a time, for the names they free or take. */
function staged(
  db: SchoolDatabase,
  { audit }: Order,
  work: (trx: SchoolTransaction) => Promise<StageOutcome>,
): Promise<StageOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockNames(trx)
    const outcome = await work(trx)
    if (outcome === 'done') await recordAudit(trx, audit)
    return outcome
  })
}

const baseOf = (trx: SchoolTransaction, baseId: string) =>
  trx.selectFrom('base').selectAll().where('id', '=', baseId).forUpdate().executeTakeFirstOrThrow()

async function copyForTrial(
  trx: SchoolTransaction,
  { baseId, name, pathName, at }: Parameters<HostingStore['copyForTrial']>[0],
): Promise<StageOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'live') return 'not-now'
  if (await isSegmentTaken(trx, pathName)) return 'taken'
  const { id } = await trx
    .insertInto('base')
    .values({
      uai: base.uai,
      name,
      path_name: pathName,
      root: base.root,
      postcode: base.postcode,
      city: base.city,
      school_year: base.school_year,
      published_at: null,
      ent_identifiers: base.ent_identifiers,
      idle_minutes: base.idle_minutes,
      created_at: at,
      stage: 'trial',
      stage_since: at,
      stage_before: null,
      origin_id: baseId,
      switched_at: null,
      purge_after: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await copyContents(trx, { from: baseId, to: id, fates: ['settings', 'people', 'year'] })
  await forgetEnt(trx, id)
  return 'done'
}

/** A trial asks nothing of the ENT, and sends it nothing, whatever it was copied from. */
async function forgetEnt(trx: SchoolTransaction, baseId: string): Promise<void> {
  await trx.updateTable('cas_delegation').set({ enabled: false }).where('base_id', '=', baseId).execute()
  await trx
    .updateTable('federation_delegation')
    .set({ enabled: false })
    .where('base_id', '=', baseId)
    .execute()
  await trx
    .updateTable('export_settings')
    .set({ push_url: null, sealed_code: null, automatic: false })
    .where('base_id', '=', baseId)
    .execute()
}

async function archive(trx: SchoolTransaction, { baseId, at }: Order): Promise<StageOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'live') return 'not-now'
  if (base.published) return 'published'
  const next = trx.selectFrom('base').select('id').where('origin_id', '=', baseId)
  if (await next.where('stage', '=', 'preparing').executeTakeFirst()) return 'preparing'
  await trx
    .updateTable('base')
    .set({ stage: 'archive', stage_before: 'live', stage_since: at })
    .where('id', '=', baseId)
    .execute()
  await closeSpaces(trx, { baseId, at })
  return 'done'
}

/** Everybody of its spaces is signed out, and what waited for the ENT is not sent. */
export async function closeSpaces(
  trx: SchoolTransaction,
  { baseId, at }: { readonly baseId: string; readonly at: Date },
): Promise<void> {
  await sql`delete from session where data->>'baseId' = ${baseId} and subject like 'person:%'`.execute(trx)
  await trx
    .updateTable('identifier_push')
    .set({ state: 'replaced', content: null, next_attempt_at: null, ended_at: at })
    .where('base_id', '=', baseId)
    .where('state', '=', 'waiting')
    .execute()
}

async function restore(trx: SchoolTransaction, { baseId, at }: Order): Promise<StageOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'archive' || base.stage_before !== 'live') return 'not-now'
  const { rows } = await sql`
    select from base where uai = ${base.uai} and stage = 'live'
    union all select from base where lower(path_name) = ${base.uai.toLowerCase()} and id <> ${baseId}
    union all select from base_address where kind in ('path', 'uai') and name = ${base.uai.toLowerCase()} and base_id <> ${baseId}
  `.execute(trx)
  if (rows.length > 0) return 'taken'
  await trx
    .updateTable('base')
    .set({ stage: 'live', stage_before: null, stage_since: at })
    .where('id', '=', baseId)
    .execute()
  return 'done'
}

async function remove(
  trx: SchoolTransaction,
  { baseId, at, purgeAfter }: Parameters<HostingStore['remove']>[0],
): Promise<StageOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'archive' && base.stage !== 'trial') return 'not-now'
  const kept = base.stage === 'trial' ? 'trial' : (base.stage_before ?? 'archive')
  await trx
    .updateTable('base')
    .set({
      stage: 'quarantine',
      stage_before: kept,
      stage_since: at,
      purge_after: purgeAfter,
      published: false,
      published_at: null,
    })
    .where('id', '=', baseId)
    .execute()
  await closeSpaces(trx, { baseId, at })
  return 'done'
}

/** A deleted trial is a trial again; anything else an archive, from where it may be restored if it could. */
async function keep(trx: SchoolTransaction, { baseId, at }: Order): Promise<StageOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'quarantine') return 'not-now'
  const trial = base.stage_before === 'trial'
  await trx
    .updateTable('base')
    .set({
      stage: trial ? 'trial' : 'archive',
      stage_before: base.stage_before === 'live' ? 'live' : null,
      stage_since: at,
      purge_after: null,
    })
    .where('id', '=', baseId)
    .execute()
  return 'done'
}

async function purge(db: SchoolDatabase, at: Date): Promise<number> {
  const due = await db
    .selectFrom('base')
    .select(['id', 'uai', 'path_name'])
    .where('stage', '=', 'quarantine')
    .where('purge_after', '<=', at)
    .execute()
  for (const { id, uai, path_name: target } of due) {
    await db.transaction().execute(async (trx) => {
      // People of an archive may have a profile of the base whose year they are.
      await sql`update person set profile_id = null where base_id <> ${id}
        and profile_id in (select id from authorisation_profile where base_id = ${id})`.execute(trx)
      const gone = await trx
        .deleteFrom('base')
        .where('id', '=', id)
        .where('stage', '=', 'quarantine')
        .executeTakeFirst()
      const entry = {
        action: 'base.erased',
        actor: 'server',
        school: uai,
        target,
        outcome: 'done',
        at,
      } as const
      if (gone.numDeletedRows > 0n) await recordAudit(trx, entry)
    })
  }
  return due.length
}
