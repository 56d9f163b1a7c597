import { listName } from '@preau/people'
import { type Database, insertAuditLines, recordAudit } from '@preau/platform'
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { BulkActions, BulkKind, BulkOrder } from '../../features/bulk-actions/index.ts'
import { type Actor, covers, type Scope } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import { idsMatching } from '../directory/search-accounts.ts'
import { inScope } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { othersOperate } from '../sql-admin-roles.ts'
import { undoBulk } from './undo-bulk.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>

/** What the audit says of each account. */
export const bulkAudit: Readonly<Record<BulkKind, string>> = {
  suspend: 'account.suspended',
  reopen: 'account.reopened',
  join: 'account.group-joined',
  leave: 'account.group-left',
}

const samplesShown = 10

/** {@link BulkActions} on PostgreSQL. */
export function sqlBulkActions(database: Database): BulkActions {
  const db = database.kysely<PortalSchema>()
  return {
    preview: (order, by) => preview(db, order, by),
    apply: (order, change) => db.transaction().execute((trx) => apply(trx, order, change)),
    read: (id, scope) => readDone(db, id, scope),
    undo: (id, change) => db.transaction().execute((trx) => undoBulk(trx, id, change)),
  }
}

interface Eligible {
  readonly id: string
  readonly status: string
  readonly first_name: string
  readonly last_name: string
  readonly login: string
}

async function selected(db: Db, { selection }: BulkOrder, scope: Scope): Promise<readonly string[]> {
  return 'ids' in selection
    ? selection.ids
    : idsMatching(db, scope, { ...selection.search, offset: 0, limit: 1 })
}

/** The accounts of the selection that the action changes, by name. */
function eligible(db: Db, ids: readonly string[], { kind, groupId }: BulkOrder, by: Actor) {
  const group = groupId ?? '0'
  const conditions: Readonly<Record<BulkKind, RawBuilder<boolean>>> = {
    suspend: sql<boolean>`a.status in ('active', 'to_activate') and ${mayTouch(by)}`,
    reopen: sql<boolean>`a.status = 'suspended' and ${mayTouch(by)}`,
    join: sql<boolean>`not exists (select 1 from account_group_member m where m.account_id = a.id and m.group_id = ${group})
      and exists (select 1 from account_profile p join account_group g on g.establishment_id = p.establishment_id
        where g.id = ${group} and p.account_id = a.id and p.ended_at is null)`,
    leave: sql<boolean>`exists (select 1 from account_group_member m where m.account_id = a.id and m.group_id = ${group})`,
  }
  return db
    .selectFrom('account as a')
    .select(['a.id', 'a.status', 'a.first_name', 'a.last_name', 'a.login'])
    .where(sql<boolean>`a.id = any(${[...ids]}::bigint[])`)
    .where(inScope(by.scope))
    .where(conditions[kind])
    .orderBy('a.name_key')
    .orderBy('a.id')
}

function mayTouch({ accountId, scope }: Actor): RawBuilder<boolean> {
  const role = sql<boolean>`not exists (select 1 from admin_role r where r.account_id = a.id)`
  return sql<boolean>`a.id <> ${accountId ?? '0'}::bigint and ${scope === 'all' ? sql<boolean>`true` : role}`
}

async function groupOf(db: Db, { groupId }: BulkOrder, scope: Scope): Promise<string | undefined> {
  if (groupId === undefined) return undefined
  const query = db.selectFrom('account_group').select(['name', 'establishment_id']).where('id', '=', groupId)
  const group = await query.executeTakeFirst()
  return group && covers(scope, group.establishment_id) ? group.name : undefined
}

async function preview(db: Db, order: BulkOrder, by: Actor): ReturnType<BulkActions['preview']> {
  const [ids, groupName] = await Promise.all([selected(db, order, by.scope), groupOf(db, order, by.scope)])
  const unnamed = needsGroup(order.kind) && groupName === undefined
  const rows: readonly Eligible[] = unnamed ? [] : await eligible(db, ids, order, by).execute()
  const samples = rows.slice(0, samplesShown).map(({ id, login, ...row }) => ({
    ...{ id, login },
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
  }))
  return { count: rows.length, leftOut: ids.length - rows.length, samples, groupName }
}

function needsGroup(kind: BulkKind): boolean {
  return kind === 'join' || kind === 'leave'
}

async function apply(
  trx: Trx,
  order: BulkOrder & { readonly confirmed: number },
  change: Parameters<BulkActions['apply']>[1],
): ReturnType<BulkActions['apply']> {
  const { kind, groupId } = order
  // One at a time: two operators who suspend each other would both find the other one still there.
  await sql`select pg_advisory_xact_lock(hashtextextended('preau.portal.bulk-actions', 0))`.execute(trx)
  if (needsGroup(kind) && (await groupOf(trx, order, change.by.scope)) === undefined) return 'changed'
  const ids = await selected(trx, order, change.by.scope)
  const rows: readonly Eligible[] = await eligible(trx, ids, order, change.by).forUpdate().execute()
  const accountIds = rows.map(({ id }) => id)
  if (accountIds.length !== order.confirmed || accountIds.length === 0) return 'changed'
  if (kind === 'suspend' && (await wouldOrphan(trx, accountIds))) return 'last-operator'
  const action = await trx
    .insertInto('bulk_action')
    .values({
      kind,
      group_id: groupId ?? null,
      done_at: change.at,
      done_by: change.by.accountId,
      done_by_label: change.by.label,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`insert into bulk_action_item (action_id, account_id, previous_status)
    select ${action.id}::bigint, id, status from account where id = any(${accountIds}::bigint[])`.execute(trx)
  await changeAccounts(trx, { kind, groupId, accountIds }, change.at)
  await auditEach(trx, { kind, accountIds, data: { bulk: action.id, groupId } }, change)
  const line = { action: 'bulk.done', target: action.id, outcome: 'done' as const }
  await recordAudit(trx, { ...line, data: { kind, count: accountIds.length }, ...auditActor(change) })
  return { id: action.id, accountIds }
}

async function wouldOrphan(trx: Trx, accountIds: readonly string[]): Promise<boolean> {
  const query = trx.selectFrom('admin_role').select('id').where('role', '=', 'platform')
  const operator = await query
    .where(sql<boolean>`account_id = any(${[...accountIds]}::bigint[])`)
    .executeTakeFirst()
  return operator !== undefined && !(await othersOperate(trx, accountIds))
}

/** The change itself, on accounts that are locked. */
export async function changeAccounts(
  trx: Trx,
  order: {
    readonly kind: BulkKind
    readonly groupId: string | undefined
    readonly accountIds: readonly string[]
  },
  at: Date,
): Promise<void> {
  const { kind, groupId, accountIds } = order
  const ids = sql`${[...accountIds]}::bigint[]`
  if (kind === 'join')
    await sql`insert into account_group_member (group_id, account_id, added_at)
      select ${groupId}::bigint, id, ${at}::timestamptz from unnest(${ids}) id on conflict do nothing`.execute(
      trx,
    )
  else if (kind === 'leave')
    await sql`delete from account_group_member where group_id = ${groupId} and account_id = any(${ids})`.execute(
      trx,
    )
  else
    await sql`update account set status_changed_at = ${at}, updated_at = ${at}, status = case
      when ${kind === 'suspend'} then 'suspended' when password_hash is null then 'to_activate' else 'active' end
      where id = any(${ids})`.execute(trx)
}

/** One line by account, so that its history says it. */
export async function auditEach(
  trx: Trx,
  line: {
    readonly kind: BulkKind
    readonly accountIds: readonly string[]
    readonly data: Record<string, unknown>
  },
  change: { readonly by: Actor; readonly at: Date },
): Promise<void> {
  const { actor, at } = auditActor(change)
  await insertAuditLines(sql`select ${at}::timestamptz, ${bulkAudit[line.kind]}::text, ${actor}::text, id::text, null, 'done',
    ${JSON.stringify(line.data)}::jsonb from unnest(${[...line.accountIds]}::bigint[]) id`).execute(trx)
}

async function readDone(db: Db, id: string, scope: Scope): ReturnType<BulkActions['read']> {
  const row = await db
    .selectFrom('bulk_action as b')
    .leftJoin('account_group as g', 'g.id', 'b.group_id')
    .select(['b.id', 'b.kind', 'g.name', 'b.done_at', 'b.done_by_label', 'b.undone_at', 'b.undone_by_label'])
    .select(sql<string>`(select count(*) from bulk_action_item i where i.action_id = b.id)`.as('count'))
    .where('b.id', '=', id)
    .where(sql<boolean>`not exists (select 1 from bulk_action_item i join account a on a.id = i.account_id
      where i.action_id = b.id and not ${inScope(scope)})`)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      kind: row.kind,
      groupName: row.name ?? undefined,
      count: Number(row.count),
      doneAt: row.done_at,
      doneBy: row.done_by_label,
      undoneAt: row.undone_at,
      undoneBy: row.undone_by_label,
    }
  )
}
