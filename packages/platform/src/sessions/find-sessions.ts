import { type RawBuilder, sql } from 'kysely'

import type { Clock } from '../clock.ts'
import { gatherCalls } from '../database/gather-calls.ts'
import type { Database } from '../database/open-database.ts'
import { prepareStatement } from '../database/prepare-statement.ts'
import { sha256 } from '../random.ts'
import {
  type FoundSession,
  type RecentSessions,
  recentSessions,
  writeActivityEveryMs,
} from './recent-sessions.ts'
import type { SessionTable, SessionTables } from './session.ts'

/** Finds the live session of a token, and notes the activity when the last note is old. */
export interface SessionFinder<About> {
  (token: string): Promise<FoundSession<About> | undefined>
  readonly recent: RecentSessions<About>
}

/** Where sessions are found. */
export interface SessionFinderOptions<About> {
  readonly database: Database
  readonly clock: Clock
  /** A value read in the same statement, which may name `session`; it has no parameter. */
  readonly about?: RawBuilder<About> | undefined
}

interface FoundRow<About> extends SessionTable {
  readonly about: About | null
  readonly seen: string
}

/** One prepared statement for the sessions asked in one tick, whatever the application reads with them. */
export function sessionFinder<About>(options: SessionFinderOptions<About>): SessionFinder<About> {
  const { database, clock } = options
  const read = prepareStatement<FoundRow<About>>(database, finding(options))
  const note = prepareStatement(database, noting)
  const recent = recentSessions<About>(clock)
  const find = gatherCalls(async (tokens: readonly string[]) => {
    const now = clock.now()
    const hashes = tokens.map(sha256)
    const rows = await read([hashes, now])
    const stale = rows.filter((row) => now.getTime() - row.last_seen_at.getTime() >= writeActivityEveryMs)
    if (stale.length > 0) await note([stale.map(({ id }) => id), now])
    const byHash = new Map(rows.map((row) => [row.token_hash.toString('base64'), row]))
    return hashes.map((hash) => {
      const row = byHash.get(hash.toString('base64'))
      if (!row) return undefined
      const here = found(row, stale.includes(row) ? now : undefined)
      recent.keep(hash.toString('hex'), here)
      return here
    })
  })
  return Object.assign(find, { recent })
}

function finding({ database, about }: SessionFinderOptions<unknown>): string {
  const value = (about ?? sql`null`).compile(database.kysely<SessionTables>())
  if (value.parameters.length > 0) throw new TypeError('what is read with a session has no parameter')
  return `select session.*, pg_current_snapshot()::text as seen, ${value.sql} as about from session
    where token_hash = any($1::bytea[]) and idle_ends_at > $2 and ends_at > $2`
}

const noting = `update session set last_seen_at = $2, idle_ends_at = $2::timestamptz + idle_ms * interval '1 millisecond'
  where id = any($1::bigint[])`

function found<About>(
  { about, seen, ...row }: FoundRow<About>,
  seenAt: Date | undefined,
): FoundSession<About> {
  if (seenAt === undefined) return { row, about, seen }
  const idleEndsAt = new Date(seenAt.getTime() + Number(row.idle_ms))
  return { row: { ...row, last_seen_at: seenAt, idle_ends_at: idleEndsAt }, about, seen }
}
