import type { Clock } from '../clock.ts'
import type { SessionTable } from './session.ts'

/** A live session, and what the application reads with it. */
export interface FoundSession<About> {
  readonly row: SessionTable
  /** Null when the application knows nothing of its subject. */
  readonly about: About | null
  /** What the database had committed when it was read: text of a `pg_snapshot`. */
  readonly seen: string
}

/** What this node found of sessions a moment ago. Nothing may rest on it alone. */
export interface RecentSessions<About> {
  /** @param tokenHash in hexadecimal */
  keep(tokenHash: string, found: FoundSession<About>): void
  /** As it was found, as long as it is alive and its activity need not be written again. */
  of(tokenHash: string): FoundSession<About> | undefined
}

/** A few kilobytes each. */
const most = 2000

/** Activity is written at most this often for one session: known to the minute is enough. */
export const writeActivityEveryMs = 60_000

/** The memory of one node, bounded: the oldest goes first. */
export function recentSessions<About>(clock: Clock): RecentSessions<About> {
  const found = new Map<string, FoundSession<About>>()
  return {
    keep(tokenHash, one) {
      found.delete(tokenHash)
      found.set(tokenHash, one)
      if (found.size <= most) return
      const [oldest] = found.keys()
      if (oldest !== undefined) found.delete(oldest)
    },
    of(tokenHash) {
      const one = found.get(tokenHash)
      if (one === undefined) return undefined
      const { last_seen_at: seenAt, idle_ends_at: idleEndsAt, ends_at: endsAt } = one.row
      const now = clock.now()
      if (now.getTime() - seenAt.getTime() < writeActivityEveryMs && idleEndsAt > now && endsAt > now)
        return one
      found.delete(tokenHash)
      return undefined
    },
  }
}
