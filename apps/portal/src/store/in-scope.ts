import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../frame/visitor.ts'

/**
 * Accounts of the schools of a scope: those with a current profile there, and those who left from there and went nowhere
 * else. Somebody who left for another school is that school's alone. The query names the account `a`.
 */
export function inScope(scope: Scope): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from account_profile sp where sp.account_id = a.id and ${ofSchools(scope, 'sp.establishment_id')}
    and (sp.ended_at is null or not exists (select 1 from account_profile cp where cp.account_id = a.id and cp.ended_at is null)))`
}

/** Rows of the schools of a scope; `school` is the column that holds the establishment. */
export function ofSchools(scope: Scope, school: string): RawBuilder<boolean> {
  return scope === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(school)} = any(${[...scope]}::bigint[])`
}
