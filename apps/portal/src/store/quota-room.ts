import { type Kysely, sql, type Transaction } from 'kysely'
import { quotaRefusals } from '../frame/quota-refusals.ts'
import type { PortalSchema } from './schema.ts'

/**
 * Does what adds accounts to schools, and refuses it when a school then has more than its limit. Orders for one school wait for
 * each other. An AAF delivery does not come this way: it is applied whatever the limit.
 *
 * @throws Refusal `quota.accounts`: the transaction takes everything back
 */
export async function withAccountRoom<Result>(
  trx: Transaction<PortalSchema>,
  schoolIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const limited = (await readAccountUse(trx, schoolIds)).map(({ id }) => id)
  for (const id of limited)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`preau.portal.quota.${id}`}, 0))`.execute(trx)
  const before = new Map((await readAccountUse(trx, limited)).map((row) => [row.id, row.used]))
  const result = await work()
  for (const { id, used, school, limit } of await readAccountUse(trx, limited))
    if (used > limit && used > (before.get(id) ?? 0))
      throw quotaRefusals.refuse('quota.accounts', { school, limit, wanted: used })
  return result
}

/** Accounts of a school: those with a current profile there that have not left. The query names the school `e`. */
export const accountsOfSchool = sql<number>`(select count(distinct p.account_id)::int from account_profile p
  join account a on a.id = p.account_id where p.establishment_id = e.id and p.ended_at is null and a.status <> 'left')`

interface AccountUse {
  readonly id: string
  readonly school: string
  readonly limit: number
  readonly used: number
}

async function readAccountUse(
  db: Kysely<PortalSchema>,
  schoolIds: readonly string[],
): Promise<readonly AccountUse[]> {
  if (schoolIds.length === 0) return []
  const { rows } = await sql<AccountUse>`select e.id::text, e.name as school, q.accounts as "limit",
      ${accountsOfSchool} as used
    from establishment e join quota_in_force q on q.establishment_id = e.id
    where q.accounts is not null and e.id = any(${[...schoolIds]}::bigint[]) order by e.id`.execute(db)
  return rows
}
