import { displayName } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { AccountHistory, PastChange } from '../features/account-record/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

/** {@link AccountHistory} on PostgreSQL. */
export function sqlAccountHistory(database: Database): AccountHistory {
  const db = database.kysely<PortalSchema>()
  return {
    past: (accountId, page) => readPast(db, accountId, page),
    recordClosing: ({ accountId: target, count, ...change }) =>
      db.transaction().execute((trx) => {
        const line = { action: 'account.sessions-closed', target, data: { count }, outcome: 'done' as const }
        return recordAudit(trx, { ...line, ...auditActor(change) })
      }),
  }
}

interface PastRow extends Omit<PastChange, 'by'> {
  readonly actor: string
  readonly first_name: string | null
  readonly last_name: string | null
}

/** Lines whose target is an account: a number may also be a service or a group, which the area of the action tells apart. */
async function readPast(
  db: Kysely<PortalSchema>,
  accountId: string,
  { offset, limit }: Parameters<AccountHistory['past']>[1],
): Promise<readonly PastChange[]> {
  const { rows } = await sql<PastRow>`
    select v.id::text, v.at, v.action, v.outcome, v.data, v.actor, a.first_name, a.last_name
    from audit_event v left join account a on a.id::text = v.actor
    where v.target = ${accountId} and split_part(v.action, '.', 1) in ('account', 'role', 'session', 'second-factor')
      and v.action <> 'second-factor.code-refused'
    order by v.at desc, v.id desc offset ${offset} limit ${limit}`.execute(db)
  return rows.map(({ actor, first_name: firstName, last_name: lastName, ...row }) => ({
    ...row,
    by: firstName !== null && lastName !== null ? displayName({ firstName, lastName }) : actor,
  }))
}
