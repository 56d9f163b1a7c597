import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { traceOutcomes, type TraceSearch } from './trace-store.ts'

/** Kinds of actions that a search may ask for, as patterns of their codes. Visits are most of the lines and hide the rest. */
export const traceFamilies = {
  'sauf-connexions': { actions: [], except: ['person.signed-in'] },
  tout: { actions: [], except: [] },
  connexions: {
    actions: ['%.signed-in', 'session%', 'person.credential-%', 'person.password-%'],
    except: [],
  },
  identites: { actions: ['person.cas-%', 'cas-ids.%', 'identification-%', 'ent-identifiers.%'], except: [] },
  personnes: { actions: ['people.%', 'school-import.%'], except: [] },
  console: {
    actions: [
      'base.%',
      'publication.%',
      'delegation.%',
      'federation.%',
      'profile.%',
      'settings.%',
      'export.%',
      '%-key.%',
      'operator.%',
      'certificate.%',
      'traces.%',
    ],
    except: ['operator.signed-in'],
  },
  exports: { actions: ['identifiers.%'], except: [] },
} as const satisfies Readonly<Record<string, Pick<TraceSearch, 'actions' | 'except'>>>

export type TraceFamily = keyof typeof traceFamilies
export const traceFamilyNames = Object.keys(traceFamilies) as TraceFamily[] // the keys of the literal above

const isoDay = z.iso.date().optional().catch(undefined)

/** What the address of the list says; anything else of it is ignored. */
export const traceQuery = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  quoi: z.enum(traceFamilyNames).catch('sauf-connexions').default('sauf-connexions'),
  resultat: z.enum(traceOutcomes).optional().catch(undefined),
  du: isoDay,
  au: isoDay,
  page: z.coerce.number().int().min(1).max(200).catch(1).default(1),
})

export type TraceQuery = z.output<typeof traceQuery>

const dayMs = 86_400_000
/** Days shown when the address names none. */
const usualDays = 30

/** The day `YYYY-MM-DD` so many days after another. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The period asked for, in days of Paris; the last thirty by default. A period the wrong way round is turned. */
export function periodOf(
  { du, au }: Pick<TraceQuery, 'du' | 'au'>,
  now: Date,
): { first: string; last: string } {
  const last = au ?? (du !== undefined && du > parisDay(now) ? du : parisDay(now))
  const first = du ?? dayAfter(last, 1 - usualDays)
  return first <= last ? { first, last } : { first: last, last: first }
}

/** What the query means at an instant. */
export function searchOf(query: TraceQuery, now: Date): TraceSearch {
  const { first, last } = periodOf(query, now)
  const { actions, except } = traceFamilies[query.quoi]
  const period = { from: startOfDay(first), until: startOfDay(dayAfter(last, 1)) }
  return { text: query.q, actions, except, outcome: query.resultat, ...period }
}

/** The instant when a day begins in Paris. */
function startOfDay(day: string): Date {
  const summer = new Date(`${day}T00:00:00+02:00`)
  return parisDay(summer) === day ? summer : new Date(`${day}T00:00:00+01:00`)
}
