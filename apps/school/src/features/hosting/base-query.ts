import { nameKey } from '@preau/people'
import { z } from 'zod'
import type { SchoolBase } from '../bases/index.ts'
import type { BaseFigures } from './hosting.ts'

export const pageSize = 50

const sortKeys = ['name', 'uai', 'year', 'state', 'people', 'connected', 'export', 'failures'] as const
type SortKey = (typeof sortKeys)[number]

export const isSortKey = (key: string): key is SortKey => (sortKeys as readonly string[]).includes(key)

/** Sorted by these, every base has to be counted; otherwise those of the page only. */
export const needsFigures = (key: SortKey): boolean =>
  key === 'people' || key === 'connected' || key === 'export' || key === 'failures'

/** The query string of the list; anything out of bounds falls back to the first page in order of names. */
export const baseQueryForm = z.object({
  q: z.string().max(200).catch(''),
  etat: z.enum(['service', 'archives', 'supprimees']).catch('service'),
  tri: z.enum(sortKeys).catch('name'),
  sens: z.enum(['asc', 'desc']).catch('asc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type BaseQuery = z.output<typeof baseQueryForm>

const stagesOf: Readonly<Record<BaseQuery['etat'], readonly SchoolBase['stage'][]>> = {
  service: ['live', 'trial', 'preparing'],
  archives: ['archive'],
  supprimees: ['quarantine'],
}

export const inTab = (base: SchoolBase, etat: BaseQuery['etat']): boolean =>
  stagesOf[etat].includes(base.stage)

/** Every word of the search is in the name, the UAI, the address or the city, whatever the accents. */
export function matchesSearch(base: SchoolBase, search: string): boolean {
  const parts = [base.name, base.uai, ...base.otherUais, base.pathName, base.host, base.city, base.postcode]
  const text = nameKey(parts.filter((part) => part !== undefined).join(' '))
  return nameKey(search)
    .split(' ')
    .every((word) => text.includes(word))
}

// « Collège 13 » before « Collège 104 ».
const collator = new Intl.Collator('fr', { numeric: true })
const stageOrder: readonly SchoolBase['stage'][] = ['live', 'trial', 'preparing', 'archive', 'quarantine']

/** Orders bases; equal ones by name, then in the order they were made. */
export function compareBases(
  { tri, sens }: Pick<BaseQuery, 'tri' | 'sens'>,
  figuresOf: (base: SchoolBase) => BaseFigures | undefined,
): (one: SchoolBase, other: SchoolBase) => number {
  const direction = sens === 'asc' ? 1 : -1
  return (one, other) => {
    const byName = collator.compare(one.name, other.name) || Number(one.id) - Number(other.id)
    if (tri === 'name') return direction * byName
    if (tri === 'uai') return direction * (collator.compare(one.uai, other.uai) || byName)
    const rank = ranks[tri]
    return direction * (rank(one, figuresOf(one)) - rank(other, figuresOf(other))) || byName
  }
}

type Rank = (base: SchoolBase, figures: BaseFigures | undefined) => number

const ranks: Readonly<Record<Exclude<SortKey, 'name' | 'uai'>, Rank>> = {
  year: (base) => base.schoolYear ?? 0,
  state: (base) => stageOrder.indexOf(base.stage) * 2 + (base.published ? 0 : 1),
  people: (_base, figures) => figures?.people ?? 0,
  connected: (_base, figures) => figures?.connected ?? 0,
  export: (_base, figures) => figures?.lastExportAt?.getTime() ?? 0,
  failures: (_base, figures) => figures?.openFailures ?? 0,
}

/** The same list as an address: only what differs from the defaults is written. */
export function listHref(query: BaseQuery, changes: Partial<BaseQuery> = {}): string {
  const { q, etat, tri, sens, page } = { ...query, ...changes }
  const asked = new URLSearchParams()
  if (q !== '') asked.set('q', q)
  if (etat !== 'service') asked.set('etat', etat)
  if (tri !== 'name') asked.set('tri', tri)
  if (sens !== 'asc') asked.set('sens', sens)
  if (page > 1) asked.set('page', String(page))
  return asked.size === 0 ? '/console' : `/console?${asked.toString()}`
}
