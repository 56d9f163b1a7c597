import { type Generated, type RawBuilder, sql } from 'kysely'

import { type AnyTransaction, seenAs } from '../database/any-transaction.ts'
import { json } from '../database/json.ts'

/** Something somebody did, as the trail keeps it. No name, no secret: identifiers, and figures. */
export interface AuditEntry {
  /** `area.what-happened`: `service.created`, `identifiers.step-validated`, `login.refused`. */
  readonly action: string
  /** Key of the account that acted; `system` for a job, `anonymous` for somebody not logged in. */
  readonly actor: string
  /** What it was done to: `service:12`, `account:345`. */
  readonly target?: string | undefined
  /** School concerned (UAI). */
  readonly school?: string | undefined
  readonly outcome: 'done' | 'refused' | 'failed'
  /** Circumstances that may be searched later. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
  /** Instant, from the clock of the application. */
  readonly at: Date
}

/** The audit trail, as an application adds it to its schema to read it. */
export interface AuditTables {
  audit_event: {
    readonly id: Generated<string>
    readonly at: Date
    readonly action: string
    readonly actor: string
    readonly target: string | null
    readonly school: string | null
    readonly outcome: AuditEntry['outcome']
    readonly data: unknown
  }
}

/**
 * Writes a line of the audit trail. Give it the transaction of the change: either both are there or neither. The table refuses any
 * update or deletion.
 */
export async function recordAudit(trx: AnyTransaction, entry: AuditEntry): Promise<void> {
  await seenAs<AuditTables>(trx)
    .insertInto('audit_event')
    .values({
      at: entry.at,
      action: entry.action,
      actor: entry.actor,
      target: entry.target ?? null,
      school: entry.school ?? null,
      outcome: entry.outcome,
      data: json(entry.data ?? {}),
    })
    .execute()
}

/**
 * The insertion of audit lines as a part of a larger statement, when the change and its lines are one statement.
 *
 * @param rows a query of `at, action, actor, target, school, outcome, data`, in this order
 */
export function insertAuditLines(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into audit_event (at, action, actor, target, school, outcome, data) ${rows}`
}
