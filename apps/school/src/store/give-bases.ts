import type { SchoolTransaction } from './school-database.ts'

/** Gives an operator these bases and no other. */
export async function giveBases(
  trx: SchoolTransaction,
  operatorId: string,
  bases: 'all' | readonly string[],
): Promise<void> {
  await trx.deleteFrom('operator_base').where('operator_id', '=', operatorId).execute()
  if (bases === 'all' || bases.length === 0) return
  const rights = [...new Set(bases)].map((baseId) => ({ operator_id: operatorId, base_id: baseId }))
  await trx.insertInto('operator_base').values(rights).execute()
}
