import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { ExportedAccount, ExportedPopulation, UserExport } from '../features/user-export/index.ts'
import type { Scope } from '../frame/visitor.ts'
import { auditActor } from './audit-actor.ts'
import { ofSchools } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** Accounts read in one statement. */
const batch = 500

/** {@link UserExport} on PostgreSQL. */
export function sqlUserExport(database: Database): UserExport {
  const db = database.kysely<PortalSchema>()
  return {
    accounts: (scope, population) => readAccounts(db, scope, population),
    record: ({ by, at, population, columns, encoding, count }) =>
      db.transaction().execute((trx) => {
        const data = { ...population, columns, encoding, count }
        const line = { action: 'directory.exported', outcome: 'done' as const, data }
        return recordAudit(trx, { ...line, ...auditActor({ by, at }) })
      }),
  }
}

interface ReadAccount extends ExportedAccount {
  readonly id: string
  readonly nameKey: string
}

/** Each statement goes on after the last name read. */
async function* readAccounts(
  db: Db,
  scope: Scope,
  population: ExportedPopulation,
): AsyncGenerator<ExportedAccount> {
  let after: Pick<ReadAccount, 'id' | 'nameKey'> | undefined
  for (;;) {
    const rows: readonly ReadAccount[] = await readBatch(db, scope, { ...population, after })
    yield* rows
    after = rows.at(-1)
    if (rows.length < batch) return
  }
}

interface BatchOrder extends ExportedPopulation {
  readonly after: Pick<ReadAccount, 'id' | 'nameKey'> | undefined
}

async function readBatch(
  db: Db,
  scope: Scope,
  { schoolId, profiles, closedToo, after }: BatchOrder,
): Promise<readonly ReadAccount[]> {
  const schools = sql`${ofSchools(scope, 'p.establishment_id')} and (${schoolId ?? null}::bigint is null or p.establishment_id = ${schoolId ?? null})`
  const { rows } = await sql<ReadAccount>`
    select a.id::text, a.name_key as "nameKey", a.last_name as "lastName", a.first_name as "firstName", a.birth_name as "birthName",
      a.birth_date as "birthDate", a.login, a.ent_id as "entId", a.status, a.last_login_at as "lastLogin", a.email,
      (select coalesce(jsonb_agg(distinct p.profile), '[]') from account_profile p
        where p.account_id = a.id and p.ended_at is null and ${schools}) as profiles,
      (select coalesce(jsonb_agg(distinct e.uai), '[]') from account_profile p join establishment e on e.id = p.establishment_id
        where p.account_id = a.id and p.ended_at is null and ${schools}) as schools,
      (select coalesce(jsonb_agg(distinct p.code), '[]') from account_class m join school_class p on p.id = m.class_id and p.kind = 'class'
        where m.account_id = a.id and ${schools}) as classes,
      (select coalesce(jsonb_agg(p.pronote_id order by p.pronote_id), '[]') from pronote_identifier p
        where p.account_id = a.id and ${schools}) as "pronoteIds",
      (select coalesce(jsonb_agg(c.last_name || ' ' || c.first_name order by c.name_key), '[]') from guardian_link l
        join account c on c.id = l.pupil_id where l.guardian_id = a.id and l.legal_level > 0
        and exists (select 1 from account_profile p where p.account_id = c.id and p.ended_at is null and ${schools})) as children
    from account a
    where exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null
        and p.profile = any(${[...profiles]}::text[]) and ${schools})
      and (${closedToo} or a.status in ('to_activate', 'active'))
      and (${after === undefined} or (a.name_key collate "C", a.id) > (${after?.nameKey ?? ''}, ${after?.id ?? '0'}::bigint))
    order by a.name_key collate "C", a.id limit ${batch}`.execute(db)
  return rows
}
