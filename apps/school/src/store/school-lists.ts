import { sql } from 'kysely'
import type { ImportOrder, Population } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/** The whole list of one school, kept for the departures of the others. */
export interface SchoolList {
  readonly uai: string
  readonly population: Population
  readonly keys: readonly string[]
}

/**
 * The lists of this file, for a base that several schools share. A base of one school needs none: what its file does not
 * name is gone.
 */
export function listsOf({ schools, school, data }: ImportOrder): readonly SchoolList[] {
  if (schools.length < 2 || school === undefined) return []
  const keysOf: Readonly<Record<Population, () => string[]>> = {
    pupils: () => data.people.filter(({ category }) => category === 'pupil').map(({ key }) => key),
    staff: () => data.people.map(({ key }) => key),
  }
  return data.complete.map((population) => ({ uai: school, population, keys: keysOf[population]() }))
}

/** Keeps the lists of an import. */
export async function keepLists(
  trx: SchoolTransaction,
  runId: string,
  lists: readonly SchoolList[],
): Promise<void> {
  if (lists.length === 0) return
  const rows = lists.map((list) => ({ ...list, run_id: runId, keys: [...list.keys] }))
  await trx.insertInto('school_list').values(rows).execute()
}

/** The latest list of each other school, undone imports left out; merged records are followed to the one that stayed. */
export async function listsOfOthers(
  trx: SchoolTransaction,
  { baseId, school }: ImportOrder,
  population: Population,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ uai: string; keys: readonly string[] }>`
    select latest.uai, array(
      select coalesce(kept.source_key, named.key) from unnest(latest.keys) as named (key)
      left join person_alias alias on alias.base_id = ${baseId} and alias.source_key = named.key
      left join person kept on kept.id = alias.kept_id) as keys
    from (
      select distinct on (list.uai) list.uai, list.keys
      from school_list list join import_run run on run.id = list.run_id
      where run.base_id = ${baseId} and list.population = ${population} and list.uai <> ${school ?? ''}
        and not exists (select from import_run later where later.undoes_id = run.id)
      order by list.uai, run.id desc) as latest
  `.execute(trx)
  return new Map(rows.map(({ uai, keys }) => [uai, keys]))
}
