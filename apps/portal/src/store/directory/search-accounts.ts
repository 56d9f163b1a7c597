import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AccountSearch, FoundAccounts } from '../../features/directory/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import {
  areNarrow,
  hasVeryWords,
  hasWords,
  lookUpWords,
  startsWithWords,
  type TypedWord,
  wordsOf,
} from './name-words.ts'
import { readAccountRows } from './read-account-rows.ts'

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
  if (strict.total > 0 || words.length === 0 || (wide && !areNarrow(words))) return strict
  return readMatching(db, scope, { ...search, words, wide, forgiving: true })
}

interface WordSearch extends AccountSearch {
  readonly words: readonly TypedWord[]
  readonly forgiving: boolean
  readonly wide: boolean
  /** Only one of the two ways to be found; both by default. */
  readonly by?: 'name' | 'login'
  /** Place of the word that the last name starts with; any of the first ones by default. */
  readonly first?: number
}

async function readMatching(db: Db, scope: Scope, search: WordSearch): Promise<FoundAccounts> {
  const { words, offset, limit } = search
  const most = countedAtMost(search)
  const narrow = areNarrow(words)
  const found = narrow ? await readNearest(db, scope, search) : await readByName(db, scope, search)
  const ids = found.slice(0, most)
  // Names in their order are a page already; the nearest ones must all be compared first.
  const asked = narrow
    ? { ids, words, offset, limit }
    : { ids: ids.slice(offset, offset + limit), words: [], offset: 0, limit }
  const rows = asked.ids.length === 0 ? [] : await readAccountRows(db, scope, asked)
  return { total: ids.length, more: found.length > most, rows }
}

/** One more than what is counted: those who have the very words before the others when there may be too many of them. */
async function readNearest(db: Db, scope: Scope, search: WordSearch): Promise<readonly string[]> {
  const limit = countedAtMost(search) + 1
  const matching = accountsMatching(db, scope, search).select('a.id').limit(limit)
  if (!search.wide) return idsOf(matching)
  const [exact, any] = await Promise.all([idsOf(matching.where(hasVeryWords(search.words))), idsOf(matching)])
  return [...new Set([...exact, ...any])].slice(0, limit)
}

/** Nothing is asked of the accounts themselves, which PostgreSQL may then leave alone. */
const isProfileAlone = (search: WordSearch): boolean =>
  search.profile !== undefined && accountConditions(search, 'all').length === 0

/** What a list in the order of the names is made of. */
interface NamedId {
  readonly id: string
  readonly name_key: string
}

/**
 * Names in the order of an index, which a condition on something else would keep from being used; one more than what is counted.
 * In a region, each word typed is in its turn the beginning of the last name.
 */
async function readByName(db: Db, scope: Scope, search: WordSearch): Promise<readonly string[]> {
  const limit = countedAtMost(search) + 1
  const listed = (first: number): Promise<readonly NamedId[]> =>
    search.wide && isProfileAlone(search)
      ? listProfile(db, search, first)
      : accountsMatching(db, scope, { ...search, by: 'name', first })
          .select(['a.id', 'a.name_key'])
          .orderBy(sql`a.name_key collate "C"`)
          .orderBy('a.id')
          .limit(limit)
          .execute()
  const starts = search.wide ? Math.min(Math.max(search.words.length, 1), startsAtMost) : 1
  const lists = await Promise.all([
    ...Array.from({ length: starts }, (_, first) => listed(first)),
    search.text.trim() === '' ? [] : listByLogin(db, scope, search),
  ])
  return inNameOrder(lists.flat()).slice(0, limit)
}

/** Words that may each be the last name. */
const startsAtMost = 3

function startsWithAny(words: readonly TypedWord[], first: number | undefined): RawBuilder<boolean> {
  const places = first === undefined ? words.slice(0, startsAtMost).map((_, place) => place) : [first]
  const starts = places.map((place) => startsWithWords(words, { column: 'a.name_key', first: place }))
  return sql<boolean>`(${sql.join(starts, sql` or `)})`
}

function inNameOrder(rows: readonly NamedId[]): readonly string[] {
  const keys = new Map(rows.map(({ id, name_key }) => [id, name_key]))
  const compare = (
    [id, key]: readonly [string, string],
    [otherId, other]: readonly [string, string],
  ): number => (key === other ? Number(id) - Number(otherId) : key < other ? -1 : 1)
  return [...keys].sort(compare).map(([id]) => id)
}

/** The people of a profile in the order of their names, wherever they are. */
function listProfile(db: Db, search: WordSearch, first: number): Promise<readonly NamedId[]> {
  const { profile = '', words } = search
  return db
    .selectFrom('account_profile as f')
    .where('f.profile', '=', profile)
    .where('f.ended_at', 'is', null)
    .where(startsWithWords(words, { column: 'f.name_key', first }))
    .select(['f.account_id as id', sql<string>`f.name_key collate "C"`.as('name_key')])
    .distinct()
    .orderBy(sql`2`)
    .orderBy(sql`1`)
    .limit(countedAtMost(search) + 1)
    .execute()
}

/** Beginnings of log-in names; of a letter or two in a region, whole log-in names only. */
function listByLogin(db: Db, scope: Scope, search: WordSearch): Promise<readonly NamedId[]> {
  return accountsMatching(db, scope, { ...search, by: 'login' })
    .select(['a.id', 'a.name_key'])
    .limit(countedAtMost(search) + 1)
    .execute()
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
  const isWhole = strict.length > 0 || words.length === 0 || (wide && !areNarrow(words))
  return isWhole ? strict : find(true)
}

function accountsMatching(db: Db, scope: Scope, search: WordSearch) {
  const conditions = [
    amongSchools(scope),
    matches(search),
    ...accountConditions(search, scope),
    ...(search.profile !== undefined || search.schoolId !== undefined ? [hasProfile(search, scope)] : []),
  ]
  return db.selectFrom('account as a').where(sql<boolean>`${sql.join(conditions, sql` and `)}`)
}

/** What is asked of the account named `a` itself. */
function accountConditions(
  { status, neverCame, classId }: AccountSearch,
  scope: Scope,
): readonly RawBuilder<boolean>[] {
  return [
    ...(status === undefined ? [] : [sql<boolean>`a.status = ${status}`]),
    ...(neverCame === true ? [sql<boolean>`a.never_came`] : []),
    ...(classId === undefined ? [] : [inClass(classId, scope)]),
  ]
}

/** Every word must be found in the names; a log-in name is looked for by its start, an ENT identifier as a whole. */
function matches({ text, words, forgiving, wide, by, first }: WordSearch): RawBuilder<boolean> {
  const typed = text.trim()
  if (typed === '') return sql<boolean>`true`
  const more = wide && typed.length < 3 ? '' : '%'
  const login = sql<boolean>`(a.login like ${`${escapeLike(typed.toLowerCase())}${more}`} or a.ent_id = ${typed.toUpperCase()})`
  if (by === 'login' || words.length === 0) return login
  const named = wide && !areNarrow(words) ? startsWithAny(words, first) : hasWords(words, { forgiving })
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
  return sql<boolean>`a.id = any(array(select m.account_id from account_class m join school_class c on c.id = m.class_id
    where c.id = ${classId} and ${ofSchools(scope, 'c.establishment_id')}))`
}
