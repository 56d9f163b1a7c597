import type { Clock, Jobs, Sessions } from '@preau/platform'
import type { PendingImportStore } from './features/school-import/index.ts'

export interface ForgetEndedDeps {
  /** Any sessions of the server: they are all in one table. */
  readonly sessions: Pick<Sessions<unknown>, 'purge'>
  readonly pendingImports: Pick<PendingImportStore, 'forgetEnded'>
  readonly clock: Clock
}

/** Every ten minutes, forgets what has ended: data about families do not stay because nobody came back. */
export function scheduleForgetting(jobs: Jobs, deps: ForgetEndedDeps): void {
  jobs.repeat('school-forget-ended', '*/10 * * * *', ({ signal }) => forgetEnded(deps, signal))
}

/** Deletes ended sessions, a bounded number at a time, and the files that waited too long for an answer. */
export async function forgetEnded(deps: ForgetEndedDeps, signal: AbortSignal): Promise<void> {
  await deps.pendingImports.forgetEnded(deps.clock.now())
  while (!signal.aborted && (await deps.sessions.purge()) > 0);
}
