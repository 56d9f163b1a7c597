import type { Clock } from '@preau/platform'
import { dayInFrance } from '../../frame/format-fr.ts'
import type { Indicators } from './indicators.ts'

const activeMs = 30 * 86_400_000

/** Counts what was sealed since the last time, a seal at a time, then the accounts of the day. Interrupted, it goes on later. */
export async function countIndicators(
  { indicators, clock }: { readonly indicators: Indicators; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && (await indicators.countNextSeal()));
  const now = clock.now()
  await indicators.countAccounts({
    day: dayInFrance(now),
    activeSince: new Date(now.getTime() - activeMs),
  })
}
