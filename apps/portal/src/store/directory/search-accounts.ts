import { listName, type SdetProfile } from '@preau/people'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AccountRow, AccountSearch, FoundAccounts } from '../../features/directory/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import {
  areNarrow,
  hasVeryWords,
  hasWords,
  lookUpWords,
  type TypedWord,
  wordsAmiss,
  wordsOf,
} from './name-words.ts'

type Db = Kysely<PortalSchema>

/** What a list can be browsed through; beyond, the search must be narrowed. A school is browsed whole, a region is not. */
const countedAtMost = ({ wide }: WordSearch): number => (wide ? 1000 : 10_000)

function isWide({ schoolId }: AccountSearch, scope: Scope): boolean {
  return scope === 'all' && schoolId === undefined
}

/**
 * Accounts of a scope that answer a search, the nearest names first, then by name. Words may be in any order, begun, without accents,
 * with a typing error; a log-in name by its start and an ENT identifier in full come first.
 */
export async function searchAccounts(db: Db, scope: Scope, search: AccountSearch): Promise<FoundAccounts> {
  const words = await lookUpWords(db, wordsOf(search.text))
  const wide = isWide(search, scope)
  const strict = await readMatching(db, scope, { ...search, words, wide, forgiving: false })
  if (strict.total > 0 || words.length === 0) return strict
  return readMatching(db, scope, { ...search, words, wide, forgiving: true })
}

interface WordSearch extends AccountSearch {
  readonly words: readonly TypedWord[]
  readonly forgiving: boolean
  readonly wide: boolean
  /** Only one of the two ways to be found; both by default. */
  readonly by?: 'name' | 'login'
}

async function readMatching(db: Db, scope: Scope, search: WordSearch): Promise<FoundAccounts> {
  const most = countedAtMost(search)
  const ids = await readIds(db, scope, search)
  const rows = ids.length === 0 ? [] : await readRows(db, scope, { ...search, ids: ids.slice(0, most) })
  return { total: Math.min(ids.length, most), more: ids.length > most, rows }
}

/** One more than what is counted: those who have the very words before the others when there may be too many of them. */
async function readIds(db: Db, scope: Scope, search: WordSearch): Promise<readonly string[]> {
  const limit = countedAtMost(search) + 1
  const matching = accountsMatching(db, scope, search).select('a.id').limit(limit)
  if (!areNarrow(search.words)) return readByName(db, scope, search)
  if (!search.wide) return idsOf(matching)
  const exact = await idsOf(matching.where(hasVeryWords(search.words)))
  return exact.length === limit ? exact : [...new Set([...exact, ...(await idsOf(matching))])].slice(0, limit)
}

/** Names in the order of their index, which a condition on something else would keep from being used. */
async function readByName(db: Db, scope: Scope, search: WordSearch): Promise<readonly string[]> {
  const limit = countedAtMost(search) + 1
  const named = accountsMatching(db, scope, { ...search, by: 'name' })
    .select('a.id')
    .limit(limit)
  const byName = await idsOf(named.orderBy(sql`a.name_key collate "C"`).orderBy('a.id'))
  if (search.text.trim() === '' || byName.length === limit) return byName
  const byLogin = await idsOf(
    accountsMatching(db, scope, { ...search, by: 'login' })
      .select('a.id')
      .limit(limit),
  )
  return [...new Set([...byLogin, ...byName])].slice(0, limit)
}

async function idsOf(query: { execute(): Promise<readonly { readonly id: string }[]> }): Promise<string[]> {
  return (await query.execute()).map(({ id }) => id)
}

/** Every id that a search finds, without any limit: what an action on a whole search is about. */
export async function idsMatching(db: Db, scope: Scope, search: AccountSearch): Promise<readonly string[]> {
  const words = await lookUpWords(db, wordsOf(search.text))
  const wide = isWide(search, scope)
  const find = (forgiving: boolean): Promise<readonly string[]> =>
    idsOf(
      accountsMatching(db, scope, { ...search, words, wide, forgiving })
        .select('a.id')
        .orderBy('a.id'),
    )
  const strict = await find(false)
  return strict.length > 0 || words.length === 0 ? strict : find(true)
}

function accountsMatching(db: Db, scope: Scope, search: WordSearch) {
  const { status, classId } = search
  return db
    .selectFrom('account as a')
    .where(amongSchools(scope))
    .where(matches(search))
    .$if(status !== undefined, (query) => query.where('a.status', '=', status ?? 'active'))
    .$if(search.neverCame === true, (query) => query.where('a.last_login_at', 'is', null))
    .$if(classId !== undefined, (query) => query.where(inClass(classId ?? '', scope)))
    .$if(search.profile !== undefined || search.schoolId !== undefined, (query) =>
      query.where(hasProfile(search, scope)),
    )
}

/** Every word must be found in the names; a log-in name is looked for by its start, an ENT identifier as a whole. */
function matches({ text, words, forgiving, wide, by }: WordSearch): RawBuilder<boolean> {
  const typed = text.trim()
  if (typed === '') return sql<boolean>`true`
  const login = sql<boolean>`(a.login like ${`${escapeLike(typed.toLowerCase())}%`} or a.ent_id = ${typed.toUpperCase()})`
  if (by === 'login' || words.length === 0) return login
  const named = hasWords(words, { forgiving, wide })
  return by === 'name' ? named : sql<boolean>`(${named} or ${login})`
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** `inScope`, as a list of ids made once: a school is a thousand accounts, whatever the size of the directory. */
function amongSchools(scope: Scope): RawBuilder<boolean> {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`a.id = any(array(select sp.account_id from account_profile sp where ${ofSchools(scope, 'sp.establishment_id')}
    and (sp.ended_at is null or not exists (
      select 1 from account_profile cp where cp.account_id = sp.account_id and cp.ended_at is null))))`
}

function hasProfile({ profile, schoolId }: AccountSearch, scope: Scope): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`f.ended_at is null`,
    ofSchools(scope, 'f.establishment_id'),
    ...(profile === undefined ? [] : [sql<boolean>`f.profile = ${profile}`]),
    ...(schoolId === undefined ? [] : [sql<boolean>`f.establishment_id = ${schoolId}`]),
  ]
  const all = sql.join(conditions, sql` and `)
  return schoolId === undefined
    ? sql<boolean>`exists (select 1 from account_profile f where f.account_id = a.id and ${all})`
    : sql<boolean>`a.id = any(array(select f.account_id from account_profile f where ${all}))`
}

function inClass(classId: string, scope: Scope): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from account_class m join school_class c on c.id = m.class_id
    where m.account_id = a.id and c.id = ${classId} and ${ofSchools(scope, 'c.establishment_id')})`
}

async function readRows(
  db: Db,
  scope: Scope,
  { ids, words, offset, limit }: WordSearch & { readonly ids: readonly string[] },
): Promise<readonly AccountRow[]> {
  const page = db
    .selectFrom('account as a')
    .where(sql<boolean>`a.id = any(${[...ids]}::bigint[])`)
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', 'a.ent_id', 'a.status', 'a.name_key'])
    .select(wordsAmiss(words).as('amiss'))
    .$if(areNarrow(words), (query) => query.orderBy('amiss'))
    .orderBy(sql`a.name_key collate "C"`)
    .orderBy('a.id')
    .offset(offset)
    .limit(limit)
    .as('a')
  const rows = await db
    .selectFrom(page)
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', 'a.ent_id as entId', 'a.status'])
    .select([
      sql<SdetProfile[]>`(select coalesce(jsonb_agg(distinct p.profile), '[]') from account_profile p
        where p.account_id = a.id and p.ended_at is null and ${ofSchools(scope, 'p.establishment_id')})`.as(
        'profiles',
      ),
      sql<string[]>`(select coalesce(jsonb_agg(distinct c.code), '[]') from account_class m
        join school_class c on c.id = m.class_id and c.kind = 'class' where m.account_id = a.id and m.role = 'pupil'
          and ${ofSchools(scope, 'c.establishment_id')})`.as('classes'),
    ])
    .$if(areNarrow(words), (query) => query.orderBy('a.amiss'))
    .orderBy(sql`a.name_key collate "C"`)
    .orderBy('a.id')
    .execute()
  return rows.map(({ first_name: firstName, last_name: lastName, ...row }) => ({
    ...row,
    name: listName({ firstName, lastName }),
  }))
}
