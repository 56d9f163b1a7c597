import { type Kysely, sql } from 'kysely'

import { recordAudit } from './record-audit.ts'

/** Lines deleted in one transaction, give or take one seal. */
const linesAtATime = 10_000

export interface PurgeOrder {
  /** A range goes when its latest line is older than this. */
  readonly before: Date
  readonly at: Date
}

/** Deletes old ranges, oldest first, and writes in the trail that it did. Whatever is interrupted is whole. */
export async function purgeAudit(
  db: Kysely<unknown>,
  order: PurgeOrder,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0
  for (;;) {
    if (signal?.aborted === true) return total
    const gone = await purgeSome(db, order)
    if (gone === undefined) return total
    total += gone
  }
}

interface Purged {
  readonly first_seal: string | null
  readonly last_seal: string | null
  readonly last_id: string | null
}

async function purgeSome(db: Kysely<unknown>, { before, at }: PurgeOrder): Promise<number | undefined> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<Purged>`
      with kept as (
        select number, sum(line_count) over (order by number) - line_count as lines_before, newest_at
        from (select * from audit_seal where purged_at is null order by number limit 1000) oldest
      ), too_young as (
        select min(number) as number from kept where newest_at >= ${before}
      ), purged as (
        update audit_seal s set purged_at = ${at} from kept k
        where s.number = k.number and k.lines_before < ${linesAtATime}
          and k.number < coalesce((select number from too_young), 9223372036854775807)
        returning s.number, s.last_id
      )
      select min(number) as first_seal, max(number) as last_seal, max(last_id) as last_id from purged`.execute(
      trx,
    )
    const [purged] = rows
    if (!purged || purged.first_seal === null) return undefined
    const deleted = await sql`delete from audit_event where id <= ${purged.last_id}::bigint`.execute(trx)
    const lines = Number(deleted.numAffectedRows ?? 0n)
    const data = { firstSeal: purged.first_seal, lastSeal: purged.last_seal, lines, before }
    await recordAudit(trx, { action: 'traces.purged', actor: 'system', outcome: 'done', data, at })
    return lines
  })
}
