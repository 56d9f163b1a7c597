import { listName } from '@preau/people'
import { type Kysely, sql } from 'kysely'
import type { AccountGroup, GroupMember, GroupSheet } from '../../features/groups/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { storedProfile } from '../service-access/stored-profile.ts'

type Db = Kysely<PortalSchema>

function groupsIn(db: Db, scope: Scope) {
  return db
    .selectFrom('account_group as g')
    .innerJoin('establishment as e', 'e.id', 'g.establishment_id')
    .select(['g.id', 'g.name', 'g.version', 'g.establishment_id as schoolId', 'e.name as schoolName'])
    .select(
      sql<string>`(select count(distinct m.account_id) from account_group_membership m where m.group_id = g.id)`.as(
        'members',
      ),
    )
    .where(ofSchools(scope, 'g.establishment_id'))
}

type GroupRow = Omit<AccountGroup, 'memberCount'> & { readonly members: string }

function toGroup({ members, ...row }: GroupRow): AccountGroup {
  return { ...row, memberCount: Number(members) }
}

/** The groups of a scope, by school then by name. */
export async function listGroups(db: Db, scope: Scope): Promise<readonly AccountGroup[]> {
  const rows = await groupsIn(db, scope).orderBy('e.name').orderBy('g.name').execute()
  return rows.map(toGroup)
}

/** One group with a page of its members. */
export async function readGroup(
  db: Db,
  scope: Scope,
  { id, offset, limit }: { readonly id: string; readonly offset: number; readonly limit: number },
): Promise<GroupSheet | undefined> {
  const row = await groupsIn(db, scope).where('g.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const [rules, members, classes] = await Promise.all([
    db
      .selectFrom('account_group_rule')
      .select(['id', 'profile', 'class_code as classCode'])
      .where('group_id', '=', id)
      .orderBy('id')
      .execute(),
    readMembers(db, { id, offset, limit }),
    db
      .selectFrom('school_class')
      .select('code')
      .distinct()
      .where('establishment_id', '=', row.schoolId)
      .orderBy('code')
      .execute(),
  ])
  return {
    ...toGroup(row),
    rules: rules.map((rule) => ({ ...rule, profile: storedProfile(rule.profile) })),
    members,
    classCodes: classes.map(({ code }) => code),
  }
}

async function readMembers(
  db: Db,
  { id, offset, limit }: { readonly id: string; readonly offset: number; readonly limit: number },
): Promise<readonly GroupMember[]> {
  const rows = await db
    .selectFrom('account_group_membership as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', sql<boolean>`bool_or(m.picked)`.as('picked')])
    .where('m.group_id', '=', id)
    .groupBy('a.id')
    .orderBy('a.name_key')
    .orderBy('a.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
    login: row.login,
    picked: row.picked,
  }))
}
