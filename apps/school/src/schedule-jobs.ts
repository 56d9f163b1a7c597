import type { Jobs } from '@preau/platform'
import { deliverPushes, sendAutomatically } from './features/identifiers-export/index.ts'
import { purgeTraces, sealTraces } from './features/traces/index.ts'
import { scheduleForgetting } from './forget-ended.ts'

type Keeping = Parameters<typeof sealTraces>[0] &
  Parameters<typeof purgeTraces>[0] &
  Parameters<typeof scheduleForgetting>[1]

/** What is forgotten when it has ended, what is sealed and kept for a time. */
export function scheduleKeeping(jobs: Jobs, deps: Keeping): void {
  scheduleForgetting(jobs, deps)
  jobs.repeat('traces-seal', '*/5 * * * *', ({ signal }) => sealTraces(deps, signal))
  jobs.repeat('traces-purge', '40 3 * * *', ({ signal }) => purgeTraces(deps, signal))
}

type Sending = Parameters<typeof deliverPushes>[0] & Parameters<typeof sendAutomatically>[0]

/** Files for the ENT: those that wait, and those of each night. */
export function scheduleSending(jobs: Jobs, deps: Sending): void {
  jobs.repeat('identifiers-push', '* * * * *', async () => {
    await deliverPushes(deps)
  })
  jobs.repeat('identifiers-export', '20 3 * * *', async () => {
    await sendAutomatically(deps)
  })
}
