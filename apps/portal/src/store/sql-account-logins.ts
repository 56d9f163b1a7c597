import { type Database, recordAudit } from '@preau/platform'
import { displayName } from '@preau/people'
import { type Kysely, sql } from 'kysely'
import type { AccountLogins, FailedLogin, LoginAccount } from '../features/login/index.ts'
import type { AdminRole, Visitor } from '../frame/visitor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link AccountLogins} on PostgreSQL. */
export function sqlAccountLogins(database: Database): AccountLogins {
  const db = database.kysely<PortalSchema>()
  return {
    findByLogin: (login) => findByLogin(db, login),
    visitor: (accountId) => findVisitor(db, accountId),
    recordLogin: (login) => recordLogin(db, login),
    recordFailure: (failure) => recordFailure(db, failure),
    recordLogout: ({ accountId, at }) =>
      db
        .transaction()
        .execute((trx) => recordAudit(trx, { action: 'logout.done', actor: accountId, outcome: 'done', at })),
  }
}

type Entry = Parameters<AccountLogins['recordLogin']>[0]

function recordLogin(db: Db, { accountId, at, proof, address, browser }: Entry): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const opened = await trx
      .updateTable('account')
      .set((eb) => ({ previous_login_at: eb.ref('last_login_at'), last_login_at: at }))
      .where('id', '=', accountId)
      .where('status', '=', 'active')
      .returning('id')
      .executeTakeFirst()
    if (!opened) return false
    const line = { action: 'login.succeeded', actor: accountId, target: accountId, outcome: 'done' as const }
    await recordAudit(trx, { ...line, data: { address, browser, proof }, at })
    return true
  })
}

function recordFailure(db: Db, { accountId, at, address, until }: FailedLogin): Promise<void> {
  const line = { action: 'login.failed', outcome: 'refused' as const, data: { address, until } }
  return db
    .transaction()
    .execute((trx) => recordAudit(trx, { ...line, actor: accountId ?? 'anonymous', target: accountId, at }))
}

async function findByLogin(db: Db, login: string): Promise<LoginAccount | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'password_hash', 'status'])
    .where('login', '=', login.trim().toLowerCase())
    .executeTakeFirst()
  return (
    row && {
      accountId: row.id,
      passwordHash: row.password_hash,
      open: row.status === 'active',
    }
  )
}

async function findVisitor(db: Db, accountId: string): Promise<Visitor | undefined> {
  const row = await db
    .selectFrom('account as a')
    .select([
      'a.id',
      'a.ent_id',
      'a.login',
      'a.civility',
      'a.first_name',
      'a.last_name',
      'a.must_change_password',
    ])
    .select([
      sql<
        AdminRole[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'establishmentId', r.establishment_id::text)), '[]')
        from admin_role r where r.account_id = a.id)`.as('roles'),
      sql<string[]>`(select coalesce(jsonb_agg(distinct e.name), '[]') from establishment e where
        exists (select 1 from account_profile p where p.account_id = a.id and p.establishment_id = e.id and p.ended_at is null)
        or exists (select 1 from admin_role r where r.account_id = a.id and r.establishment_id = e.id))`.as(
        'schools',
      ),
    ])
    .where('a.id', '=', accountId)
    .where('a.status', '=', 'active')
    .executeTakeFirst()
  return (
    row && {
      accountId: row.id,
      entId: row.ent_id,
      login: row.login,
      name: displayName({ firstName: row.first_name, lastName: row.last_name }),
      mustChangePassword: row.must_change_password,
      roles: row.roles,
      schools: row.schools,
    }
  )
}
