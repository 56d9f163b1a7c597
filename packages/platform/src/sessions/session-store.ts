import type { Insertable, Kysely, SelectQueryBuilder } from 'kysely'

import { json } from '../database/json.ts'
import { sha256 } from '../random.ts'
import type { Session, SessionTable, SessionTables } from './session.ts'

/** A database that has the table of sessions. */
export type SessionDb = Kysely<SessionTables>

type SessionQuery = SelectQueryBuilder<SessionTables, 'session', SessionTable>

/** Sessions that have neither idled out nor reached their end. */
export function selectAlive(db: SessionDb, now: Date): SessionQuery {
  return db.selectFrom('session').selectAll().where('idle_ends_at', '>', now).where('ends_at', '>', now)
}

/** A row to insert. */
export type NewRow = Insertable<SessionTables['session']>

/** Stores a new session. */
export async function insertSession(db: SessionDb, row: NewRow): Promise<SessionTable> {
  return await db.insertInto('session').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Replaces the token: the old one opens nothing any more. */
export async function replaceToken(db: SessionDb, id: string, token: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ token_hash: sha256(token) })
    .where('id', '=', id)
    .execute()
}

/** Replaces what the application keeps with a session. */
export async function replaceData(db: SessionDb, id: string, data: unknown): Promise<void> {
  await db
    .updateTable('session')
    .set({ data: json(data) })
    .where('id', '=', id)
    .execute()
}

/** Deletes the session of a token, if there is one. */
export async function deleteByToken(db: SessionDb, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', sha256(token)).execute()
}

/** Deletes the session of a token when its idle time ends before a moment; true when it did. */
export async function deleteIdle(db: SessionDb, token: string, endingBefore: Date): Promise<boolean> {
  const result = await db
    .deleteFrom('session')
    .where('token_hash', '=', sha256(token))
    .where('idle_ends_at', '<=', endingBefore)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Deletes one session. */
export async function deleteById(db: SessionDb, id: string): Promise<boolean> {
  const result = await db.deleteFrom('session').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Deletes the sessions of somebody, except one if named; returns how many. */
export async function deleteAllOf(db: SessionDb, subject: string, except?: string): Promise<number> {
  const all = db.deleteFrom('session').where('subject', '=', subject)
  const result = await (except === undefined ? all : all.where('id', '!=', except)).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** Deletes up to `limit` ended sessions; returns how many. */
export async function deleteEnded(db: SessionDb, now: Date, limit: number): Promise<number> {
  const ended = db
    .selectFrom('session')
    .select('id')
    .where((where) => where(where.fn('least', ['idle_ends_at', 'ends_at']), '<=', now))
    .limit(limit)
  const result = await db.deleteFrom('session').where('id', 'in', ended).executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** A row as the application sees it. `Data` is what the application itself stored. */
export function toSession<Data>(row: SessionTable): Session<Data> {
  return {
    id: row.id,
    subject: row.subject,
    data: row.data as Data,
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    idleMs: Number(row.idle_ms),
    endsAt: row.ends_at,
    lasting: row.lasting,
  }
}
