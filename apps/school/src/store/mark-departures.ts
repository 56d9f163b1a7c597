import { type RawBuilder, sql } from 'kysely'
import type { ImportOrder, Population, ReportedProblem } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'
import { listsOfOthers } from './school-lists.ts'

/** People of the whole lists of this file who were in the school before it. */
export async function presentPeople(trx: SchoolTransaction, order: ImportOrder): Promise<number> {
  const found = await sql<{ count: string }>`
    select count(*) from person
    where base_id = ${order.baseId} and (${sql.join([sql`false`, ...order.data.complete.map(inPopulation)], sql` or `)})
      and (left_on is null or left_on > ${order.today}::date)
  `.execute(trx)
  return Number(found.rows[0]?.count ?? 0)
}

/** Who left by a file, and what the report says of those who could not be told. */
export interface Departures {
  readonly departures: number
  readonly problems: readonly ReportedProblem[]
}

/**
 * Marks as gone today those whom a whole list does not name any more. They keep their record and identifiers. Where several
 * schools share a base, each list speaks for its school alone: nobody is gone whom the latest list of another one names, nor
 * before all of them have given theirs.
 */
export async function markDepartures(trx: SchoolTransaction, order: ImportOrder): Promise<Departures> {
  let departures = 0
  const problems: ReportedProblem[] = []
  for (const population of order.data.complete) {
    const others = await listsOfOthers(trx, order, population)
    const awaited = order.schools.filter((uai) => uai !== order.school && !others.has(uai))
    if (order.schools.length > 1 && (awaited.length > 0 || order.school === undefined))
      problems.push(order.awaited(population, awaited))
    else departures += await markIn(trx, order, { population, others: [...others.values()].flat() })
  }
  return { departures, problems }
}

async function markIn(
  trx: SchoolTransaction,
  order: ImportOrder,
  { population, others }: { readonly population: Population; readonly others: readonly string[] },
): Promise<number> {
  const keys = [...order.data.people.map((person) => person.key), ...others]
  const gone = await sql`
    update person set left_on = ${order.today}::date, updated_at = ${order.startedAt}
    where base_id = ${order.baseId} and ${inPopulation(population)}
      and (left_on is null or left_on > ${order.today}::date)
      and not (source_key = any(${keys}))
  `.execute(trx)
  return Number(gone.numAffectedRows ?? 0)
}

const inPopulation = (population: Population): RawBuilder<boolean> =>
  population === 'pupils' ? sql<boolean>`siecle_pupil_id is not null` : sql<boolean>`sts_id is not null`
