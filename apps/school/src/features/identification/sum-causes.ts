import type { CauseOfWeek } from './causes-store.ts'
import type { FailureReason } from './identification-failure.ts'

/** Weeks that the statistics look back on. */
export const periods = ['12', '52'] as const
export type Period = (typeof periods)[number]

/** One cause over the period. */
export interface CauseSum {
  readonly reason: FailureReason
  readonly attempts: number
  readonly thisWeek: number
}

/** One week, with the cause that occurred most. */
export interface WeekSum {
  /** Monday, ISO. */
  readonly week: string
  readonly attempts: number
  readonly main: FailureReason | undefined
}

const dayMs = 86_400_000

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Mondays of the period, the present one last. `today` is an ISO day. */
export function mondaysUntil(today: string, period: Period): readonly string[] {
  const at = Date.parse(`${today}T00:00:00Z`)
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs
  const count = Number(period)
  return Array.from({ length: count }, (_, index) => isoOf(monday - (count - 1 - index) * 7 * dayMs))
}

/** Causes over a period, the most frequent first. */
export function sumByCause(lines: readonly CauseOfWeek[], thisWeek: string): readonly CauseSum[] {
  const sums = new Map<FailureReason, CauseSum>()
  for (const { reason, attempts, week } of lines) {
    const sum = sums.get(reason) ?? { reason, attempts: 0, thisWeek: 0 }
    const now = week === thisWeek ? attempts : 0
    sums.set(reason, { reason, attempts: sum.attempts + attempts, thisWeek: sum.thisWeek + now })
  }
  return [...sums.values()].sort((one, other) => other.attempts - one.attempts)
}

/** Every week of a period, those without a failure too. */
export const sumByWeek = (lines: readonly CauseOfWeek[], weeks: readonly string[]): readonly WeekSum[] =>
  weeks.map((week) => {
    const own = lines.filter((line) => line.week === week)
    const main = own.toSorted((one, other) => other.attempts - one.attempts)[0]?.reason
    return { week, attempts: own.reduce((sum, { attempts }) => sum + attempts, 0), main }
  })
