import { type RawBuilder, sql } from 'kysely'
import type { SchoolDatabase } from './school-database.ts'

/** Forgotten an hour after the longest wait there is. */
const forgetAfter = sql`interval '2 hours'`

/** The two tables of waits: each has its own first half of the key. */
const waits = { login_wait: 'base_id', operator_wait: 'tried' } as const

export type WaitTable = keyof typeof waits

export interface Try {
  /** The base, or what was tried. */
  readonly owner: string
  readonly hash: Buffer
  readonly rule: { readonly failedLogins: number; readonly longestWaitMinutes: number }
  readonly now: Date
}

/** One statement decides and counts, on whatever node the tries arrive: seconds to wait, when this one may not be looked at. */
export async function countTry(
  db: SchoolDatabase,
  table: WaitTable,
  { owner, hash, rule, now }: Try,
): Promise<number | undefined> {
  const [held, key] = [sql.table(table), sql.ref(waits[table])]
  const { rows } = await sql<{ seconds: number }>`
    with taken as (
      insert into ${held} as held (${key}, login_hash, failures, last_at, next_at)
      values (${owner}, ${hash}, 1, ${now}, ${now})
      on conflict (${key}, login_hash) do update set
        failures = ${failuresAt(now)}, last_at = excluded.last_at, next_at = excluded.last_at + ${waitAfter(rule, now)}
        where held.next_at <= ${now}
      returning 1
    )
    select ceil(extract(epoch from next_at - ${now}::timestamptz))::int as seconds from ${held}
    where ${key} = ${owner} and login_hash = ${hash} and not exists (select from taken)`.execute(db)
  return rows[0]?.seconds
}

const failuresAt = (now: Date): RawBuilder<number> =>
  sql`case when held.last_at < ${now}::timestamptz - ${forgetAfter} then 1 else held.failures + 1 end`

const waitAfter = ({ failedLogins, longestWaitMinutes }: Try['rule'], now: Date): RawBuilder<unknown> =>
  sql`case when ${failuresAt(now)} < ${failedLogins} then interval '0'
    else least(${longestWaitMinutes} * interval '1 minute',
      interval '30 seconds' * 2 ^ least(${failuresAt(now)} - ${failedLogins}, 12)) end`

/** Forgets failures that count no more. */
export async function forgetTries(db: SchoolDatabase, table: WaitTable, now: Date): Promise<void> {
  await sql`delete from ${sql.table(table)} where last_at < ${now}::timestamptz - ${forgetAfter}`.execute(db)
}
