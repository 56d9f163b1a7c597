import type { AccountFigures, ServiceUse } from './indicators.ts'

/** A name and its figure. */
export interface Sum {
  readonly key: string
  readonly visits: number
  readonly refusals: number
}

/** Visits and refusals by whatever `keyOf` says, the largest first. */
export function sumBy(uses: readonly ServiceUse[], keyOf: (use: ServiceUse) => string): readonly Sum[] {
  const sums = new Map<string, Sum>()
  for (const use of uses) {
    const key = keyOf(use)
    const { visits = 0, refusals = 0 } = sums.get(key) ?? {}
    sums.set(key, { key, visits: visits + use.visits, refusals: refusals + use.refusals })
  }
  return [...sums.values()].sort(
    (one, other) => other.visits - one.visits || one.key.localeCompare(other.key, 'fr'),
  )
}

const dayMs = 86_400_000

/** Every day of a period, `YYYY-MM-DD`. */
export function daysBetween(first: string, last: string): readonly string[] {
  const start = Date.parse(first)
  const count = Math.round((Date.parse(last) - start) / dayMs) + 1
  return Array.from({ length: count }, (_, day) => new Date(start + day * dayMs).toISOString().slice(0, 10))
}

/** Visits of each day of a period, days without any included; above three months, by weeks named after their first day. */
export function visitsOverTime(
  uses: readonly ServiceUse[],
  { first, last }: { readonly first: string; readonly last: string },
): readonly { readonly day: string; readonly visits: number }[] {
  const byDay = new Map(sumBy(uses, ({ day }) => day).map(({ key, visits }) => [key, visits]))
  const days = daysBetween(first, last)
  const step = days.length > 92 ? 7 : 1
  return days
    .filter((_, index) => index % step === 0)
    .map((day, index) => ({
      day,
      visits: days
        .slice(index * step, (index + 1) * step)
        .reduce((sum, one) => sum + (byDay.get(one) ?? 0), 0),
    }))
}

type Totals = Pick<AccountFigures, 'day' | 'accounts' | 'came' | 'active' | 'unresolved'>

/** The accounts of all the profiles and schools, by day. */
export function accountsByDay(figures: readonly AccountFigures[]): readonly Totals[] {
  const days = new Map<string, Totals>()
  for (const { day, accounts, came, active, unresolved } of figures) {
    const sum = days.get(day) ?? { day, accounts: 0, came: 0, active: 0, unresolved: 0 }
    days.set(day, {
      day,
      accounts: sum.accounts + accounts,
      came: sum.came + came,
      active: sum.active + active,
      unresolved: sum.unresolved + unresolved,
    })
  }
  return [...days.values()]
}
