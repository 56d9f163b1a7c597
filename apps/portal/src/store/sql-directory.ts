import {
  guardianLinkLabel,
  listName,
  nameKey,
  parseGuardianLink,
  type PersonCategory,
  type SdetProfile,
} from '@preau/people'
import type { Database } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type {
  AccountRow,
  AccountSearch,
  AccountSheet,
  Directory,
  DirectoryView,
  Relative,
} from '../features/directory/index.ts'
import type { AdminRole, Scope } from '../frame/visitor.ts'
import type { PortalSchema } from './schema.ts'
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
    search: (search) => searchAccounts(db, scope, search),
    sheet: (accountId) => readSheet(db, scope, accountId),
  }
}

async function searchAccounts(
  db: Db,
  scope: Scope,
  search: AccountSearch,
): Promise<{ readonly total: number; readonly rows: readonly AccountRow[] }> {
  const matching = db
    .selectFrom('account as a')
    .where(inScope(scope))
    .where(matches(search.text))
    .$if(search.status !== undefined, (query) => query.where('a.status', '=', search.status ?? 'active'))
    .$if(search.profile !== undefined || search.schoolId !== undefined, (query) =>
      query.where(hasProfile(search, scope)),
    )
  const [count, rows] = await Promise.all([
    matching.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirst(),
    matching
      .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', 'a.ent_id', 'a.status'])
      .select([
        sql<SdetProfile[]>`(select coalesce(jsonb_agg(distinct p.profile), '[]') from account_profile p
          where p.account_id = a.id and p.ended_at is null and ${ofSchools(scope, 'p.establishment_id')})`.as(
          'profiles',
        ),
        sql<string[]>`(select coalesce(jsonb_agg(distinct c.code), '[]') from account_class m
          join school_class c on c.id = m.class_id and c.kind = 'class' where m.account_id = a.id and m.role = 'pupil'
            and ${ofSchools(scope, 'c.establishment_id')})`.as('classes'),
      ])
      .orderBy('a.name_key')
      .orderBy('a.id')
      .offset(search.offset)
      .limit(search.limit)
      .execute(),
  ])
  return { total: Number(count?.total ?? 0), rows: rows.map(toRow) }
}

/** Every word must be found in the names; a log-in name or an ENT identifier is looked for as a whole. */
function matches(text: string) {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return sql<boolean>`true`
  const inNames = words.map((word) => sql<boolean>`a.name_key like ${`%${word}%`}`)
  const typed = text.trim()
  return sql<boolean>`((${sql.join(inNames, sql` and `)}) or starts_with(a.login, ${typed.toLowerCase()}) or a.ent_id = ${typed.toUpperCase()})`
}

function hasProfile({ profile, schoolId }: AccountSearch, scope: Scope) {
  return sql<boolean>`exists (select 1 from account_profile f where f.account_id = a.id and f.ended_at is null and ${ofSchools(scope, 'f.establishment_id')}
    and (${profile ?? null}::text is null or f.profile = ${profile ?? null})
    and (${schoolId ?? null}::bigint is null or f.establishment_id = ${schoolId ?? null}))`
}

interface NamedRow {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
}

function toRow(
  row: NamedRow & Pick<AccountRow, 'login' | 'status' | 'profiles' | 'classes'> & { readonly ent_id: string },
): AccountRow {
  const { id, login, ent_id: entId, status, profiles, classes } = row
  return { id, name: nameOf(row), login, entId, status, profiles, classes }
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
  const [profiles, classes, children, guardians, pronoteIds, roles] = await Promise.all([
    readProfiles(db, scope, accountId),
    readClasses(db, scope, accountId),
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
    ...{ profiles, classes, children, guardians, pronoteIds, roles },
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

async function readRelatives(
  db: Db,
  scope: Scope,
  { of, accountId }: { readonly of: 'guardian_id' | 'pupil_id'; readonly accountId: string },
): Promise<readonly Relative[]> {
  const rows = await db
    .selectFrom('guardian_link as l')
    .innerJoin('account as a', 'a.id', of === 'guardian_id' ? 'l.pupil_id' : 'l.guardian_id')
    .select(['a.id', 'a.first_name', 'a.last_name', 'l.link_code', 'l.legal_level'])
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
