import { setTimeout as pause } from 'node:timers/promises'

import { type Kysely, sql } from 'kysely'

import { type AuditSeal, type AuditSealRow, linesOfRange, noSeal, sealHash, toSeal } from './audit-seal.ts'

/** Lines under one seal at most. */
const linesPerSeal = 10_000
/** A long change (the import of a whole academy) is waited for a minute; then the next run of the job tries again. */
const looks = 240
const lookEveryMs = 250

type Previous = Pick<AuditSeal, 'number' | 'lastId' | 'hash'>

/** Seals what is there. Two sealers at once: the second fails on the number of the seal, and nothing is lost. */
export async function sealAudit(
  db: Kysely<unknown>,
  at: Date,
  signal?: AbortSignal,
): Promise<readonly AuditSeal[]> {
  const newest = await newestLine(db)
  const made: AuditSeal[] = []
  let previous: Previous = await lastSeal(db)
  if (newest === undefined || BigInt(newest) <= BigInt(previous.lastId)) return made
  if (!(await everyEarlierWriterIsDone(db, signal))) return made
  while (signal?.aborted !== true && BigInt(previous.lastId) < BigInt(newest)) {
    const seal = await makeSeal(db, previous, { newest, at })
    made.push(seal)
    previous = seal
  }
  return made
}

async function newestLine(db: Kysely<unknown>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select max(id) as id from audit_event`.execute(db)
  return rows[0]?.id ?? undefined
}

async function lastSeal(db: Kysely<unknown>): Promise<Previous> {
  const { rows } = await sql<AuditSealRow>`select * from audit_seal order by number desc limit 1`.execute(db)
  return rows[0] ? toSeal(rows[0]) : noSeal
}

/**
 * Numbers of lines are drawn before they are committed: a smaller one may still appear while a larger one is already there. Whoever
 * writes a line holds a lock on the table from before it draws its number until it ends; when those who hold it now are gone, every
 * number drawn until now is either there or will never be. Nobody is made to wait.
 */
async function everyEarlierWriterIsDone(db: Kysely<unknown>, signal?: AbortSignal): Promise<boolean> {
  let waitedFor = await writers(db)
  for (let look = 0; waitedFor.size > 0 && look < looks; look += 1) {
    if (signal?.aborted === true) return false
    await pause(lookEveryMs)
    const present = await writers(db)
    waitedFor = new Set([...waitedFor].filter((writer) => present.has(writer)))
  }
  return waitedFor.size === 0
}

async function writers(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ writer: string }>`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'audit_event'::regclass and mode = 'RowExclusiveLock'
      and database = (select oid from pg_database where datname = current_database())`.execute(db)
  return new Set(rows.map(({ writer }) => writer))
}

async function makeSeal(
  db: Kysely<unknown>,
  previous: Previous,
  { newest, at }: { readonly newest: string; readonly at: Date },
): Promise<AuditSeal> {
  const firstId = String(BigInt(previous.lastId) + 1n)
  const lastId = (await endOfBatch(db, previous.lastId, newest)) ?? newest
  const { rows } = await linesOfRange(firstId, lastId).execute(db)
  const [lines] = rows
  if (!lines) throw new TypeError('an aggregate always has a row')
  const { line_count: lineCount, lines_hash: linesHash } = lines
  const range = { number: String(BigInt(previous.number) + 1n), firstId, lastId, lineCount, linesHash }
  const hash = sealHash(previous, range)
  await sql`insert into audit_seal (number, sealed_at, first_id, last_id, line_count, newest_at, lines_hash, hash)
    values (${range.number}, ${at}, ${firstId}, ${lastId}, ${lineCount}, ${lines.newest_at}, ${linesHash}, ${hash})`.execute(
    db,
  )
  return { ...range, sealedAt: at, newestAt: lines.newest_at ?? undefined, hash, purgedAt: undefined }
}

async function endOfBatch(db: Kysely<unknown>, after: string, newest: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_event where id > ${after}::bigint and id <= ${newest}::bigint
    order by id offset ${linesPerSeal - 1} limit 1`.execute(db)
  return rows[0]?.id
}
