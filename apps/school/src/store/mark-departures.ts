import { type RawBuilder, sql } from 'kysely'
import type { ImportOrder } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/** People of the whole lists of this file who were in the school before it. */
export async function presentPeople(trx: SchoolTransaction, order: ImportOrder): Promise<number> {
  const found = await sql<{ count: string }>`
    select count(*) from person
    where base_id = ${order.baseId} and ${inPopulations(order)}
      and (left_on is null or left_on > ${order.today}::date)
  `.execute(trx)
  return Number(found.rows[0]?.count ?? 0)
}

/** Marks as gone today those whom a whole list does not name any more. They keep their record and identifiers. */
export async function markDepartures(trx: SchoolTransaction, order: ImportOrder): Promise<number> {
  const keys = order.data.people.map((person) => person.key)
  const gone = await sql`
    update person set left_on = ${order.today}::date, updated_at = ${order.startedAt}
    where base_id = ${order.baseId} and ${inPopulations(order)}
      and (left_on is null or left_on > ${order.today}::date)
      and not (source_key = any(${keys}))
  `.execute(trx)
  return Number(gone.numAffectedRows ?? 0)
}

function inPopulations({ data }: ImportOrder): RawBuilder<boolean> {
  const pupils = data.complete.includes('pupils') ? sql`siecle_pupil_id is not null` : sql`false`
  const staff = data.complete.includes('staff') ? sql`sts_id is not null` : sql`false`
  return sql<boolean>`(${pupils} or ${staff})`
}
