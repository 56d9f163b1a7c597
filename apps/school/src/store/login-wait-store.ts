import { sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { LoginWaits, WaitingPerson } from '../features/spaces/index.ts'
import { change, type SchoolDatabase } from './school-database.ts'

/** Forgotten an hour after the longest wait there is. */
const forgetAfter = sql`interval '2 hours'`

/** {@link LoginWaits} on PostgreSQL: one statement decides and counts, on whatever node the tries arrive. */
export function createLoginWaits(db: SchoolDatabase): LoginWaits {
  return {
    take: async ({ baseId, login, rule, now }) => {
      const hash = sha256(login)
      const failures = sql`case when held.last_at < ${now}::timestamptz - ${forgetAfter} then 1 else held.failures + 1 end`
      const wait = sql`case when ${failures} < ${rule.failedLogins} then interval '0'
        else least(${rule.longestWaitMinutes} * interval '1 minute',
          interval '30 seconds' * 2 ^ least(${failures} - ${rule.failedLogins}, 12)) end`
      const { rows } = await sql<{ seconds: number }>`
        with taken as (
          insert into login_wait as held (base_id, login_hash, failures, last_at, next_at)
          values (${baseId}, ${hash}, 1, ${now}, ${now})
          on conflict (base_id, login_hash) do update set
            failures = ${failures}, last_at = excluded.last_at, next_at = excluded.last_at + ${wait}
            where held.next_at <= ${now}
          returning 1
        )
        select ceil(extract(epoch from next_at - ${now}::timestamptz))::int as seconds from login_wait
        where base_id = ${baseId} and login_hash = ${hash} and not exists (select from taken)`.execute(db)
      return rows[0]?.seconds
    },
    clear: (baseId, login) => clear(db, baseId, login),
    waitingUntil: async ({ baseId, login, now }) => {
      const row = await db
        .selectFrom('login_wait')
        .select('next_at')
        .where('base_id', '=', baseId)
        .where('login_hash', '=', sha256(login))
        .where('next_at', '>', now)
        .executeTakeFirst()
      return row?.next_at
    },
    waiting: (baseId, now) => waitingPeople(db, baseId, now),
    unlock: ({ baseId, login, audit }) => change(db, audit, (trx) => clear(trx, baseId, login)),
    forget: async (now) => {
      await sql`delete from login_wait where last_at < ${now}::timestamptz - ${forgetAfter}`.execute(db)
    },
  }
}

async function clear(db: SchoolDatabase, baseId: string, login: string): Promise<void> {
  await db
    .deleteFrom('login_wait')
    .where('base_id', '=', baseId)
    .where('login_hash', '=', sha256(login))
    .execute()
}

/** Log-in names that nobody has may be tried too: they are counted alike, and shown to nobody. */
async function waitingPeople(
  db: SchoolDatabase,
  baseId: string,
  now: Date,
): Promise<readonly WaitingPerson[]> {
  const rows = await db
    .selectFrom('login_wait as w')
    .innerJoin('person_credential as c', (join) =>
      join
        .onRef('c.base_id', '=', 'w.base_id')
        .on(sql<boolean>`w.login_hash = sha256(convert_to(c.login, 'UTF8'))`),
    )
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .select(['p.id', 'p.category', 'p.last_name', 'p.first_name', 'w.failures', 'w.next_at'])
    .where('w.base_id', '=', baseId)
    .where('w.next_at', '>', now)
    .orderBy('p.name_key')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    category: row.category,
    lastName: row.last_name,
    firstName: row.first_name,
    failures: row.failures,
    until: row.next_at,
  }))
}
