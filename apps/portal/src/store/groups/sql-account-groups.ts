import type { Database } from '@preau/platform'
import type { Kysely } from 'kysely'
import type { AccountGroups } from '../../features/groups/index.ts'
import type { PortalSchema } from '../schema.ts'
import {
  addMembers,
  addRule,
  createGroup,
  removeGroup,
  removeMembers,
  removeRule,
  renameGroup,
} from './change-groups.ts'
import { listGroups, readGroup } from './read-groups.ts'

/** {@link AccountGroups} on PostgreSQL. */
export function sqlAccountGroups(database: Database): AccountGroups {
  const db = database.kysely<PortalSchema>()
  return {
    list: (scope) => listGroups(db, scope),
    read: (scope, id, page) => readGroup(db, scope, { id, ...page }),
    groupsOf: (accountId) => groupsOf(db, accountId),
    create: (group, change) => createGroup(db, group, change),
    rename: (group, change) => renameGroup(db, group, change),
    remove: (id, change) => removeGroup(db, id, change),
    addRule: (id, rule, change) => addRule(db, { id, ...rule }, change),
    removeRule: (id, ruleId, change) => removeRule(db, { id, ruleId }, change),
    addMembers: (id, accountIds, change) => addMembers(db, { id, accountIds }, change),
    removeMembers: (id, accountIds, change) => removeMembers(db, { id, accountIds }, change),
  }
}

async function groupsOf(db: Kysely<PortalSchema>, accountId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account_group_membership')
    .select('group_id')
    .distinct()
    .where('account_id', '=', accountId)
    .execute()
  return rows.map(({ group_id }) => group_id)
}
