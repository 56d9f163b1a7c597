import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../frame/visitor.ts'
import { inScope, ofSchools } from '../in-scope.ts'

/** Areas of actions whose target is an account. */
const accountAreas = ['account', 'role', 'session', 'second-factor', 'login'] as const

/** The account that the line `v` is about, or null. A number may also be a group: the area of the action tells them apart. */
export const targetAccount = sql<string | null>`case
  when split_part(v.action, '.', 1) in (${sql.join([...accountAreas])}) and v.target ~ '^[0-9]{1,18}$' then v.target::bigint end`

/** The account that did the line `v`, or null. */
export const actorAccount = sql<string | null>`case when v.actor ~ '^[0-9]{1,18}$' then v.actor::bigint end`

/** People of the schools of a scope, and those who administer them: `seen(id)`, for a `with`. */
export function seenAccounts(scope: Scope): RawBuilder<unknown> {
  if (scope === 'all') return sql`seen as (select id from account where false)`
  return sql`seen as materialized (
    select a.id from account a where ${inScope(scope)}
    union select r.account_id from admin_role r where ${ofSchools(scope, 'r.establishment_id')})`
}

/**
 * Lines of the schools of a scope. A line that names a school is that school's; one that names none belongs to the schools of its
 * author, of the account it is about, or to the owner of the service it is about.
 */
export function visibleTo(scope: Scope): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`case when v.school is not null
    then v.school in (select uai from establishment e where ${ofSchools(scope, 'e.id')})
    else ${actorAccount} in (select id from seen) or ${targetAccount} in (select id from seen)
      or (v.action like 'service.%' and v.target in (
        select code from service s where ${ofSchools(scope, 's.owner_establishment_id')})) end`
}
