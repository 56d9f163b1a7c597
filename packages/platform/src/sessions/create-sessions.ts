import type { FastifyRequest } from 'fastify'
import type { RawBuilder } from 'kysely'

import type { Clock } from '../clock.ts'
import { type AnyTransaction, seenAs } from '../database/any-transaction.ts'
import { json } from '../database/json.ts'
import type { Database } from '../database/open-database.ts'
import { type Random, sha256 } from '../random.ts'
import { type SessionFinder, sessionFinder } from './find-sessions.ts'
import type { FoundSession } from './recent-sessions.ts'
import type { Session, SessionTables } from './session.ts'
import { type Exchange, type Known, type SessionCookie, sessionCookie } from './session-cookie.ts'
import * as store from './session-store.ts'
import { newSessionToken } from './session-token.ts'

/** How long sessions live and how the browser holds them. */
export interface SessionsOptions<About = undefined> {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  /** Base name; browsers share cookies between the ports of one host, so each application has its own. */
  readonly cookieName: string
  /** Without a request for this long, the session ends. Milliseconds. */
  readonly idleMs: number
  /** Whatever the activity, the session ends after this long. Milliseconds. */
  readonly absoluteMs: number
  /** The public address is https: the cookie is `Secure` and bound to the host (`__Host-`). */
  readonly secure: boolean
  /** What the application needs to know of the subject of a session: a value read in the same statement, which names `session`. */
  readonly about?: RawBuilder<About>
  /** That of other sessions over the same database, when an application has several cookies: they are looked for together. */
  readonly finder?: SessionFinder<About>
}

/** A session to open. */
export interface NewSession<Data> extends Exchange {
  readonly subject: string
  readonly data: Data
  /** Idle time of this session, when a profile has its own. Milliseconds. */
  readonly idleMs?: number
  /** Absolute life of this session, when a profile has its own. Milliseconds. */
  readonly absoluteMs?: number
  /** « Remember me »: how long it lives, used or not, browser closed or not. Milliseconds. */
  readonly lastingMs?: number
}

/** A session as it was found, and what the database had committed by then: text of a `pg_snapshot`. */
export interface RecentSession<Data, About> {
  readonly session: Session<Data>
  readonly about: About
  readonly seen: string
}

/** Sessions on the server: the browser holds a random token, the database its hash. */
export interface Sessions<Data, About = undefined> {
  /** Opens a session under a new token and closes the one the browser presented (session fixation). */
  open(wanted: NewSession<Data>, trx?: AnyTransaction): Promise<Session<Data>>
  /** The session of this request, if it is alive. One query per request at most. */
  current(request: FastifyRequest): Promise<Session<Data> | undefined>
  /** What the application reads with the session of this request (`SessionsOptions.about`), in the same query. */
  about(request: FastifyRequest): Promise<About | undefined>
  /**
   * The session of this request as this node found it a moment ago, without asking the database: what is done for it is done
   * in a statement that makes sure that nothing of it changed since it was `seen`.
   */
  recent(request: FastifyRequest): RecentSession<Data, About> | undefined
  /** The same, of the header `cookie` of a request. */
  recentIn(header: string | undefined): RecentSession<Data, About> | undefined
  /** Replaces what the application keeps with it. */
  update(session: Session<Data>, data: Data, trx?: AnyTransaction): Promise<void>
  /** Same session under a new token: at each change of privilege. Undefined when there is none. */
  renew(exchange: Exchange): Promise<Session<Data> | undefined>
  /** Closes the session of this browser. Returns it as it was. */
  close(exchange: Exchange): Promise<Session<Data> | undefined>
  /**
   * Closes the session of this browser when it would end of itself, for want of activity, within `withinMs`; true when it
   * did. It looks without being activity: a page that nobody has touched for that long says so and keeps nothing alive.
   */
  closeIdle(exchange: Exchange, withinMs: number): Promise<boolean>
  /** Closes every session of somebody, except one if named; returns how many. */
  closeAllOf(subject: string, options?: { readonly except?: string }): Promise<number>
  closeById(id: string): Promise<boolean>
  /** Live sessions of somebody, latest activity first. */
  list(subject: string): Promise<readonly Session<Data>[]>
  /**
   * Deletes up to `limit` sessions (1000) that ended before a moment (now); returns how many. Call it from a job until it
   * returns 0.
   */
  purge(which?: { readonly limit?: number; readonly endedBefore?: Date }): Promise<number>
}

/** Makes the sessions of an application over its database (`platformMigrations`). */
export function createSessions<Data, About = undefined>(
  options: SessionsOptions<About>,
): Sessions<Data, About> {
  const { clock, database } = options
  const db = database.kysely<SessionTables>()
  const writing = database.kyselyWritingByKey<SessionTables>()
  const browser = sessionCookie<Data, About>(options)
  const find = options.finder ?? sessionFinder<About>(options)

  const known = (request: FastifyRequest): Promise<Known<Data, About> | undefined> =>
    browser.memo(request, async (token) => {
      const found = await find(token)
      return found && { session: store.toSession<Data>(found.row), token, about: found.about }
    })
  const recentOf = recentReader<Data, About>(find)
  const current = async (request: FastifyRequest): Promise<Session<Data> | undefined> =>
    (await known(request))?.session

  return {
    current,
    recent: (request) => recentOf(browser.presented(request)),
    recentIn: (header) => recentOf(browser.presentedIn(header)),
    async about(request) {
      const here = await known(request)
      // A session that this very request opened was not found by a query yet.
      const about = here?.about === undefined && here ? (await find(here.token))?.about : here?.about
      return about ?? undefined
    },
    async open(wanted, trx) {
      const inside = trx === undefined ? writing : seenAs<SessionTables>(trx)
      const previous = browser.presented(wanted.request)
      if (previous !== undefined) await store.deleteByToken(inside, previous)
      const token = newSessionToken(options.random)
      const row = await store.insertSession(inside, newRow(wanted, token, options))
      return browser.give(wanted, token, store.toSession<Data>(row), wanted.lastingMs)
    },
    update: (session, data, trx) => store.replaceData(trx ? seenAs(trx) : db, session.id, data),
    async renew(exchange) {
      const session = await current(exchange.request)
      if (session === undefined) return undefined
      const token = newSessionToken(options.random)
      await store.replaceToken(db, session.id, token)
      const leftMs = session.endsAt.getTime() - clock.now().getTime()
      return browser.give(exchange, token, session, session.lasting ? leftMs : undefined)
    },
    async close(exchange) {
      const session = await current(exchange.request)
      const token = browser.presented(exchange.request)
      if (token !== undefined) await store.deleteByToken(db, token)
      browser.take(exchange)
      return session
    },
    closeIdle: (exchange, withinMs) =>
      closeIdle(db, browser, { exchange, endingBefore: new Date(clock.now().getTime() + withinMs) }),
    closeAllOf: (subject, { except } = {}) => store.deleteAllOf(db, subject, except),
    closeById: (id) => store.deleteById(db, id),
    async list(subject) {
      const mine = store.selectAlive(db, clock.now()).where('subject', '=', subject)
      return (await mine.orderBy('last_seen_at', 'desc').execute()).map((row) => store.toSession<Data>(row))
    },
    purge: ({ limit = 1000, endedBefore = clock.now() } = {}) => store.deleteEnded(db, endedBefore, limit),
  }
}

/** A node remembers a session for a minute, as the same object: a click need not read it again. */
function recentReader<Data, About>({
  recent,
}: SessionFinder<About>): (token: string | undefined) => RecentSession<Data, About> | undefined {
  const readBefore = new WeakMap<FoundSession<About>, RecentSession<Data, About>>()
  return (token) => {
    const found = token === undefined ? undefined : recent.of(sha256(token).toString('hex'))
    if (!found || found.about === null) return undefined
    const known = readBefore.get(found)
    if (known) return known
    const { row, about, seen } = found
    const read = { session: store.toSession<Data>(row), about, seen }
    readBefore.set(found, read)
    return read
  }
}

async function closeIdle(
  db: store.SessionDb,
  browser: Pick<SessionCookie<unknown, unknown>, 'presented' | 'take'>,
  { exchange, endingBefore }: { readonly exchange: Exchange; readonly endingBefore: Date },
): Promise<boolean> {
  const token = browser.presented(exchange.request)
  const isClosed = token !== undefined && (await store.deleteIdle(db, token, endingBefore))
  if (isClosed) browser.take(exchange)
  return isClosed
}

function newRow(wanted: NewSession<unknown>, token: string, options: SessionsOptions<unknown>): store.NewRow {
  const now = options.clock.now()
  const idleMs = wanted.lastingMs ?? wanted.idleMs ?? options.idleMs
  return {
    token_hash: sha256(token),
    subject: wanted.subject,
    data: json(wanted.data),
    opened_at: now,
    last_seen_at: now,
    idle_ms: String(idleMs),
    idle_ends_at: new Date(now.getTime() + idleMs),
    ends_at: new Date(now.getTime() + (wanted.lastingMs ?? wanted.absoluteMs ?? options.absoluteMs)),
    lasting: wanted.lastingMs !== undefined,
  }
}
