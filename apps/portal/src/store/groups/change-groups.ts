import { isForeignKeyViolation, isUniqueViolation, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AccountGroups, GroupRule } from '../../features/groups/index.ts'
import { covers, type Actor } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import { inTransaction } from '../in-transaction.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>

interface Change {
  readonly by: Actor
  readonly at: Date
}

interface LockedGroup {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly establishment_id: string
}

/** Runs `work` on a group of the author's schools, which nobody else changes meanwhile. */
function onGroup<Result>(
  db: Db,
  id: string,
  change: Change,
  work: (trx: Trx, group: LockedGroup) => Promise<Result>,
): Promise<Result | 'gone'> {
  return inTransaction(db, async (trx) => {
    const group = await trx
      .selectFrom('account_group')
      .select(['id', 'name', 'version', 'establishment_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return group && covers(change.by.scope, group.establishment_id) ? work(trx, group) : 'gone'
  })
}

function audit(
  trx: Trx,
  entry: { readonly action: string; readonly group: string; readonly data?: Record<string, unknown> },
  change: Change,
): Promise<void> {
  const { action, group: target, data } = entry
  return recordAudit(trx, { action, target, outcome: 'done', data, ...auditActor(change) })
}

export async function createGroup(
  db: Db,
  { schoolId, name }: Parameters<AccountGroups['create']>[0],
  change: Change,
): ReturnType<AccountGroups['create']> {
  if (!covers(change.by.scope, schoolId)) return 'not-yours'
  const stamps = { created_at: change.at, updated_at: change.at, updated_by_label: change.by.label }
  try {
    return await inTransaction(db, async (trx) => {
      const group = await trx
        .insertInto('account_group')
        .values({ establishment_id: schoolId, name, ...stamps })
        .returning('id')
        .executeTakeFirstOrThrow()
      await audit(trx, { action: 'group.created', group: group.id, data: { schoolId } }, change)
      return group
    })
  } catch (error) {
    if (isUniqueViolation(error)) return 'name-taken'
    if (isForeignKeyViolation(error)) return 'not-yours'
    throw error
  }
}

export async function renameGroup(
  db: Db,
  { id, name, version }: Parameters<AccountGroups['rename']>[0],
  change: Change,
): ReturnType<AccountGroups['rename']> {
  try {
    return await onGroup<'done' | 'stale'>(db, id, change, async (trx, group) => {
      if (group.version !== version) return 'stale'
      const stamps = { updated_at: change.at, updated_by_label: change.by.label, version: version + 1 }
      await trx
        .updateTable('account_group')
        .set({ name, ...stamps })
        .where('id', '=', id)
        .execute()
      await audit(trx, { action: 'group.renamed', group: id }, change)
      return 'done'
    })
  } catch (error) {
    if (isUniqueViolation(error)) return 'name-taken'
    throw error
  }
}

export async function removeGroup(db: Db, id: string, change: Change): ReturnType<AccountGroups['remove']> {
  try {
    return await onGroup<'done'>(db, id, change, async (trx) => {
      await trx.deleteFrom('account_group').where('id', '=', id).execute()
      await audit(trx, { action: 'group.removed', group: id }, change)
      return 'done'
    })
  } catch (error) {
    if (isForeignKeyViolation(error)) return 'in-use'
    throw error
  }
}

export function addRule(
  db: Db,
  { id, profile, classCode }: { readonly id: string } & Omit<GroupRule, 'id'>,
  change: Change,
): ReturnType<AccountGroups['addRule']> {
  return onGroup<'done'>(db, id, change, async (trx) => {
    const added = await trx
      .insertInto('account_group_rule')
      .values({ group_id: id, profile, class_code: classCode })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added)
      await audit(trx, { action: 'group.rule-added', group: id, data: { profile, classCode } }, change)
    return 'done'
  })
}

export function removeRule(
  db: Db,
  { id, ruleId }: { readonly id: string; readonly ruleId: string },
  change: Change,
): ReturnType<AccountGroups['removeRule']> {
  return onGroup<'done'>(db, id, change, async (trx) => {
    const removal = trx.deleteFrom('account_group_rule').where('id', '=', ruleId).where('group_id', '=', id)
    const gone = await removal.returning(['profile', 'class_code']).executeTakeFirst()
    const data = gone && { profile: gone.profile, classCode: gone.class_code }
    if (data) await audit(trx, { action: 'group.rule-removed', group: id, data }, change)
    return 'done'
  })
}

interface Membership {
  readonly id: string
  readonly accountIds: readonly string[]
}

/** Those who have a current profile in the school of the group, and are not in it yet. */
export function addMembers(
  db: Db,
  { id, accountIds }: Membership,
  change: Change,
): ReturnType<AccountGroups['addMembers']> {
  return onGroup(db, id, change, async (trx, group) => {
    const added = await sql<{ account_id: string }>`
      insert into account_group_member (group_id, account_id, added_at)
      select distinct ${id}::bigint, p.account_id, ${change.at}::timestamptz from account_profile p
      where p.account_id = any(${[...accountIds]}::bigint[]) and p.ended_at is null
        and p.establishment_id = ${group.establishment_id}
      on conflict do nothing returning account_id::text`.execute(trx)
    const data = { accountIds: added.rows.map(({ account_id }) => account_id) }
    if (added.rows.length > 0) await audit(trx, { action: 'group.members-added', group: id, data }, change)
    return added.rows.length
  })
}

export function removeMembers(
  db: Db,
  { id, accountIds }: Membership,
  change: Change,
): ReturnType<AccountGroups['removeMembers']> {
  return onGroup(db, id, change, async (trx) => {
    const removed = await sql<{ account_id: string }>`
      delete from account_group_member where group_id = ${id} and account_id = any(${[...accountIds]}::bigint[])
      returning account_id::text`.execute(trx)
    const data = { accountIds: removed.rows.map(({ account_id }) => account_id) }
    if (removed.rows.length > 0)
      await audit(trx, { action: 'group.members-removed', group: id, data }, change)
    return removed.rows.length
  })
}
