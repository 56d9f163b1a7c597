import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SessionRoom } from '../features/login/index.ts'
import type {
  QuotaChange,
  QuotaLimits,
  Quotas,
  SchoolQuota,
  SchoolQuotaForm,
} from '../features/quotas/index.ts'
import { auditActor } from './audit-actor.ts'
import { ofSchools } from './in-scope.ts'
import { accountsOfSchool } from './quota-room.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link Quotas} on PostgreSQL. */
export function sqlQuotas(database: Database): Quotas {
  const db = database.kysely<PortalSchema>()
  return {
    readDefault: async () => {
      const { rows } = await sql<QuotaLimits & { version: number }>`
        select accounts, sessions, imports, version from quota_default`.execute(db)
      const [row] = rows
      if (!row) throw new Error('the default of the quotas is gone')
      const { version, ...limits } = row
      return { limits, version }
    },
    schools: (query) => readSchools(db, query),
    countSchools: async (scope) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from establishment e where ${ofSchools(scope, 'e.id')}`.execute(db)
      return rows[0]?.count ?? 0
    },
    setDefault: (wanted, change) => setDefault(db, wanted, change),
    setSchool: (wanted, change) => setSchool(db, wanted, change),
  }
}

/** {@link SessionRoom} on PostgreSQL: nothing is counted when no school of the person has a limit. */
export function sqlSessionRoom(database: Database): SessionRoom {
  const db = database.kysely<PortalSchema>()
  const byKey = database.kyselyByKey<PortalSchema>()
  return {
    fullSchool: async (accountId, at) => {
      if (!(await isLimited(byKey, accountId))) return undefined
      const { rows } = await sql<{ school: string; uai: string; limit: number }>`
        select e.name as school, e.uai, q.sessions as "limit" from establishment e
        join quota_in_force q on q.establishment_id = e.id
        where q.sessions is not null
          and e.id in (select establishment_id from account_profile where account_id = ${accountId}::bigint and ended_at is null)
          and not exists (select 1 from admin_role r where r.account_id = ${accountId}::bigint)
          and ${sessionsOfSchool(at)} >= q.sessions
        order by e.id limit 1`.execute(db)
      return rows[0]
    },
    note: (what, accountId, { uai, limit }, at) =>
      db.transaction().execute(async (trx) => {
        const outcome = what === 'login-refused' ? ('refused' as const) : ('done' as const)
        const entry = { action: `quota.${what}`, actor: accountId, target: accountId, school: uai, at }
        await recordAudit(trx, { ...entry, outcome, data: { limit } })
      }),
  }
}

/** Asked at each log-in, where few schools have a limit; counting sessions is not for the connections of what is found by key. */
async function isLimited(byKey: Db, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select from account_profile p join quota_in_force q on q.establishment_id = p.establishment_id
    where p.account_id = ${accountId}::bigint and p.ended_at is null and q.sessions is not null limit 1`.execute(
    byKey,
  )
  return rows.length > 0
}

/** Sessions alive of the people of a school. The query names the school `e`. */
function sessionsOfSchool(at: Date): RawBuilder<number> {
  return sql<number>`(select count(*)::int from session s
    where s.idle_ends_at > ${at}::timestamptz and s.ends_at > ${at}::timestamptz and exists (select 1 from account_profile p
      where p.account_id = s.subject::bigint and p.establishment_id = e.id and p.ended_at is null))`
}

/** Imports of identifiers that a school opened on the day, in France, of `at`. The query names the school `e`. */
export function importsOfDay(at: Date): RawBuilder<number> {
  return sql<number>`(select count(*)::int from identifier_import_run r where r.establishment_id = e.id
    and (r.started_at at time zone 'Europe/Paris')::date = (${at}::timestamptz at time zone 'Europe/Paris')::date)`
}

interface SchoolRow {
  readonly id: string
  readonly name: string
  readonly own: boolean
  readonly version: number
  readonly ownLimits: QuotaLimits
  readonly limits: QuotaLimits
  readonly used: SchoolQuota['used']
}

async function readSchools(
  db: Db,
  { scope, at, limitedOnly, window }: Parameters<Quotas['schools']>[0],
): Promise<readonly SchoolQuota[]> {
  const limited = sql`coalesce(q.accounts, q.sessions, q.imports) is not null`
  const page = window ? sql`offset ${window.offset} limit ${window.limit}` : sql``
  const { rows } = await sql<SchoolRow>`select e.id::text, e.name, coalesce(o.own, false) as own,
      coalesce(o.version, 0) as version,
      jsonb_build_object('accounts', o.accounts, 'sessions', o.sessions, 'imports', o.imports) as "ownLimits",
      jsonb_build_object('accounts', q.accounts, 'sessions', q.sessions, 'imports', q.imports) as limits,
      jsonb_build_object('accounts', ${accountsOfSchool}, 'sessions', ${sessionsOfSchool(at)},
        'imports', ${importsOfDay(at)}) as used
    from establishment e join quota_in_force q on q.establishment_id = e.id
    left join school_quota o on o.establishment_id = e.id
    where ${ofSchools(scope, 'e.id')} and ${limitedOnly ? limited : sql`true`} order by e.name, e.id ${page}`.execute(
    db,
  )
  return rows
}

function setDefault(
  db: Db,
  { limits, version }: Parameters<Quotas['setDefault']>[0],
  change: QuotaChange,
): Promise<'saved' | 'changed'> {
  return db.transaction().execute(async (trx) => {
    const { rows } =
      await sql`update quota_default set accounts = ${limits.accounts}, sessions = ${limits.sessions},
        imports = ${limits.imports}, version = version + 1 where version = ${version} returning version`.execute(
        trx,
      )
    if (rows.length === 0) return 'changed'
    const data = { ...limits }
    await recordAudit(trx, { action: 'quota.default-set', outcome: 'done', data, ...auditActor(change) })
    return 'saved'
  })
}

/** A school that is not there any more answers `changed` too: the page then shows those that are. */
function setSchool(
  db: Db,
  { schoolId, own, limits, version }: SchoolQuotaForm,
  change: QuotaChange,
): Promise<'saved' | 'changed'> {
  if (!/^\d{1,18}$/.test(schoolId)) return Promise.resolve('changed')
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ uai: string }>`with written as (
        insert into school_quota (establishment_id, own, accounts, sessions, imports, version)
        select id, ${own}, ${limits.accounts}::int, ${limits.sessions}::int, ${limits.imports}::int, ${version + 1}::int
        from establishment e where id = ${schoolId}::bigint
          and (${version}::int = 0 or exists (select 1 from school_quota o where o.establishment_id = e.id))
        on conflict (establishment_id) do update set own = excluded.own, accounts = excluded.accounts,
          sessions = excluded.sessions, imports = excluded.imports, version = excluded.version
          where school_quota.version = ${version}::int
        returning establishment_id)
      select e.uai from written w join establishment e on e.id = w.establishment_id`.execute(trx)
    const [school] = rows
    if (!school) return 'changed'
    const entry = { action: 'quota.school-set', school: school.uai, outcome: 'done' as const }
    await recordAudit(trx, { ...entry, data: { own, ...limits }, ...auditActor(change) })
    return 'saved'
  })
}
