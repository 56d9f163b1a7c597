import { parisDay } from '../../../frame/format.ts'
import type { AgeLimits, FailureAge, InboxFilter } from './failure-inbox.ts'

/** Periods of the last attempt, as addresses write them. */
export const inboxPeriods = ['jour', 'semaine', 'mois', 'avant'] as const

export type InboxPeriod = (typeof inboxPeriods)[number]

const ages: Readonly<Record<InboxPeriod, readonly FailureAge[]>> = {
  jour: ['today'],
  semaine: ['today', 'week'],
  mois: ['today', 'week', 'month'],
  avant: ['older'],
}

/** The ages that a period holds; all of them without a period. */
export const agesOf = (period: InboxPeriod | undefined): readonly FailureAge[] =>
  period === undefined ? [...ages.mois, ...ages.avant] : ages[period]

/** The same as instants. */
export function boundsOf(
  period: InboxPeriod | undefined,
  limits: AgeLimits,
): Pick<InboxFilter, 'from' | 'until'> {
  const from = { jour: limits.today, semaine: limits.week, mois: limits.month, avant: undefined }
  return {
    from: period === undefined ? undefined : from[period],
    until: period === 'avant' ? limits.month : undefined,
  }
}

const dayMs = 86_400_000

/** Limits of the ages, at midnight in Paris; today is the first of the seven and of the thirty days. */
export function ageLimits(now: Date): AgeLimits {
  const noon = Date.parse(`${parisDay(now)}T12:00:00Z`)
  const before = (days: number): Date => midnightOf(new Date(noon - days * dayMs).toISOString().slice(0, 10))
  return { today: before(0), week: before(6), month: before(29) }
}

/** The instant when a day begins in Paris. */
function midnightOf(day: string): Date {
  const summer = new Date(`${day}T00:00:00+02:00`)
  return parisDay(summer) === day ? summer : new Date(`${day}T00:00:00+01:00`)
}
