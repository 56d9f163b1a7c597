import { sql } from 'kysely'
import type { SessionEndReason, SessionEndStore } from '../features/sessions/index.ts'
import type { SchoolDatabase } from './school-database.ts'

interface EndedRow {
  readonly reason: SessionEndReason | null
  readonly alive: boolean | null
}

/** {@link SessionEndStore} on PostgreSQL. A dead session stays in its table for a while and tells by its dates. */
export const createSessionEndStore = (db: SchoolDatabase): SessionEndStore => ({
  reasonOf: async (tokenHash, now) => {
    const hash = Buffer.from(tokenHash)
    const { rows } = await sql<EndedRow>`
      select least(s.idle_ends_at, s.ends_at) > ${now} as alive,
        coalesce(e.reason, case when s.ends_at <= ${now} then 'absolute' when s.idle_ends_at <= ${now} then 'idle' end)
          as reason
      from (select ${hash}::bytea as token_hash) as t
      left join session as s on s.token_hash = t.token_hash
      left join session_end as e on e.token_hash = t.token_hash
    `.execute(db)
    const [row] = rows
    return row?.alive === true ? undefined : (row?.reason ?? 'closed')
  },
  noteAllOf: async ({ subject, except, reason, at }) => {
    await sql`
      insert into session_end (token_hash, reason, ended_at)
      select token_hash, ${reason}, ${at} from session
      where subject = ${subject} and id::text <> ${except ?? ''} and least(idle_ends_at, ends_at) > ${at}
      on conflict do nothing
    `.execute(db)
  },
  note: async (trx, { tokenHashes, reason, at }) => {
    const hashes = tokenHashes.map((hash) => Buffer.from(hash))
    await sql`
      insert into session_end (token_hash, reason, ended_at)
      select hash, ${reason}, ${at} from unnest(${hashes}::bytea[]) as hash
      on conflict do nothing
    `.execute(trx)
  },
  forget: async (before) => {
    await sql`delete from session_end where ended_at < ${before}`.execute(db)
  },
})
