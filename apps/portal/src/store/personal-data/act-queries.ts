import { type RawBuilder, sql } from 'kysely'
import type { DataRow } from '../../features/personal-data/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { inScope } from '../in-scope.ts'
import { targetAccount } from '../traces/trace-scope.ts'

/** Links by which a row says who did something, with the instant of it. */
const authors = [
  ['aaf_run', 'started_by', 'started_at'],
  ['csv_import', 'started_by', 'started_at'],
  ['bulk_action', 'done_by', 'done_at'],
  ['identifier_import_run', 'started_by', 'started_at'],
  ['identifier_import_step', 'validated_by', 'validated_at'],
  ['identifier_import_line', 'decided_by', 'decided_at'],
  ['identifier_upload', 'received_by', 'received_at'],
  ['identifier_csv_draft', 'account_id', 'ends_at'],
  ['manual_decision', 'decided_by', 'decided_at'],
  ['merge_proposal', 'decided_by', 'decided_at'],
] as const

/** Links that {@link actRows} answers for, as `table.column`. */
export const actLinks = [...authors.map(([table, link]) => `${table}.${link}`), 'bulk_action_item.account_id']

/** What the person did in imports and reviews, and the bulk actions they were part of; what it was done to is others' data. */
export function actRows(id: string): RawBuilder<DataRow> {
  const done = authors.map(
    ([table, link, at]) =>
      sql`select ${table}::text as kind, ${sql.ref(at)} as at from ${sql.table(table)} where ${sql.ref(link)} = ${id}`,
  )
  const undergone = sql`select 'bulk_action_item', b.done_at from bulk_action_item i
    join bulk_action b on b.id = i.action_id where i.account_id = ${id}`
  return sql`${sql.join([...done, undergone], sql` union all `)} order by at`
}

/**
 * Audit lines of the person. Others are not named; circumstances are given for lines about the person alone. An administrator of
 * a school has no line of another school.
 */
export function auditRows(id: string, scope: Scope): RawBuilder<DataRow> {
  const about = sql`coalesce(${targetAccount} = ${id}::bigint, false)`
  const own = sql`(${about} or (v.actor = ${id} and split_part(v.action, '.', 1) in ('login', 'logout', 'cas', 'notice')))`
  const seen =
    scope === 'all'
      ? sql`true`
      : sql`(v.school is null or v.school = any(select uai from establishment where id = any(${[...scope]}::bigint[])))
        and exists (select 1 from account a where a.id = ${id} and ${inScope(scope)})`
  return sql`select v.at, v.action, v.outcome, v.school, case when ${own} then v.data end as data,
      case when v.actor = ${id} then 'self' when v.actor in ('system', 'anonymous') then v.actor else 'other' end as "by"
    from audit_event v where (v.actor = ${id} or ${about}) and ${seen} order by v.at, v.id`
}
