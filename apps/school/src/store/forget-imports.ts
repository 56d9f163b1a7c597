import { sql } from 'kysely'
import type { ImportStore } from '../features/school-import/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** Values of a change that say no more than a name, a list or a class. */
const plainFields = ['category', 'lastName', 'usageName', 'firstName', 'classes']

/** Deletes what imports kept of people, each part in its time; see {@link ImportStore.forget}. */
export const forgetImports = (
  db: SchoolDatabase,
  { valuesBefore, namesBefore }: Parameters<ImportStore['forget']>[0],
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await forgetValues(trx, valuesBefore)
    await forgetNames(trx, namesBefore)
    await forgetLists(trx, valuesBefore)
  })

async function forgetValues(trx: SchoolTransaction, before: Date): Promise<void> {
  const runs = await lighten(trx, { from: ['whole'], to: 'names', before })
  if (runs.length === 0) return
  await trx.deleteFrom('import_undo').where('run_id', 'in', runs).execute()
  await trx.deleteFrom('import_problem').where('run_id', 'in', runs).execute()
  await sql`
    update import_change set fields = (
      select coalesce(jsonb_agg(f order by place), '[]') from jsonb_array_elements(fields) with ordinality as one (f, place)
      where f->>'field' = any(${plainFields}))
    where run_id = any(${runs}::bigint[]) and fields <> '[]'
  `.execute(trx)
}

/** Lists that a later one of the same school replaced. */
async function forgetLists(trx: SchoolTransaction, before: Date): Promise<void> {
  await sql`
    delete from school_list old using import_run run
    where run.id = old.run_id and run.finished_at < ${before} and exists (
      select from school_list newer join import_run later on later.id = newer.run_id
      where later.base_id = run.base_id and later.id > run.id and newer.uai = old.uai and newer.population = old.population
        and later.finished_at < ${before}
        and not exists (select from import_run undoing where undoing.undoes_id = later.id))
  `.execute(trx)
}

async function forgetNames(trx: SchoolTransaction, before: Date): Promise<void> {
  const runs = await lighten(trx, { from: ['whole', 'names'], to: 'figures', before })
  if (runs.length > 0) await trx.deleteFrom('import_change').where('run_id', 'in', runs).execute()
}

interface Step {
  readonly from: readonly ('whole' | 'names')[]
  readonly to: 'names' | 'figures'
  readonly before: Date
}

async function lighten(trx: SchoolTransaction, { from, to, before }: Step): Promise<string[]> {
  const rows = await trx
    .updateTable('import_run')
    .set({ detail: to })
    .where('detail', 'in', [...from])
    .where('finished_at', '<', before)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
