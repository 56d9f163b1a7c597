import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../frame/visitor.ts'

/** Accounts that have, or had, a profile in one of the schools of a scope. The query names the account `a`. */
export function inScope(scope: Scope): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from account_profile sp where sp.account_id = a.id
    and sp.establishment_id = any(${[...scope]}::bigint[]))`
}
