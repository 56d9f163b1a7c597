import { queryHref, type QueryValues } from '@preau/ui'
import { z } from 'zod'
import { spaces } from '../../bases/index.ts'
import type { FailureState } from '../failure-store.ts'
import { failureReasons } from '../identification-failure.ts'
import { type AgeLimits, inboxSorts, type InboxFilter } from './failure-inbox.ts'
import { boundsOf, inboxPeriods } from './periods.ts'

export const failureStates = ['open', 'resolved', 'dismissed'] as const satisfies readonly FailureState[]

/** Words of the states in addresses. */
export const stateSlugs = { open: 'a-traiter', resolved: 'resolus', dismissed: 'classes' } as const

/** What the address of the inbox says; anything out of bounds is left out. */
export const inboxQuery = z.object({
  etat: z.enum(Object.values(stateSlugs)).catch('a-traiter'),
  q: z.string().trim().max(200).catch(''),
  motif: z.enum(failureReasons).optional().catch(undefined),
  espace: z.enum(spaces).optional().catch(undefined),
  periode: z.enum(inboxPeriods).optional().catch(undefined),
  classe: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  tri: z.enum(inboxSorts).catch('date'),
  sens: z.enum(['asc', 'desc']).catch('desc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type InboxQuery = z.output<typeof inboxQuery>

export const stateOf = ({ etat }: Pick<InboxQuery, 'etat'>): FailureState =>
  failureStates.find((one) => stateSlugs[one] === etat) ?? 'open'

/** What differs from the inbox as it opens: state, filters, order, page. */
export function inboxFields({ tri, sens, page, etat, ...filters }: InboxQuery): QueryValues {
  const isSorted = tri !== 'date' || sens !== 'desc'
  return {
    etat: etat === 'a-traiter' ? undefined : etat,
    ...filters,
    tri: isSorted ? tri : undefined,
    sens: isSorted ? sens : undefined,
    page: page > 1 ? page : undefined,
  }
}

/** The same inbox as an address. */
export const inboxHref = (path: string, query: InboxQuery, changes: Partial<InboxQuery> = {}): string =>
  queryHref(path, inboxFields({ ...query, ...changes }), {})

/** The inbox that a page was opened from, as its forms and links carry it: a query string, read as one and never believed further. */
export function readInbox(text: string): InboxQuery {
  const given = [...new URLSearchParams(text.slice(0, 1000))]
  const usable = given.filter(([, value]) => value !== '' && !value.includes('\0'))
  return inboxQuery.parse(Object.fromEntries(usable))
}

export const writeInbox = (query: InboxQuery): string => inboxHref('', query).slice(1)

/** Whether something hides a part of what is to treat. */
export const isNarrowed = ({ q, motif, espace, periode, classe }: InboxQuery): boolean =>
  q !== '' || [motif, espace, periode, classe].some((one) => one !== undefined)

export const toFilter = (query: InboxQuery, limits: AgeLimits): InboxFilter => ({
  state: stateOf(query),
  text: query.q,
  classId: query.classe,
  reason: query.motif,
  space: query.espace,
  ...boundsOf(query.periode, limits),
})
