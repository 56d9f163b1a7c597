import type { PersonCategory } from '@preau/people'
import { z } from 'zod'
import { type PeopleFilter, type PeopleQuery, type SortKey, sortKeys } from '../people-store.ts'

export const pageSize = 50

const yesOrNo = z.enum(['oui', 'non']).optional().catch(undefined)

/** The query string of a table of people; anything out of bounds falls back to the first page in order of names. */
export const peopleQueryForm = z.object({
  q: z.string().max(200).catch(''),
  etat: z.enum(['presents', 'anciens']).catch('presents'),
  classe: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  cas: yesOrNo,
  acces: yesOrNo,
  profil: z
    .string()
    .regex(/^(\d{1,18}|aucun)$/)
    .optional()
    .catch(undefined),
  tri: z.enum(sortKeys).catch('name'),
  sens: z.enum(['asc', 'desc']).catch('asc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type PeopleQueryInput = z.output<typeof peopleQueryForm>

/** The names of the filters in addresses and forms, without the order and the page. */
export const filterNames = ['q', 'etat', 'classe', 'cas', 'acces', 'profil'] as const

const asBoolean = (word: 'oui' | 'non' | undefined): boolean | undefined =>
  word === undefined ? undefined : word === 'oui'

export const toPeopleFilter = (
  input: Pick<PeopleQueryInput, (typeof filterNames)[number]>,
  category: PersonCategory,
  today: string,
): PeopleFilter => ({
  category,
  who: input.etat === 'anciens' ? 'former' : 'present',
  today,
  search: input.q,
  classId: input.classe,
  hasCasId: asBoolean(input.cas),
  access: asBoolean(input.acces),
  profileId: input.profil,
})

export const toPeopleQuery = (
  input: PeopleQueryInput,
  category: PersonCategory,
  today: string,
): PeopleQuery => ({
  ...toPeopleFilter(input, category, today),
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
  const query = new URLSearchParams(tableFields({ ...input, ...changes }))
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** The same, name by name: what the forms of the page send along so as to come back to it. */
export function tableFields(input: PeopleQueryInput): [name: string, value: string][] {
  const { tri, sens, page } = input
  const sorted = tri !== 'name' || sens !== 'asc'
  return [
    ...filterFields(input),
    ...(sorted
      ? ([
          ['tri', tri],
          ['sens', sens],
        ] as [string, string][])
      : []),
    ...(page > 1 ? ([['page', String(page)]] as [string, string][]) : []),
  ]
}

/** What is asked of the people, name by name. */
export function filterFields(input: PeopleQueryInput): [name: string, value: string][] {
  const given: Readonly<Record<string, string | undefined>> = { ...pickFilters(input) }
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value] satisfies [string, string]],
  )
}

const pickFilters = ({ q, etat, classe, cas, acces, profil }: PeopleQueryInput) => ({
  q,
  etat: etat === 'presents' ? undefined : etat,
  classe,
  cas,
  acces,
  profil,
})

export const isSortKey = (key: string): key is SortKey => (sortKeys as readonly string[]).includes(key)
