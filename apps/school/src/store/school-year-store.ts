import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { SchoolYearStore, YearOutcome } from '../features/school-year/index.ts'
import { carryPeople } from './carry-people.ts'
import { copyContents, forgetUndo } from './copy-base.ts'
import { closeSpaces } from './hosting-store.ts'
import { isSegmentTaken, lockNames } from './naming-store.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import { swapYear } from './swap-year.ts'
import { readYearPeople, readYearState } from './year-state.ts'

type Order = Parameters<SchoolYearStore['prepare']>[0]

/** {@link SchoolYearStore} on PostgreSQL. */
export function createSchoolYearStore(db: SchoolDatabase): SchoolYearStore {
  const step = (order: Order, work: (trx: SchoolTransaction, order: Order) => Promise<YearOutcome>) =>
    db.transaction().execute(async (trx) => {
      await lockNames(trx)
      await lockImports(trx, order.baseId)
      const outcome = await work(trx, order)
      if (outcome === 'done') await recordAudit(trx, order.audit)
      return outcome
    })
  return {
    state: (baseId, today) => readYearState(db, baseId, today),
    people: (baseId, asked) => readYearPeople(db, baseId, asked),
    prepare: (order) => step(order, prepare),
    abandon: (order) => step(order, abandon),
    change: (order) => step(order, change),
    undo: (order) => step(order, undo),
  }
}

/** No import may run in a base while its people change places. */
async function lockImports(trx: SchoolTransaction, baseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('school-import', ${baseId}::bigint))`.execute(trx)
}

const baseOf = (trx: SchoolTransaction, id: string) =>
  trx.selectFrom('base').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

const nextOf = (trx: SchoolTransaction, baseId: string) =>
  trx
    .selectFrom('base')
    .selectAll()
    .where('origin_id', '=', baseId)
    .where('stage', '=', 'preparing')
    .forUpdate()
    .executeTakeFirst()

/** `0350000X-2027-2028`, and a number behind it when another base has it. */
async function freePath(trx: SchoolTransaction, pathName: string, year: number): Promise<string> {
  const wanted = `${pathName.slice(0, 48)}-${year}-${year + 1}`
  let path = wanted
  for (let again = 2; await isSegmentTaken(trx, path); again += 1) path = `${wanted}-${again}`
  return path
}

async function prepare(trx: SchoolTransaction, { baseId, at }: Order): Promise<YearOutcome> {
  const base = await baseOf(trx, baseId)
  if (base.stage !== 'live' || (await nextOf(trx, baseId))) return 'not-now'
  if (base.school_year === null) return 'no-year'
  const year = base.school_year + 1
  const { rows } = await sql<{ id: string }>`
    insert into base (uai, name, path_name, root, postcode, city, school_year, ent_identifiers, idle_minutes, created_at,
      stage, stage_since, origin_id)
    select uai, name, ${await freePath(trx, base.path_name, year)}, root, postcode, city, ${year}::int, ent_identifiers,
      idle_minutes, ${at}, 'preparing', ${at}, id
    from base where id = ${baseId} returning id::text
  `.execute(trx)
  const next = rows[0]?.id ?? ''
  await sql`insert into operator_base (operator_id, base_id) select operator_id, ${next}::bigint from operator_base
    where base_id = ${baseId}`.execute(trx)
  await sql`insert into space_publication (base_id, space, published, mobile) select ${next}::bigint, space, published, mobile
    from space_publication where base_id = ${baseId}`.execute(trx)
  await copyContents(trx, { from: baseId, to: next, fates: ['people'] })
  return 'done'
}

async function abandon(trx: SchoolTransaction, { baseId }: Order): Promise<YearOutcome> {
  const next = await nextOf(trx, baseId)
  if (!next) return 'not-now'
  await trx.deleteFrom('base').where('id', '=', next.id).execute()
  return 'done'
}

async function change(trx: SchoolTransaction, { baseId, at }: Order): Promise<YearOutcome> {
  const base = await baseOf(trx, baseId)
  const next = await nextOf(trx, baseId)
  if (base.stage !== 'live' || !next || next.school_year === null || base.school_year === null)
    return 'not-now'
  await lockImports(trx, next.id)
  const imported = trx.selectFrom('import_run').select('id').where('base_id', '=', next.id)
  if (!(await imported.where('kind', '=', 'siecle').executeTakeFirst())) return 'nothing-imported'
  await closeSpaces(trx, { baseId, at })
  await carryPeople(trx, { from: baseId, to: next.id })
  await swapYear(trx, baseId, next.id)
  await forgetUndo(trx, baseId)
  await setYears(trx, {
    base: { id: baseId, year: next.school_year },
    other: {
      id: next.id,
      year: base.school_year,
      path: await freePath(trx, base.path_name, base.school_year),
    },
  })
  await trx
    .updateTable('base')
    .set({ stage: 'archive', stage_since: at, switched_at: at })
    .where('id', '=', next.id)
    .execute()
  return 'done'
}

/** The year before comes back with what was learnt of people since; the next one is in preparation again. */
async function undo(trx: SchoolTransaction, { baseId, at }: Order): Promise<YearOutcome> {
  const base = await baseOf(trx, baseId)
  const former = await trx
    .selectFrom('base')
    .selectAll()
    .where('origin_id', '=', baseId)
    .where('stage', '=', 'archive')
    .where('switched_at', 'is not', null)
    .orderBy('switched_at', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!former?.switched_at || former.school_year === null || base.school_year === null) return 'not-now'
  if (former.school_year !== base.school_year - 1 || (await nextOf(trx, baseId))) return 'not-now'
  const since = trx.selectFrom('import_run').select('id').where('base_id', '=', baseId)
  if (await since.where('finished_at', '>', former.switched_at).executeTakeFirst()) return 'imported-since'
  await closeSpaces(trx, { baseId, at })
  await carryPeople(trx, { from: baseId, to: former.id })
  await swapYear(trx, baseId, former.id)
  await setYears(trx, {
    base: { id: baseId, year: former.school_year },
    other: {
      id: former.id,
      year: base.school_year,
      path: await freePath(trx, base.path_name, base.school_year),
    },
  })
  await trx
    .updateTable('base')
    .set({ stage: 'preparing', stage_since: at, switched_at: null })
    .where('id', '=', former.id)
    .execute()
  return 'done'
}

interface Years {
  readonly base: { readonly id: string; readonly year: number }
  /** Its path says its year. */
  readonly other: { readonly id: string; readonly year: number; readonly path: string }
}

async function setYears(trx: SchoolTransaction, { base, other }: Years): Promise<void> {
  await trx.updateTable('base').set({ school_year: base.year }).where('id', '=', base.id).execute()
  await trx
    .updateTable('base')
    .set({ school_year: other.year, path_name: other.path })
    .where('id', '=', other.id)
    .execute()
}
