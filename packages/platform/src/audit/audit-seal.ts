import { createHash } from 'node:crypto'

import { type RawBuilder, sql } from 'kysely'

/** What a seal covers: every line of a range of numbers, and the seal before it. */
export interface AuditSeal {
  /** 1, 2, 3… without a gap. */
  readonly number: string
  readonly sealedAt: Date
  readonly firstId: string
  readonly lastId: string
  readonly lineCount: number
  /** Instant of the latest line; undefined for a range of numbers that no line has. */
  readonly newestAt: Date | undefined
  /** SHA-256 of the SHA-256 of each line, by number. */
  readonly linesHash: Buffer
  readonly hash: Buffer
  /** Since when its lines are no longer kept. */
  readonly purgedAt: Date | undefined
}

/** A row of `audit_seal`. */
export interface AuditSealRow {
  readonly number: string
  readonly sealed_at: Date
  readonly first_id: string
  readonly last_id: string
  readonly line_count: string
  readonly newest_at: Date | null
  readonly lines_hash: Buffer
  readonly hash: Buffer
  readonly purged_at: Date | null
}

export function toSeal(row: AuditSealRow): AuditSeal {
  return {
    number: row.number,
    sealedAt: row.sealed_at,
    firstId: row.first_id,
    lastId: row.last_id,
    lineCount: Number(row.line_count),
    newestAt: row.newest_at ?? undefined,
    linesHash: row.lines_hash,
    hash: row.hash,
    purgedAt: row.purged_at ?? undefined,
  }
}

/** Stands for the seal before the first. */
export const noSeal = { number: '0', lastId: '0', hash: Buffer.alloc(32) } as const

/** The hash that a seal must have: that of the seal before it, its number, its range, its count and its lines, one by line of text. */
export function sealHash(
  previous: Pick<AuditSeal, 'hash'>,
  seal: Pick<AuditSeal, 'number' | 'firstId' | 'lastId' | 'lineCount' | 'linesHash'>,
): Buffer {
  const { number, firstId, lastId, lineCount, linesHash } = seal
  const parts = [previous.hash.toString('hex'), number, firstId, lastId, lineCount, linesHash.toString('hex')]
  return createHash('sha256').update(parts.join('\n')).digest()
}

/**
 * The text of a line that is hashed: a JSON array of its number, its instant in microseconds since 1970, then action, actor, target,
 * school, outcome and circumstances. The query names the line `e`.
 */
export const auditLineText: RawBuilder<string> = sql<string>`jsonb_build_array(e.id,
  (extract(epoch from e.at) * 1000000)::bigint, e.action, e.actor, e.target, e.school, e.outcome, e.data)::text`

/** What PostgreSQL computes of the lines numbered from `firstId` to `lastId`. */
export function linesOfRange(firstId: string, lastId: string): RawBuilder<RangeRow> {
  return sql<RangeRow>`
    select count(*)::integer as line_count, max(e.at) as newest_at, sha256(coalesce(
      string_agg(sha256(convert_to(${auditLineText}, 'UTF8')), ''::bytea order by e.id), ''::bytea)) as lines_hash
    from audit_event e where e.id between ${firstId}::bigint and ${lastId}::bigint`
}

export interface RangeRow {
  readonly line_count: number
  readonly newest_at: Date | null
  readonly lines_hash: Buffer
}
