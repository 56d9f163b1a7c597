import { listName, loginNameOf, parseUai } from '@preau/people'
import { type Database, isUniqueViolation, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AccountRegister, AlikeAccount, ManualAccount, NewAccount } from '../features/directory/index.ts'
import { searchKey } from '../frame/search-key.ts'
import type { Actor } from '../frame/visitor.ts'
import { auditActor } from './audit-actor.ts'
import { removeGivenLink } from './remove-given-link.ts'
import { insertRole } from './sql-admin-roles.ts'
import { openAccountNames } from './open-account-names.ts'
import { withAccountRoom } from './quota-room.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

interface Change {
  readonly by: Actor
  readonly at: Date
}

/** {@link AccountRegister} on PostgreSQL. */
export function sqlAccountRegister(database: Database): AccountRegister {
  const db = database.kysely<PortalSchema>()
  return {
    create: (account, change) => orLoginTaken(() => create(db, account, change)),
    createUnlessAlike: (account, change, seen) =>
      orLoginTaken(() =>
        db.transaction().execute(async (trx) => {
          const alike = await lockAlike(trx, account)
          return alike.length > seen ? { alike } : createIn(trx, account, change)
        }),
      ),
    rename: ({ login, to, ...change }) => orLoginTaken(() => rename(db, { login, to }, change)),
    removeGivenLink: (change) => removeGivenLink(db, change),
    grantRole: (grant) => grantRole(db, grant),
    findByLogin: async (login) => {
      const query = db.selectFrom('account').select('id').where('login', '=', login.trim().toLowerCase())
      return (await query.executeTakeFirst())?.id
    },
  }
}

async function orLoginTaken<Result>(work: () => Promise<Result>): Promise<Result | 'login-taken'> {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error)) return 'login-taken'
    throw error
  }
}

function create(db: Db, account: ManualAccount, change: Change): Promise<NewAccount> {
  return db.transaction().execute((trx) => createIn(trx, account, change))
}

/** Those of the same name, school and profile; the lock makes a second order for this name wait. */
async function lockAlike(trx: Transaction<PortalSchema>, account: ManualAccount): Promise<AlikeAccount[]> {
  const key = searchKey(account)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`preau.portal.account.${key}`}, 0))`.execute(trx)
  const rows = await trx
    .selectFrom('account as a')
    .innerJoin('account_profile as p', 'p.account_id', 'a.id')
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.login'])
    .distinct()
    .where('a.name_key', '=', key)
    .where('p.ended_at', 'is', null)
    .where((eb) =>
      eb.or(
        account.profiles.map(({ schoolId, profile }) =>
          eb.and([eb('p.establishment_id', '=', schoolId), eb('p.profile', '=', profile)]),
        ),
      ),
    )
    .execute()
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
  }))
}

async function createIn(
  trx: Transaction<PortalSchema>,
  account: ManualAccount,
  change: Change,
): Promise<NewAccount> {
  const [names] = await openAccountNames(trx, [loginNameOf(account.firstName, account.lastName)])
  if (!names) throw new Error('one name was asked for, none was drawn')
  const login = account.login?.trim().toLowerCase() ?? names.login
  const schools = account.profiles.map(({ schoolId }) => schoolId)
  const id = await withAccountRoom(trx, schools, async () => {
    const inserted = await insertAccount(trx, { ...account, login, entId: names.ent_id }, change)
    await addProfiles(trx, inserted.id, account, change)
    return inserted.id
  })
  const data = { entId: names.ent_id, profiles: account.profiles.map(({ profile }) => profile) }
  await recordAudit(trx, {
    action: 'account.created',
    target: id,
    outcome: 'done',
    data,
    ...auditActor(change),
  })
  return { accountId: id, entId: names.ent_id, login }
}

function insertAccount(
  trx: Transaction<PortalSchema>,
  account: ManualAccount & { readonly login: string; readonly entId: string },
  { at }: Change,
): Promise<{ id: string }> {
  return trx
    .insertInto('account')
    .values({
      ent_id: account.entId,
      login: account.login,
      status: 'to_activate',
      status_changed_at: at,
      origin: 'manual',
      civility: account.civility ?? null,
      last_name: account.lastName,
      first_name: account.firstName,
      name_key: searchKey(account),
      birth_date: account.birthDate ?? null,
      email: account.email ?? null,
      company: account.company ?? null,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
}

async function addProfiles(
  trx: Transaction<PortalSchema>,
  accountId: string,
  { profiles }: ManualAccount,
  { at }: Change,
): Promise<void> {
  const rows = profiles.map(({ schoolId, profile }) => ({
    account_id: accountId,
    establishment_id: schoolId,
    profile,
    origin: 'manual' as const,
    started_at: at,
  }))
  if (rows.length > 0) await trx.insertInto('account_profile').values(rows).execute()
}

function rename(
  db: Db,
  names: { readonly login: string; readonly to: string },
  change: Change,
): Promise<'done' | 'unknown'> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('account')
      .set({ login: names.to.trim().toLowerCase(), updated_at: change.at })
      .where('login', '=', names.login.trim().toLowerCase())
      .returning('id')
      .executeTakeFirst()
    if (!row) return 'unknown'
    await recordAudit(trx, {
      action: 'account.renamed',
      target: row.id,
      outcome: 'done',
      ...auditActor(change),
    })
    return 'done'
  })
}

function grantRole(
  db: Db,
  grant: Parameters<AccountRegister['grantRole']>[0],
): ReturnType<AccountRegister['grantRole']> {
  return db.transaction().execute(async (trx) => {
    const login = grant.login.trim().toLowerCase()
    const account = await trx.selectFrom('account').select('id').where('login', '=', login).executeTakeFirst()
    if (!account) return 'unknown-account'
    const wanted = grant.role === 'platform' ? undefined : grant.uai
    const uai = parseUai(wanted ?? '')
    const school = uai && (await findSchool(trx, uai))
    if ((grant.role === 'school' || wanted !== undefined) && !school) return 'unknown-school'
    await insertRole(trx, { accountId: account.id, role: grant.role, school }, grant)
    return 'done'
  })
}

function findSchool(
  trx: Transaction<PortalSchema>,
  uai: string,
): Promise<{ id: string; uai: string } | undefined> {
  return trx.selectFrom('establishment').select(['id', 'uai']).where('uai', '=', uai).executeTakeFirst()
}
