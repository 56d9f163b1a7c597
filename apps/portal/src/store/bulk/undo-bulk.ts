import { insertAuditLines, recordAudit } from '@preau/platform'
import { sql, type Transaction } from 'kysely'
import type { BulkActions, BulkKind } from '../../features/bulk-actions/index.ts'
import { auditActor } from '../audit-actor.ts'
import { inScope } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'

type Trx = Transaction<PortalSchema>

/** What the audit says of each account that gets back what it was. */
const undoneAs: Readonly<Record<BulkKind, string>> = {
  suspend: 'account.reopened',
  reopen: 'account.suspended',
  join: 'account.group-left',
  leave: 'account.group-joined',
}

/** Gives each account back what it was before an action, where it still is what the action made of it. */
export async function undoBulk(
  trx: Trx,
  id: string,
  change: Parameters<BulkActions['undo']>[1],
): ReturnType<BulkActions['undo']> {
  const action = await trx
    .selectFrom('bulk_action')
    .selectAll()
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!action) return 'gone'
  if (action.done_at < change.notBefore) return 'too-late'
  const items = await trx
    .selectFrom('bulk_action_item as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .select(['a.id', sql<boolean>`${inScope(change.by.scope)}`.as('mine')])
    .where('i.action_id', '=', id)
    .execute()
  if (items.length === 0 || items.some(({ mine }) => !mine)) return 'gone'
  const accountIds = await giveBack(trx, action, change.at)
  await trx
    .updateTable('bulk_action')
    .set({ undone_at: change.at, undone_by_label: change.by.label })
    .where('id', '=', id)
    .execute()
  const { actor, at } = auditActor(change)
  await insertAuditLines(sql`select ${at}::timestamptz, ${undoneAs[action.kind]}::text, ${actor}::text, id::text, null, 'done',
    ${JSON.stringify({ bulkUndone: id, groupId: action.group_id })}::jsonb from unnest(${[...accountIds]}::bigint[]) id`).execute(
    trx,
  )
  const line = { action: 'bulk.undone', target: id, data: { count: accountIds.length } }
  await recordAudit(trx, { ...line, outcome: 'done', actor, at })
  return { accountIds, kind: action.kind }
}

async function giveBack(
  trx: Trx,
  { id, kind, group_id }: { readonly id: string; readonly kind: BulkKind; readonly group_id: string | null },
  at: Date,
): Promise<readonly string[]> {
  const items = sql`select account_id from bulk_action_item where action_id = ${id}`
  const undo = {
    join: sql<{
      id: string
    }>`delete from account_group_member where group_id = ${group_id} and account_id in (${items})
      returning account_id::text as id`,
    leave: sql<{ id: string }>`insert into account_group_member (group_id, account_id, added_at)
      select ${group_id}::bigint, account_id, ${at}::timestamptz from bulk_action_item where action_id = ${id}
        and ${group_id}::bigint is not null on conflict do nothing returning account_id::text as id`,
    suspend: restore(id, at, sql`a.status = 'suspended'`),
    reopen: restore(id, at, sql`a.status in ('active', 'to_activate')`),
  }
  return (await undo[kind].execute(trx)).rows.map((row) => row.id)
}

function restore(id: string, at: Date, still: ReturnType<typeof sql>) {
  return sql<{
    id: string
  }>`update account a set status = i.previous_status, status_changed_at = ${at}, updated_at = ${at}
    from bulk_action_item i where i.action_id = ${id} and i.account_id = a.id and ${still} returning a.id::text as id`
}
