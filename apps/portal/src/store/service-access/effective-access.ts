import { listName } from '@preau/people'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { EntitledPeople, EntitledQuery, WithoutRules } from '../../features/services/index.ts'
import { searchKey } from '../../frame/search-key.ts'
import { inScope } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>

/**
 * `decideAccess` as one query, over everybody: account id, and the first population rule that fits; null for those whose
 * access was given by name. What is in `except` counts as gone. A test compares the two on every account.
 */
function entitled(serviceId: string, { rules = [], users = [] }: WithoutRules = {}): RawBuilder<unknown> {
  return sql`
    select a.id, a.login, a.first_name, a.last_name, a.name_key, case when u.effect is null then r.rule_id end as rule_id
    from account a
    left join service_user_rule u on u.account_id = a.id and u.service_id = ${serviceId}
      and u.account_id <> all(${[...users]}::bigint[])
    left join lateral (
      select min(r.id) as rule_id
      from service_population_rule r
      join account_profile p on p.account_id = a.id and p.ended_at is null and p.profile = r.profile
      where r.service_id = ${serviceId} and r.id <> all(${[...rules]}::bigint[])
        and (r.function_code is null or r.function_code = p.function_code)
        and (r.discipline_code is null or r.discipline_code = p.discipline_code)
        and (r.subject_code is null or exists (
          select 1 from account_class m join school_class c on c.id = m.class_id
          where m.account_id = a.id and c.establishment_id = p.establishment_id and m.subject_code = r.subject_code))
        and (r.target = 'all'
          or r.target in ('site', 'schools') and exists (
            select 1 from service_population_rule_school s
            where s.rule_id = r.id and s.establishment_id = p.establishment_id)
          or r.target = 'groups' and exists (
            select 1 from service_population_rule_group n
            join account_group g on g.id = n.group_id and g.establishment_id = p.establishment_id
            join account_group_membership m on m.group_id = g.id and m.account_id = a.id
            where n.rule_id = r.id))
    ) r on true
    where a.status = 'active' and (u.effect = 'grant' or u.effect is null and r.rule_id is not null)`
}

interface EntitledRow {
  readonly id: string
  readonly login: string
  readonly first_name: string
  readonly last_name: string
  readonly rule_id: string | null
  readonly total: string
}

/** A page of those who may use a service, by name, with the rule that lets each one in. */
export async function readEntitled(db: Db, serviceId: string, query: EntitledQuery): Promise<EntitledPeople> {
  const { scope, text, offset, limit } = query
  const key = searchKey({ firstName: '', lastName: text }).trim()
  const named =
    key === '' ? sql`true` : sql`(a.name_key like ${`%${key}%`} or a.login = ${text.trim().toLowerCase()})`
  const { rows } = await sql<EntitledRow>`
    select a.*, count(*) over () as total from (${entitled(serviceId)}) a
    where ${inScope(scope)} and ${named}
    order by a.name_key, a.id offset ${offset} limit ${limit}`.execute(db)
  return {
    total: Number(rows[0]?.total ?? 0),
    people: rows.map((row) => ({
      accountId: row.id,
      login: row.login,
      name: listName({ firstName: row.first_name, lastName: row.last_name }),
      ruleId: row.rule_id ?? undefined,
    })),
  }
}

/** How many people of the whole portal may use a service, now and once some decisions are gone. */
export async function countEntitled(
  db: Db,
  serviceId: string,
  without: WithoutRules = {},
): Promise<{ readonly now: number; readonly then: number }> {
  const { rows } = await sql<{ now: string; then: string }>`
    select (select count(*) from (${entitled(serviceId)}) a) as now,
      (select count(*) from (${entitled(serviceId, without)}) a) as then`.execute(db)
  return { now: Number(rows[0]?.now ?? 0), then: Number(rows[0]?.then ?? 0) }
}
