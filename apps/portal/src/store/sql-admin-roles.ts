import { listName } from '@preau/people'
import { type Database, isForeignKeyViolation, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AdminRoles, GrantedRole } from '../features/roles/index.ts'
import type { Actor, AdminRole, Scope } from '../frame/visitor.ts'
import { auditActor } from './audit-actor.ts'
import { ofSchools } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>

interface Change {
  readonly by: Actor
  readonly at: Date
}

/** {@link AdminRoles} on PostgreSQL. */
export function sqlAdminRoles(database: Database): AdminRoles {
  const db = database.kysely<PortalSchema>()
  return {
    list: (scope) => listRoles(db, scope),
    grant: (order, change) => grant(db, order, change),
    withdraw: (roleId, change) => withdraw(db, roleId, change),
  }
}

async function listRoles(db: Db, scope: Scope): Promise<readonly GrantedRole[]> {
  const rows = await db
    .selectFrom('admin_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .leftJoin('establishment as e', 'e.id', 'r.establishment_id')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .select(['r.id', 'r.account_id as accountId', 'a.first_name', 'a.last_name', 'a.login', 'a.status'])
    .select(['r.role', 'e.name as schoolName', 'r.granted_at as grantedAt', 'a.last_login_at as lastLoginAt'])
    .select(sql<boolean>`f.account_id is not null`.as('hasSecondFactor'))
    .where((eb) => eb.or([ofSchools(scope, 'r.establishment_id'), eb('r.establishment_id', 'is', null)]))
    .orderBy(sql`array_position(array['platform', 'school', 'support'], r.role)`)
    .orderBy('e.name')
    .orderBy('a.name_key')
    .execute()
  return rows.map(({ first_name: firstName, last_name: lastName, ...row }) => ({
    ...row,
    name: listName({ firstName, lastName }),
  }))
}

/** Inserts a right with its audit line; false when it was already there. */
export async function insertRole(
  trx: Trx,
  order: {
    readonly accountId: string
    readonly role: AdminRole['role']
    readonly school: { readonly id: string; readonly uai: string } | undefined
  },
  change: Change,
): Promise<boolean> {
  const { accountId: target, role, school } = order
  const inserted = await trx
    .insertInto('admin_role')
    .values({ account_id: target, role, establishment_id: school?.id ?? null, granted_at: change.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  const line = { action: 'role.granted', target, school: school?.uai, data: { role } }
  await recordAudit(trx, { ...line, outcome: 'done', ...auditActor(change) })
  return true
}

async function grant(
  db: Db,
  order: Parameters<AdminRoles['grant']>[0],
  change: Change,
): ReturnType<AdminRoles['grant']> {
  try {
    return await db.transaction().execute((trx) => grantIn(trx, order, change))
  } catch (error) {
    if (isForeignKeyViolation(error)) return 'unknown-account'
    throw error
  }
}

async function grantIn(
  trx: Trx,
  { login, role, schoolId }: Parameters<AdminRoles['grant']>[0],
  change: Change,
): ReturnType<AdminRoles['grant']> {
  const account = await trx
    .selectFrom('account as a')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .select(['a.id', 'f.enrolled_at'])
    .where('a.login', '=', login.trim().toLowerCase())
    .executeTakeFirst()
  if (!account) return 'unknown-account'
  const schools = trx.selectFrom('establishment').select(['id', 'uai'])
  const school = schoolId === null ? undefined : await schools.where('id', '=', schoolId).executeTakeFirst()
  if (schoolId !== null && !school) return 'unknown-school'
  if (!(await insertRole(trx, { accountId: account.id, role, school }, change))) return 'already'
  return account.enrolled_at ? 'done' : 'needs-factor'
}

function withdraw(db: Db, roleId: string, change: Change): ReturnType<AdminRoles['withdraw']> {
  return db.transaction().execute(async (trx) => {
    const role = await trx
      .selectFrom('admin_role as r')
      .leftJoin('establishment as e', 'e.id', 'r.establishment_id')
      .select(['r.account_id', 'r.role', 'e.uai'])
      .where('r.id', '=', roleId)
      .executeTakeFirst()
    if (!role) return 'gone'
    if (role.role === 'platform' && !(await othersOperate(trx, [role.account_id]))) return 'last-operator'
    const gone = trx.deleteFrom('admin_role').where('id', '=', roleId).returning('id')
    if (!(await gone.executeTakeFirst())) return 'gone'
    const line = { action: 'role.withdrawn', target: role.account_id, school: role.uai ?? undefined }
    await recordAudit(trx, { ...line, outcome: 'done', data: { role: role.role }, ...auditActor(change) })
    return 'done'
  })
}

/**
 * Will somebody who can log in still operate the platform without these accounts? The rows stay locked until the end of the
 * transaction: two operators who withdraw each other's right wait for one another.
 */
export async function othersOperate(trx: Trx, without: readonly string[]): Promise<boolean> {
  const operators = await trx
    .selectFrom('admin_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.status'])
    .where('r.role', '=', 'platform')
    .orderBy('r.id')
    .forUpdate()
    .execute()
  return operators.some(({ id, status }) => status === 'active' && !without.includes(id))
}
