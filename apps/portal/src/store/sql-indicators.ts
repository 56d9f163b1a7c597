import type { Database } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AccountFigures, IndicatorQuery, Indicators, ServiceUse } from '../features/indicators/index.ts'
import type { Scope } from '../frame/visitor.ts'
import { ofSchools } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link Indicators} on PostgreSQL. */
export function sqlIndicators(database: Database): Indicators {
  const db = database.kysely<PortalSchema>()
  return {
    uses: (scope, query) => readUses(db, scope, query),
    accounts: (scope, query) => readAccounts(db, scope, query),
    countNextSeal: () => countNextSeal(db),
    countAccounts: (at) => countAccounts(db, at),
  }
}

/** A visit counts for one school: that of the oldest current profile of the person, so that totals are not counted twice. */
const ownProfile = sql`left join lateral (
  select establishment_id, profile from account_profile where account_id = a.id and ended_at is null order by id limit 1
) own on true`

/** Lines under a seal never change, and the seal is taken under a lock: what is counted is counted once. */
function countNextSeal(db: Db): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ number: string; first_id: string; last_id: string }>`
      select s.number, s.first_id, s.last_id
      from (select last_seal from indicator_progress for update) p
      join audit_seal s on s.number = p.last_seal + 1`.execute(trx)
    const [seal] = rows
    if (!seal) return false
    await sql`
      insert into service_use (day, establishment_id, service_code, profile, xiti_type, visits, refusals)
      select (v.at at time zone 'Europe/Paris')::date, coalesce(own.establishment_id, 0), v.target, coalesce(own.profile, ''),
        max(s.xiti_type), count(*) filter (where v.action = 'cas.ticket-issued'),
        count(*) filter (where v.action = 'cas.access-refused')
      from audit_event v
      left join account a on a.id = case when v.actor ~ '^[0-9]{1,18}$' then v.actor::bigint end
      ${ownProfile}
      left join service s on s.code = v.target
      where v.id between ${seal.first_id}::bigint and ${seal.last_id}::bigint
        and v.action in ('cas.ticket-issued', 'cas.access-refused') and v.target is not null
      group by 1, 2, 3, 4
      on conflict (day, establishment_id, service_code, profile) do update set
        xiti_type = coalesce(excluded.xiti_type, service_use.xiti_type),
        visits = service_use.visits + excluded.visits, refusals = service_use.refusals + excluded.refusals`.execute(
      trx,
    )
    await sql`update indicator_progress set last_seal = ${seal.number}`.execute(trx)
    return true
  })
}

function countAccounts(
  db: Db,
  { day, activeSince }: Parameters<Indicators['countAccounts']>[0],
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sql`delete from account_figures where day = ${day}`.execute(trx)
    await sql`
      insert into account_figures (day, establishment_id, profile, accounts, came, active, unresolved)
      select ${day}::date, p.establishment_id, p.profile, count(*), count(a.last_login_at),
        count(*) filter (where a.last_login_at >= ${activeSince}),
        count(*) filter (where p.establishment_id in (select establishment_id from pronote_identifier)
          and not exists (select 1 from pronote_identifier i
            where i.account_id = a.id and i.establishment_id = p.establishment_id))
      from (select distinct account_id, establishment_id, profile from account_profile where ended_at is null) p
      join account a on a.id = p.account_id and a.status in ('active', 'to_activate')
      group by p.establishment_id, p.profile`.execute(trx)
  })
}

function within(scope: Scope, { first, last, schoolId }: IndicatorQuery): RawBuilder<boolean> {
  const school = schoolId === undefined ? sql`true` : sql`u.establishment_id = ${schoolId}::bigint`
  return sql<boolean>`u.day between ${first} and ${last} and ${school} and ${ofSchools(scope, 'u.establishment_id')}`
}

async function readUses(db: Db, scope: Scope, query: IndicatorQuery): Promise<readonly ServiceUse[]> {
  const { rows } = await sql<Omit<ServiceUse, 'xitiType'> & { readonly xitiType: number | null }>`
    select u.day::text, coalesce(e.uai, '') as uai, u.service_code as "serviceCode",
      coalesce(s.title, u.service_code) as "serviceTitle", u.xiti_type as "xitiType", u.profile, u.visits, u.refusals
    from service_use u left join establishment e on e.id = u.establishment_id left join service s on s.code = u.service_code
    where ${within(scope, query)} order by u.day, uai, u.service_code, u.profile`.execute(db)
  return rows.map(({ xitiType, ...row }) => ({ ...row, xitiType: xitiType ?? undefined }))
}

async function readAccounts(db: Db, scope: Scope, query: IndicatorQuery): Promise<readonly AccountFigures[]> {
  const { rows } = await sql<AccountFigures>`
    select u.day::text, e.uai, u.profile, u.accounts, u.came, u.active, u.unresolved
    from account_figures u join establishment e on e.id = u.establishment_id
    where ${within(scope, query)} order by u.day, e.uai, u.profile`.execute(db)
  return rows
}
