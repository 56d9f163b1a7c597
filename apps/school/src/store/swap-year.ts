import { sql } from 'kysely'
import { tablesOf } from './base-contents.ts'
import { shapesOf } from './base-catalogue.ts'
import type { SchoolTransaction } from './school-database.ts'

/** Exchanges the people, the year and the traces of two bases; each keeps its address and its settings. */
export async function swapYear(trx: SchoolTransaction, one: string, other: string): Promise<void> {
  const passing = await shapesOf(trx, tablesOf('passing'))
  for (const { table } of passing.filter(({ columns }) => columns.includes('base_id')))
    await sql`delete from ${sql.table(table)} where base_id in (${one}, ${other})`.execute(trx)
  const shapes = await shapesOf(trx, tablesOf('people', 'year', 'trace'))
  const tables = shapes.filter(({ columns }) => columns.includes('base_id')).map(({ table }) => table)
  const between = await waitingRoom(trx, one)
  for (const table of tables) {
    await move(trx, table, { from: one, to: between })
    await move(trx, table, { from: other, to: one })
    await move(trx, table, { from: between, to: other })
  }
  await trx.deleteFrom('base').where('id', '=', between).execute()
}

const move = (
  trx: SchoolTransaction,
  table: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<unknown> =>
  sql`update ${sql.table(table)} set base_id = ${to}::bigint where base_id = ${from}::bigint`.execute(trx)

/** A base that nobody sees, for the time of the exchange: no two rows of a base may meet. */
async function waitingRoom(trx: SchoolTransaction, like: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into base (uai, name, path_name, created_at, stage)
    select uai, name, 'annee-' || id || '-en-cours', created_at, 'archive' from base where id = ${like}::bigint
    returning id::text
  `.execute(trx)
  const [made] = rows
  if (!made) throw new Error('the base of the change of year is gone')
  return made.id
}
