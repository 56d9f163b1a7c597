import type { Generated } from 'kysely'

/** Somebody who is logged in, from one browser. `Data` is what the application keeps with it. */
export interface Session<Data> {
  /** Key of the session: can be shown in lists and stored elsewhere, gives no access. */
  readonly id: string
  /** Whose session it is, in the words of the application (account, person…). */
  readonly subject: string
  readonly data: Data
  readonly openedAt: Date
  /** Known to the minute: it is not written at each request. */
  readonly lastSeenAt: Date
  /** Without a request for this long, it ends. Milliseconds. */
  readonly idleMs: number
  /** Absolute end, whatever the activity. */
  readonly endsAt: Date
  /** « Remember me »: the browser keeps it when it is closed. */
  readonly lasting: boolean
}

/** A row of the table `session`; `data` is the application's. */
export interface SessionTable {
  readonly id: string
  readonly token_hash: Buffer
  readonly subject: string
  readonly data: unknown
  readonly opened_at: Date
  readonly last_seen_at: Date
  readonly idle_ms: string
  readonly idle_ends_at: Date
  readonly ends_at: Date
  readonly lasting: boolean
}

/** The table of sessions, as an application adds it to its schema. */
export interface SessionTables {
  session: Omit<SessionTable, 'id'> & { id: Generated<string> }
}
