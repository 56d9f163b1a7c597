import type { PersonCategory } from '@preau/people'
import { type RawBuilder, sql } from 'kysely'
import type { PlannedRemoval, StepPlan } from '../../features/identifiers-import/index.ts'
import { type BriefRow, briefColumns, toAccountBrief } from './account-brief.ts'
import type { Db, LockedRun, Trx } from './import-scope.ts'

/** Which lines of a step give identifiers: all that have an account, or only those that nobody had to decide. */
export type Applied = 'everything' | 'certain-only'

/** The run as the queries of a step need it. */
export type PlannedRun = Pick<LockedRun, 'id' | 'establishment_id' | 'mode'>

/** The lines that give an identifier. */
export function targets(run: PlannedRun, category: PersonCategory, applied: Applied): RawBuilder<unknown> {
  const who = applied === 'everything' ? sql`true` : sql`l.chosen_by in ('engine', 'memory')`
  return sql`(select l.pronote_id, l.account_id, l.category from identifier_import_line l
    where l.run_id = ${run.id} and l.category = ${category} and l.account_id is not null and ${who})`
}

/** The identifiers of the rejected lines of the file. */
const rejectedIds = (run: PlannedRun): RawBuilder<unknown> =>
  sql`(select unnest(r.rejected_ids) from identifier_import_run r where r.id = ${run.id})`

/**
 * The identifiers that applying a step takes away, each with its cause. Whoever loses one without getting another
 * of the category is a loss.
 */
export function removals(run: PlannedRun, category: PersonCategory, applied: Applied): RawBuilder<unknown> {
  const all = applied === 'everything'
  const withdraws = all && run.mode === 'complete'
  const given = targets(run, category, applied)
  return sql`(select x.*, (x.category = ${category} and not x.gets_another) as loses
    from (select i.*, owner.account_id is not null as gets_another, case
        when target.account_id <> i.account_id or target.category <> i.category then 'moved'
        when i.category = ${category} and owner.pronote_id <> i.pronote_id then 'replaced'
        when ${all} and line.category = ${category} and line.account_id is null and line.chosen_by is not null then 'refused'
        when ${withdraws} and i.category = ${category} and line.id is null
          and i.pronote_id not in ${rejectedIds(run)} then 'withdrawn'
      end as cause
      from pronote_identifier i
      left join identifier_import_line line on line.run_id = ${run.id} and line.pronote_id = i.pronote_id
      left join ${given} target on target.pronote_id = i.pronote_id
      left join ${given} owner on owner.account_id = i.account_id
      where i.establishment_id = ${run.establishment_id}) x
    where x.cause is not null)`
}

interface Figures {
  readonly added: number
  readonly unchanged: number
  readonly held_before: number
  readonly kept: number
}

/** What validating a step would do now. */
export async function readPlan(db: Db | Trx, run: PlannedRun, category: PersonCategory): Promise<StepPlan> {
  const all = 'everything'
  const figures = await sql<Figures>`select
    (select count(*)::integer from ${targets(run, category, all)} t where not exists (select 1 from pronote_identifier i
      where i.establishment_id = ${run.establishment_id} and i.pronote_id = t.pronote_id and i.account_id = t.account_id
        and i.category = t.category)) as added,
    (select count(*)::integer from ${targets(run, category, all)} t join pronote_identifier i on i.pronote_id = t.pronote_id
      and i.establishment_id = ${run.establishment_id} and i.account_id = t.account_id and i.category = t.category) as unchanged,
    (select count(*)::integer from pronote_identifier i where i.establishment_id = ${run.establishment_id}
      and i.category = ${category}) as held_before,
    (select count(*)::integer from pronote_identifier i where ${run.mode === 'complete'}::boolean
      and i.establishment_id = ${run.establishment_id} and i.category = ${category} and i.pronote_id in ${rejectedIds(run)}
      and not exists (select 1 from identifier_import_line l where l.run_id = ${run.id} and l.pronote_id = i.pronote_id)
      and i.id not in (select x.id from ${removals(run, category, all)} x)) as kept`.execute(db)
  const { rows } = await sql<
    BriefRow & { pronote_id: string; cause: PlannedRemoval['cause']; loses: boolean }
  >`
    select ${briefColumns(run.establishment_id)}, x.pronote_id, x.cause, x.loses
    from ${removals(run, category, all)} x join account a on a.id = x.account_id
    order by x.loses desc, a.last_name, a.first_name, a.id`.execute(db)
  const { added = 0, unchanged = 0, held_before: heldBefore = 0, kept = 0 } = figures.rows[0] ?? {}
  const lost = rows.filter(({ loses }) => loses).length
  return {
    added,
    unchanged,
    heldBefore,
    lost,
    kept,
    removals: rows.map((row) => ({
      account: toAccountBrief(row),
      pronoteId: row.pronote_id,
      cause: row.cause,
      loses: row.loses,
    })),
  }
}
