import { sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

/** Closes every session of an operator, in the transaction of what made them worthless. */
export async function closeOperatorSessions(trx: SchoolTransaction, operatorId: string): Promise<void> {
  await sql`delete from session where subject = ${`operator:${operatorId}`}`.execute(trx)
}

/** Closes the sessions that somebody opened in the spaces through the ENT. */
export const closeEntSessions = (trx: SchoolTransaction, personId: string): Promise<void> =>
  closeEntSessionsOf(trx, [personId])

/** The same for many people. */
export async function closeEntSessionsOf(
  trx: SchoolTransaction,
  personIds: readonly string[],
): Promise<void> {
  const subjects = personIds.map((id) => `person:${id}`)
  await sql`delete from session where subject = any(${subjects}) and data->>'via' = 'cas'`.execute(trx)
}
