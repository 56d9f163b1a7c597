import { z } from 'zod'
import { dayInFrance, startOfDayInFrance } from '../../frame/format-fr.ts'
import { membersOf, traceWhats } from './trace-families.ts'
import { traceOutcomes, type TraceSearch } from './traces.ts'

const isoDay = z.iso.date().optional().catch(undefined)

/** What the address of the list says; anything else of it is ignored. */
export const traceQuery = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  quoi: z.enum(traceWhats).catch('sauf-ouvertures').default('sauf-ouvertures'),
  resultat: z.enum(traceOutcomes).optional().catch(undefined),
  etablissement: z
    .string()
    .regex(/^\w{1,10}$/)
    .optional()
    .catch(undefined),
  du: isoDay,
  au: isoDay,
  page: z.coerce.number().int().min(1).max(200).catch(1).default(1),
})

export type TraceQuery = z.output<typeof traceQuery>

const dayMs = 86_400_000
/** Days shown when the address names none. */
const usualDays = 30

/** The period asked for, in days of France; the last thirty by default. A period the wrong way round is turned. */
export function periodOf(
  { du, au }: Pick<TraceQuery, 'du' | 'au'>,
  now: Date,
): { readonly first: string; readonly last: string } {
  const last = au ?? (du !== undefined && du > dayInFrance(now) ? du : dayInFrance(now))
  const first = du ?? dayInFrance(new Date(startOfDayInFrance(last).getTime() - (usualDays - 1) * dayMs))
  return first <= last ? { first, last } : { first: last, last: first }
}

/** The instants of a period of whole days. */
export function instantsOf({ first, last }: { readonly first: string; readonly last: string }): {
  readonly from: Date
  readonly until: Date
} {
  const nextDay = new Date(Date.parse(`${last}T12:00:00Z`) + dayMs).toISOString().slice(0, 10)
  return { from: startOfDayInFrance(first), until: startOfDayInFrance(nextDay) }
}

/** The search that an address asks for, once the people of its text were looked up. */
export function searchOf(query: TraceQuery, accountIds: readonly string[], now: Date): TraceSearch {
  return {
    who: query.q === '' ? undefined : { accountIds, text: query.q.toLowerCase() },
    what: membersOf(query.quoi),
    outcome: query.resultat,
    school: query.etablissement,
    ...instantsOf(periodOf(query, now)),
  }
}
