import type { PushReceipt } from '@preau/exchange'
import { json, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { DuePush, Push, PushOutcome, PushStore } from '../features/identifiers-export/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link PushStore} on PostgreSQL. */
export function createPushStore(db: SchoolDatabase): PushStore {
  return {
    leave: (push) => leave(db, push),
    claimDue: (at, until) => claimDue(db, at, until),
    record: (push, outcome, at, audit) =>
      db.transaction().execute(async (trx) => {
        const stored = await trx
          .updateTable('identifier_push')
          .set({ ...columnsOf(outcome, at), last_attempt_at: at, attempts: push.attempts + 1 })
          .where('id', '=', push.id)
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (audit && stored.numUpdatedRows > 0n) await recordAudit(trx, audit)
      }),
    hurry: async (baseId, at) => {
      const waiting = db
        .updateTable('identifier_push')
        .where('base_id', '=', baseId)
        .where('state', '=', 'waiting')
      await waiting.set({ next_attempt_at: at }).execute()
    },
    recent: async (baseId, limit) => {
      const query = db.selectFrom('identifier_push').select(shown).where('base_id', '=', baseId)
      return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toPush)
    },
    lastDelivered: async (baseId) => {
      const query = db.selectFrom('identifier_push').select('people_digest').where('base_id', '=', baseId)
      const row = await query
        .where('state', '=', 'delivered')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && { peopleDigest: row.people_digest }
    },
  }
}

const shown = [
  'id',
  'state',
  'created_at',
  'created_by',
  'file_name',
  'people',
  'attempts',
  'next_attempt_at',
  'last_attempt_at',
  'last_problem',
  'receipt',
] as const

interface ShownRow {
  readonly id: string
  readonly state: Push['state']
  readonly created_at: Date
  readonly created_by: string
  readonly file_name: string
  readonly people: number
  readonly attempts: number
  readonly next_attempt_at: Date | null
  readonly last_attempt_at: Date | null
  readonly last_problem: string | null
  readonly receipt: PushReceipt | null
}

function toPush(row: ShownRow): Push {
  return {
    id: row.id,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    fileName: row.file_name,
    people: row.people,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at ?? undefined,
    lastAttemptAt: row.last_attempt_at ?? undefined,
    lastProblem: row.last_problem ?? undefined,
    receipt: row.receipt ?? undefined,
  }
}

function leave(db: SchoolDatabase, push: Parameters<PushStore['leave']>[0]): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const ended = { state: 'replaced' as const, content: null, next_attempt_at: null, ended_at: push.at }
    const before = trx.updateTable('identifier_push').set(ended).where('base_id', '=', push.baseId)
    await before.where('state', '=', 'waiting').execute()
    await trx
      .insertInto('identifier_push')
      .values({
        base_id: push.baseId,
        state: 'waiting',
        created_at: push.at,
        created_by: push.audit.actor,
        file_name: push.fileName,
        people: push.people,
        people_digest: push.peopleDigest,
        content: push.content,
        next_attempt_at: push.at,
        last_attempt_at: null,
        last_problem: null,
        receipt: null,
        ended_at: null,
      })
      .execute()
    await recordAudit(trx, push.audit)
  })
}

/** A node that dies with a file in hand gives it back by time: it is due again at `until`. */
async function claimDue(db: SchoolDatabase, at: Date, until: Date): Promise<readonly DuePush[]> {
  const { rows } = await sql<{
    id: string
    base_id: string
    uai: string
    push_url: string | null
    sealed_code: Buffer | null
    content: Buffer
    created_at: Date
    attempts: number
  }>`
    update identifier_push p set next_attempt_at = ${until}
    from base b left join export_settings s on s.base_id = b.id
    where b.id = p.base_id and b.stage = 'live' and p.id in (
      select id from identifier_push where state = 'waiting' and next_attempt_at <= ${at}
      order by next_attempt_at limit 20 for update skip locked)
    returning p.id::text, p.base_id::text, b.uai, s.push_url, s.sealed_code, p.content, p.created_at, p.attempts`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    baseId: row.base_id,
    uai: row.uai,
    url: row.push_url ?? undefined,
    sealedCode: row.sealed_code ?? undefined,
    content: row.content,
    createdAt: row.created_at,
    attempts: row.attempts,
  }))
}

function columnsOf(outcome: PushOutcome, at: Date) {
  if (outcome.state === 'waiting')
    return { last_problem: outcome.problem, next_attempt_at: outcome.nextAttemptAt }
  const ended = { state: outcome.state, content: null, next_attempt_at: null, ended_at: at }
  if (outcome.state === 'delivered')
    return { ...ended, last_problem: null, receipt: json<PushReceipt>(outcome.receipt) }
  return { ...ended, last_problem: outcome.problem }
}
