import type { Clock, JobContext, Jobs, Log } from '@preau/platform'
import type { AafDrops } from './aaf-drops.ts'
import type { AafStore } from './aaf-store.ts'
import type { DropSetting } from '../../frame/drop-setting.ts'
import { runDelivery } from './run-delivery.ts'
import { watchDropFolder } from './watch-drop-folder.ts'

export interface AafJobsDeps {
  readonly aaf: AafStore
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Log
  readonly drops: AafDrops
  /** Undefined: no folder is watched. */
  readonly dropSetting: DropSetting | undefined
}

/** What works on the deliveries aside from requests. */
export interface AafJobs {
  /** A run waits: somebody should look at it. */
  wake(): Promise<void>
}

const hour = 3_600_000
const retries = 2

/**
 * The deliveries are worked on one after the other, whatever the node. Whatever a node left when it was killed is taken up
 * by the next look, a minute later at most; what nobody decides in a week is abandoned, with its files.
 */
export function createAafJobs(deps: AafJobsDeps): AafJobs {
  const { jobs } = deps
  const kind = jobs.define('aaf-runs', (_data, job) => workThrough(deps, job), {
    exclusive: true,
    retryLimit: retries,
    timeoutSeconds: 6 * 3600,
  })
  // The run is kept already: a call that is lost costs the minute until the next sweep, not the delivery.
  const wake = async (): Promise<void> => {
    await kind.enqueue({}, { onlyOneFor: 'aaf' }).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'AAF import not announced')
    })
  }
  jobs.repeat('aaf-sweep', '* * * * *', async () => {
    await sweep(deps)
    if ((await deps.aaf.next()) !== undefined) await wake()
  })
  const { dropSetting } = deps
  if (dropSetting !== undefined) {
    jobs.repeat('aaf-drop', '* * * * *', async () => {
      if (await watchDropFolder({ ...deps, ...dropSetting })) await wake()
    })
  }
  return { wake }
}

async function workThrough({ aaf, clock, log }: AafJobsDeps, job: JobContext): Promise<void> {
  for (let runId = await aaf.next(); runId !== undefined; runId = await aaf.next()) {
    if (job.signal.aborted) return
    try {
      // Another process has the turn: it goes on with the next one itself, or the sweep comes back.
      if ((await runDelivery({ aaf, clock }, runId)) === undefined) return
    } catch (error) {
      if (job.attempt < retries) throw error
      log.error({ err: error, run: runId }, 'AAF import interrupted')
      await aaf.patch(runId, { state: 'failed' })
    }
  }
}

/** Clears what nobody will come back to. */
export async function sweep({ aaf, clock }: Pick<AafJobsDeps, 'aaf' | 'clock'>): Promise<void> {
  const now = clock.now().getTime()
  for (const id of await aaf.leftSince(new Date(now - hour), ['receiving'])) await aaf.discard(id)
  for (const id of await aaf.leftSince(new Date(now - 7 * 24 * hour), ['to_confirm', 'failed'])) {
    await aaf.pass(id, ['to_confirm', 'failed'], { state: 'abandoned', finishedAt: clock.now() })
    await aaf.clear(id)
  }
}
