import {
  guardianLinkLabel,
  listName,
  parseGuardianLink,
  type PersonCategory,
  type SdetProfile,
} from '@preau/people'
import type { Database } from '@preau/platform'
import type { Kysely } from 'kysely'
import type { AccountSheet, Directory, DirectoryView, Relative } from '../features/directory/index.ts'
import type { AdminRole, Scope } from '../frame/visitor.ts'
import type { PortalSchema } from './schema.ts'
import { searchAccounts } from './directory/search-accounts.ts'
import { inScope, ofSchools } from './in-scope.ts'

type Db = Kysely<PortalSchema>

/** {@link Directory} on PostgreSQL: the scope is in every query of a view. */
export function sqlDirectory(database: Database): Directory {
  const db = database.kysely<PortalSchema>()
  return { viewFor: (scope) => viewFor(db, scope) }
}

function viewFor(db: Db, scope: Scope): DirectoryView {
  return {
    schools: () =>
      db
        .selectFrom('establishment')
        .select(['id', 'uai', 'name'])
        .where(ofSchools(scope, 'id'))
        .orderBy('name')
        .execute(),
    count: async () => {
      const query = db
        .selectFrom('account as a')
        .where(inScope(scope))
        .where('a.status', 'in', ['active', 'to_activate'])
      const row = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirst()
      return Number(row?.count ?? 0)
    },
    classes: (schoolId) =>
      db
        .selectFrom('school_class')
        .select(['id', 'code'])
        .where(ofSchools(scope, 'establishment_id'))
        .where('establishment_id', '=', schoolId)
        .orderBy('kind')
        .orderBy('code')
        .execute(),
    groups: () =>
      db
        .selectFrom('account_group as g')
        .innerJoin('establishment as e', 'e.id', 'g.establishment_id')
        .select(['g.id', 'g.name', 'e.name as school'])
        .where(ofSchools(scope, 'g.establishment_id'))
        .orderBy('g.name')
        .limit(500)
        .execute(),
    search: (search) => searchAccounts(db, scope, search),
    sheet: (accountId) => readSheet(db, scope, accountId),
  }
}

interface NamedRow {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
}

function nameOf(row: NamedRow): string {
  return listName({ firstName: row.first_name, lastName: row.last_name })
}

async function readSheet(db: Db, scope: Scope, accountId: string): Promise<AccountSheet | undefined> {
  const query = db
    .selectFrom('account as a')
    .selectAll('a')
    .where('a.id', '=', accountId)
    .where(inScope(scope))
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const [profiles, classes, groups, children, guardians, pronoteIds, roles] = await Promise.all([
    readProfiles(db, scope, accountId),
    readClasses(db, scope, accountId),
    readGroups(db, scope, accountId),
    readRelatives(db, scope, { of: 'guardian_id', accountId }),
    readRelatives(db, scope, { of: 'pupil_id', accountId }),
    readPronoteIds(db, scope, accountId),
    readRoles(db, accountId),
  ])
  return {
    id: row.id,
    entId: row.ent_id,
    login: row.login,
    name: nameOf(row),
    birthName: row.birth_name === null || row.birth_name === row.last_name ? undefined : row.birth_name,
    birthDate: row.birth_date ?? undefined,
    email: row.email ?? undefined,
    company: row.company ?? undefined,
    postcode: row.postcode ?? undefined,
    city: row.city ?? undefined,
    status: row.status,
    origin: row.origin,
    lastLoginAt: row.last_login_at,
    ...{ profiles, classes, groups, children, guardians, pronoteIds, roles },
  }
}

async function readProfiles(db: Db, scope: Scope, accountId: string): Promise<AccountSheet['profiles']> {
  const rows = await db
    .selectFrom('account_profile as p')
    .innerJoin('establishment as e', 'e.id', 'p.establishment_id')
    .select((eb) => ['e.name as school', eb.ref('p.profile').$castTo<SdetProfile>().as('profile')])
    .select(['p.function_label', 'p.discipline_label', 'p.ended_at'])
    .where('p.account_id', '=', accountId)
    .where(ofSchools(scope, 'p.establishment_id'))
    .orderBy('e.name')
    .orderBy('p.id')
    .execute()
  return rows.map(({ school, profile, function_label, discipline_label, ended_at }) => ({
    school,
    profile,
    functionLabel: function_label,
    disciplineLabel: discipline_label,
    ended: ended_at !== null,
  }))
}

async function readClasses(db: Db, scope: Scope, accountId: string): Promise<AccountSheet['classes']> {
  const rows = await db
    .selectFrom('account_class as m')
    .innerJoin('school_class as c', 'c.id', 'm.class_id')
    .innerJoin('establishment as e', 'e.id', 'c.establishment_id')
    .leftJoin('subject as s', 's.code', 'm.subject_code')
    .select(['e.name as school', 'c.code', 'm.role', 'm.subject_code', 's.label'])
    .where('m.account_id', '=', accountId)
    .where(ofSchools(scope, 'c.establishment_id'))
    .orderBy('c.code')
    .orderBy('s.label')
    .execute()
  return rows.map(({ school, code, role, subject_code, label }) => ({
    school,
    code,
    role,
    subject: label ?? subject_code,
  }))
}

function readGroups(db: Db, scope: Scope, accountId: string): Promise<AccountSheet['groups']> {
  return db
    .selectFrom('account_group as g')
    .innerJoin('establishment as e', 'e.id', 'g.establishment_id')
    .select(['g.id', 'g.name', 'e.name as school'])
    .where(ofSchools(scope, 'g.establishment_id'))
    .where('g.id', 'in', (eb) =>
      eb.selectFrom('account_group_membership').select('group_id').where('account_id', '=', accountId),
    )
    .orderBy('e.name')
    .orderBy('g.name')
    .execute()
}

async function readRelatives(
  db: Db,
  scope: Scope,
  { of, accountId }: { readonly of: 'guardian_id' | 'pupil_id'; readonly accountId: string },
): Promise<readonly Relative[]> {
  const rows = await db
    .selectFrom('guardian_link as l')
    .innerJoin('account as a', 'a.id', of === 'guardian_id' ? 'l.pupil_id' : 'l.guardian_id')
    .select(['a.id', 'a.first_name', 'a.last_name', 'l.link_code', 'l.legal_level', 'l.origin'])
    .where(`l.${of}`, '=', accountId)
    .where(inScope(scope))
    .orderBy('a.name_key')
    .execute()
  return rows.map((row) => {
    const link = parseGuardianLink(row.link_code)
    return {
      id: row.id,
      name: nameOf(row),
      link: link ? guardianLinkLabel(link) : row.link_code,
      legalLevel: row.legal_level,
      given: row.origin === 'manual',
    }
  })
}

function readPronoteIds(db: Db, scope: Scope, accountId: string): Promise<AccountSheet['pronoteIds']> {
  return db
    .selectFrom('pronote_identifier as i')
    .innerJoin('establishment as e', 'e.id', 'i.establishment_id')
    .select((eb) => [
      'e.name as school',
      'i.pronote_id as pronoteId',
      eb.ref('i.category').$castTo<PersonCategory>().as('category'),
    ])
    .where('i.account_id', '=', accountId)
    .where(ofSchools(scope, 'i.establishment_id'))
    .orderBy('e.name')
    .execute()
}

function readRoles(db: Db, accountId: string): Promise<readonly AdminRole[]> {
  return db
    .selectFrom('admin_role')
    .select(['role', 'establishment_id as establishmentId'])
    .where('account_id', '=', accountId)
    .execute()
}
