import type { PersonCategory } from '@preau/people'
import { z } from 'zod'
import { type PeopleQuery, type SortKey, sortKeys } from './people-store.ts'

export const pageSize = 50

/** The query string of a table of people; anything out of bounds falls back to the first page in order of names. */
export const peopleQueryForm = z.object({
  q: z.string().max(200).catch(''),
  tri: z.enum(sortKeys).catch('name'),
  sens: z.enum(['asc', 'desc']).catch('asc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  etat: z.enum(['presents', 'anciens']).catch('presents'),
})

export type PeopleQueryInput = z.output<typeof peopleQueryForm>

export const toPeopleQuery = (
  input: PeopleQueryInput,
  category: PersonCategory,
  today: string,
): PeopleQuery => ({
  category,
  who: input.etat === 'anciens' ? 'former' : 'present',
  today,
  search: input.q,
  sort: { key: input.tri, direction: input.sens },
  page: input.page,
  pageSize,
})

/** The same table as an address: only what differs from the defaults is written. */
export function peopleHref(
  path: string,
  input: PeopleQueryInput,
  changes: Partial<PeopleQueryInput>,
): string {
  const { q, tri, sens, page, etat } = { ...input, ...changes }
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (etat !== 'presents') query.set('etat', etat)
  if (tri !== 'name' || sens !== 'asc') {
    query.set('tri', tri)
    query.set('sens', sens)
  }
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

export const isSortKey = (key: string): key is SortKey => (sortKeys as readonly string[]).includes(key)
