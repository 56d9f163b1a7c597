import { displayName, listName, type SdetProfile } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { OwnAccount, OwnAccounts, PastLogin } from '../features/account/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link OwnAccounts} on PostgreSQL. */
export function sqlOwnAccounts(database: Database): OwnAccounts {
  const db = database.kysely<PortalSchema>()
  return {
    read: (accountId) => readAccount(db, accountId),
    lastLogins: (accountId) => readLastLogins(db, accountId),
    recordClosing: ({ accountId, sessionId, at }) => {
      const line = { action: 'session.closed-by-owner', actor: accountId, target: accountId, at }
      return db
        .transaction()
        .execute((trx) => recordAudit(trx, { ...line, outcome: 'done', data: { sessionId } }))
    },
    disown: (order) => disown(db, order),
    passwordHash: async (accountId) => {
      const row = await db
        .selectFrom('account')
        .select('password_hash')
        .where('id', '=', accountId)
        .executeTakeFirst()
      return row?.password_hash ?? undefined
    },
    setPassword: ({ accountId, hash, mustChange, by, at }) =>
      db.transaction().execute(async (trx) => {
        const wasWaiting = sql<boolean>`status = 'to_activate'`
        await trx
          .updateTable('account')
          .set({
            password_hash: hash,
            password_set_at: at,
            must_change_password: mustChange,
            status: sql`case when ${wasWaiting} then 'active' else status end`,
            status_changed_at: sql`case when ${wasWaiting} then ${at}::timestamptz else status_changed_at end`,
          })
          .where('id', '=', accountId)
          .execute()
        await forgetFailures(trx, accountId)
        const action = by.accountId === accountId ? 'account.password-changed' : 'account.password-reset'
        await recordAudit(trx, { action, target: accountId, outcome: 'done', ...auditActor({ by, at }) })
      }),
  }
}

/** A person who is given a new password must not wait for the failures made with the old one. */
export async function forgetFailures(trx: Db, accountId: string): Promise<void> {
  await sql`delete from login_try where key =
    (select sha256(convert_to('name:' || login, 'UTF8')) from account where id = ${accountId})`.execute(trx)
}

interface LoginLine {
  readonly id: string
  readonly at: Date
  readonly action: keyof typeof loginOutcomes
  readonly browser: string | null
  readonly address: string | null
}

const loginOutcomes = {
  'login.succeeded': 'opened',
  'login.failed': 'refused',
  'second-factor.code-refused': 'code-refused',
} as const

async function readLastLogins(db: Db, accountId: string): Promise<readonly PastLogin[]> {
  const actions = sql.join(Object.keys(loginOutcomes))
  const lines = await sql<LoginLine>`
    select id::text, at, action, data ->> 'browser' as browser, data ->> 'address' as address
    from audit_event where target = ${accountId} and action in (${actions}) order by at desc, id desc limit 20`.execute(
    db,
  )
  return lines.rows.map(({ id, at, action, browser, address }) => ({
    id,
    at,
    outcome: loginOutcomes[action],
    browser: browser ?? undefined,
    address: address ?? undefined,
  }))
}

function disown(db: Db, { accountId, at }: Parameters<OwnAccounts['disown']>[0]): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await trx.updateTable('account').set({ must_change_password: true }).where('id', '=', accountId).execute()
    await trx.deleteFrom('known_browser').where('account_id', '=', accountId).execute()
    const line = { action: 'account.login-disowned', actor: accountId, target: accountId, at }
    await recordAudit(trx, { ...line, outcome: 'done' })
  })
}

async function readAccount(db: Db, accountId: string): Promise<OwnAccount | undefined> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirst()
  if (!row) return undefined
  const [profiles, children, classes] = await Promise.all([
    readProfiles(db, accountId),
    readChildren(db, accountId),
    readClasses(db, accountId),
  ])
  return {
    accountId,
    entId: row.ent_id,
    login: row.login,
    name: displayName({ civility: row.civility ?? '', firstName: row.first_name, lastName: row.last_name }),
    profiles,
    children,
    classes,
    previousLoginAt: row.previous_login_at,
    passwordSetAt: row.password_set_at,
  }
}

function readProfiles(db: Db, accountId: string): Promise<OwnAccount['profiles']> {
  return db
    .selectFrom('account_profile as p')
    .innerJoin('establishment as e', 'e.id', 'p.establishment_id')
    .select((eb) => [
      eb.ref('p.profile').$castTo<SdetProfile>().as('profile'),
      'e.name as school',
      'p.function_label as functionLabel',
    ])
    .where('p.account_id', '=', accountId)
    .where('p.ended_at', 'is', null)
    .orderBy('e.name')
    .orderBy('p.profile')
    .execute()
}

/** Only where they have a current profile: a class of a school they left is no longer theirs. */
function readClasses(db: Db, accountId: string): Promise<OwnAccount['classes']> {
  return db
    .selectFrom('account_class as m')
    .innerJoin('school_class as c', 'c.id', 'm.class_id')
    .select(['c.code', 'm.role'])
    .distinct()
    .where('m.account_id', '=', accountId)
    .where('c.kind', '=', 'class')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('account_profile as p')
          .select('p.id')
          .whereRef('p.account_id', '=', 'm.account_id')
          .whereRef('p.establishment_id', '=', 'c.establishment_id')
          .where('p.ended_at', 'is', null),
      ),
    )
    .orderBy('c.code')
    .execute()
}

async function readChildren(db: Db, accountId: string): Promise<OwnAccount['children']> {
  const rows = await db
    .selectFrom('guardian_link as g')
    .innerJoin('account as a', 'a.id', 'g.pupil_id')
    .leftJoin('account_class as m', (join) =>
      join.onRef('m.account_id', '=', 'a.id').on('m.role', '=', 'pupil'),
    )
    .leftJoin('school_class as c', (join) => join.onRef('c.id', '=', 'm.class_id').on('c.kind', '=', 'class'))
    .select(['a.id', 'a.first_name', 'a.last_name'])
    .select((eb) => eb.fn.min('c.code').as('className'))
    .where('g.guardian_id', '=', accountId)
    // A neighbour who may be rung up is not told the class of the child.
    .where('g.legal_level', '>', 0)
    .where('a.status', 'in', ['active', 'to_activate'])
    .groupBy(['a.id', 'a.first_name', 'a.last_name'])
    .orderBy('a.first_name')
    .execute()
  return rows.map((row) => ({
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
    className: row.className,
  }))
}
