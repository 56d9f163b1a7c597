import { nameKey } from '@preau/people'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { isOneErrorAway } from './is-one-error-away.ts'
import type { PortalSchema } from '../schema.ts'

/** A word typed in the search, and the words of the directory it may stand for. */
export interface TypedWord {
  readonly typed: string
  /** The word itself and the words that start with it. */
  readonly complete: readonly string[]
  /** Words a typing error away. */
  readonly near: readonly string[]
}

/** Words that are looked at in one search; a name has no more. */
const wordsAtMost = 8
/** Beyond, so many words start with it that looking through the names costs less than looking the words up. */
const startsAtMost = 60
const nearAtMost = 60

/** The words of a text, in the spelling of the directory. */
export function wordsOf(text: string): readonly string[] {
  const words = nameKey(text).split(' ')
  return [...new Set(words.filter((word) => word !== ''))].slice(0, wordsAtMost)
}

/** Looks the words up, in one statement that costs the same whatever the number of accounts. */
export async function lookUpWords(
  db: Kysely<PortalSchema>,
  words: readonly string[],
): Promise<readonly TypedWord[]> {
  if (words.length === 0) return []
  const { rows } = await sql<TypedWord>`
    select typed,
      array(select word from name_word where word >= typed collate "C" and word < (typed || chr(1114111)) collate "C"
        order by word limit ${startsAtMost + 1}) as complete,
      array(select word from name_word where nears && name_word_nears(typed) and not starts_with(word, typed)
        and length(word) between length(typed) - 1 and length(typed) + 1 order by word limit ${nearAtMost}) as near
    from unnest(${[...words]}::text[]) with ordinality as typed_words (typed, place) order by place`.execute(
    db,
  )
  return rows.map(({ near, ...word }) => ({
    ...word,
    near: near.filter((known) => isOneErrorAway(word.typed, known)),
  }))
}

/** The account named `a` has all these words. A word that starts none of the directory is taken for a typing error. */
export function hasWords(
  words: readonly TypedWord[],
  /** A word that is known is taken for a typing error too. */
  { forgiving }: { readonly forgiving: boolean },
): RawBuilder<boolean> {
  if (words.length === 0) return sql<boolean>`true`
  const conditions = words.map((word) =>
    isBroad(word) ? startsAWord(word, 'a.name_key') : isOneOf(word, forgiving),
  )
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/**
 * The last name starts with one of the words, which an index finds in the order of the list, and the other words start one of the name:
 * among many accounts, a few letters are first of all the beginning of a last name.
 */
export function startsWithWords(
  words: readonly TypedWord[],
  { column, first }: { readonly column: 'a.name_key' | 'f.name_key'; readonly first: number },
): RawBuilder<boolean> {
  const start = words[first]
  if (start === undefined) return sql<boolean>`true`
  const others = words.filter((word) => word !== start).map((word) => startsAWord(word, column))
  const conditions = [sql<boolean>`${sql.ref(column)} collate "C" like ${`${start.typed}%`}`, ...others]
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** Few enough accounts have one of these words to compare them all with what was typed. */
export function areNarrow(words: readonly TypedWord[]): boolean {
  return words.some((word) => !isBroad(word))
}

function isBroad({ typed, complete }: TypedWord): boolean {
  return typed.length < 3 || complete.length > startsAtMost
}

function isOneOf({ complete, near }: TypedWord, forgiving: boolean): RawBuilder<boolean> {
  const accepted = complete.length === 0 || forgiving ? [...complete, ...near] : complete
  return sql<boolean>`string_to_array(a.name_key, ' ') && ${accepted}::text[]`
}

function startsAWord({ typed }: TypedWord, column: 'a.name_key' | 'f.name_key'): RawBuilder<boolean> {
  return sql<boolean>`(' ' || ${sql.ref(column)}) like ${`% ${typed}%`}`
}

/** The account named `a` has each word letter for letter. */
export function hasVeryWords(words: readonly TypedWord[]): RawBuilder<boolean> {
  return sql<boolean>`string_to_array(a.name_key, ' ') @> ${words.map(({ typed }) => typed)}::text[]`
}

/** How far a name is from what was typed: words that are not there letter for letter. */
export function wordsAmiss(words: readonly TypedWord[]): RawBuilder<number> {
  const typed = words.map((word) => word.typed)
  return sql<number>`cardinality(array(select unnest(${typed}::text[]) except select unnest(string_to_array(a.name_key, ' '))))`
}
