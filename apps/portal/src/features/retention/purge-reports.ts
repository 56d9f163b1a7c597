import type { Clock } from '@preau/platform'
import type { AafReports } from './aaf-reports.ts'

const batch = 1000

/** Takes the names out of the reports that are older than what is set, a bounded number of lines at a time. */
export async function purgeReports(
  { reports, clock }: { readonly reports: AafReports; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  const at = clock.now()
  const before = new Date(at)
  before.setUTCMonth(before.getUTCMonth() - (await reports.retention()).months)
  while (!signal.aborted && (await reports.removeNames({ before, at, limit: batch })));
}
