import { sha256 } from '@preau/platform'
import { sql } from 'kysely'
import type { LoginWaits, WaitingPerson } from '../features/spaces/index.ts'
import { countTry, forgetTries } from './count-try.ts'
import { change, type SchoolDatabase } from './school-database.ts'

/** {@link LoginWaits} on PostgreSQL. */
export function createLoginWaits(db: SchoolDatabase): LoginWaits {
  return {
    take: ({ baseId, login, rule, now }) =>
      countTry(db, 'login_wait', { owner: baseId, hash: sha256(login), rule, now }),
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
    forget: (now) => forgetTries(db, 'login_wait', now),
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
