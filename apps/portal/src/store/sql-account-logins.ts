import { type Database, insertAuditLines, recordAudit, sha256 } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AccountLogins, FailedLogin, LoginAccount, SucceededLogin } from '../features/login/index.ts'
import { frozenSentence } from './account-life/frozen.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link AccountLogins} on PostgreSQL. */
export function sqlAccountLogins(database: Database): AccountLogins {
  const db = database.kysely<PortalSchema>()
  const byKey = database.kyselyByKey<PortalSchema>()
  const writing = database.kyselyWritingByKey<PortalSchema>()
  return {
    findByLogin: (login) => findByLogin(byKey, login),
    recordLogin: (login) => recordLogin(writing, login),
    recordFailure: (failure) => recordFailure(db, failure),
    recordLogout: ({ accountId, at }) =>
      db
        .transaction()
        .execute((trx) => recordAudit(trx, { action: 'logout.done', actor: accountId, outcome: 'done', at })),
  }
}

/** One statement, for a log-in is what everybody does first in the morning. */
async function recordLogin(
  db: Db,
  { accountId, at, proof, address, browser, mark }: SucceededLogin,
): Promise<boolean> {
  const data = JSON.stringify({ address, browser, proof })
  const line = sql`
    select ${at}::timestamptz, 'login.succeeded', id::text, id::text, null, 'done', ${data}::jsonb from opened`
  const { rows } = await sql`
    with opened as (
      update account a set previous_login_at = a.last_login_at, last_login_at = ${at}
      where a.id = ${accountId} and a.status = 'active' and ${frozenSentence} is null
      returning a.id
    ), told as (${insertAuditLines(line)}), known as (
      insert into known_browser (token_hash, account_id, ends_at)
      select ${sha256(mark.token)}::bytea, id, ${mark.endsAt}::timestamptz from opened
      on conflict (token_hash, account_id) do update set ends_at = excluded.ends_at
    )
    select from opened`.execute(db)
  return rows.length > 0
}

function recordFailure(db: Db, { accountId, at, address, browser, until }: FailedLogin): Promise<void> {
  const line = { action: 'login.failed', outcome: 'refused' as const, data: { address, browser, until } }
  return db
    .transaction()
    .execute((trx) => recordAudit(trx, { ...line, actor: accountId ?? 'anonymous', target: accountId, at }))
}

/** The account of this name or, when it was merged into another one, that one. */
function accountNamed(login: string): RawBuilder<string> {
  return sql<string>`coalesce(
    (select m.kept_id from account_merge m where m.dropped_login = ${login} and m.undone_at is null
      and not exists (select 1 from account o where o.login = ${login} and o.id is distinct from m.dropped_id)
      order by m.id desc limit 1),
    (select o.id from account o where o.login = ${login}))`
}

async function findByLogin(db: Db, login: string): Promise<LoginAccount | undefined> {
  const row = await db
    .selectFrom('account as a')
    .select(['a.id', 'a.login', 'a.password_hash', 'a.status', frozenSentence.as('frozen')])
    .where('a.id', '=', accountNamed(login.trim().toLowerCase()))
    .executeTakeFirst()
  return (
    row && {
      accountId: row.id,
      login: row.login,
      passwordHash: row.password_hash,
      open: row.status === 'active',
      frozen: row.frozen,
    }
  )
}
