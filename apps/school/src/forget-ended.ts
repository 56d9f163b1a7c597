import type { Clock, Jobs, Sessions } from '@preau/platform'
import type { PeopleChanges } from './features/people/index.ts'
import { type CausesStore, forgetFailures } from './features/identification/index.ts'
import type { FederationStore } from './features/delegation/index.ts'
import {
  importRetention,
  type ImportStore,
  type LargeImports,
  type PendingImportStore,
} from './features/school-import/index.ts'
import type { SessionEndStore } from './features/sessions/index.ts'
import type { OperatorWaits } from './features/operators/index.ts'
import type { LoginWaits } from './features/spaces/index.ts'

export interface ForgetEndedDeps {
  /** Any sessions of the server: they are all in one table. */
  readonly sessions: Pick<Sessions<unknown>, 'purge'>
  readonly pendingImports: Pick<PendingImportStore, 'forgetEnded'>
  readonly largeImports: Pick<LargeImports, 'forgetEnded'>
  readonly imports: Pick<ImportStore, 'forget'>
  readonly peopleChanges: Pick<PeopleChanges, 'forget'>
  readonly causes: Pick<CausesStore, 'forget'>
  readonly sessionEnds: Pick<SessionEndStore, 'forget'>
  readonly loginWaits: Pick<LoginWaits, 'forget'>
  readonly operatorWaits: Pick<OperatorWaits, 'forget'>
  readonly federations: Pick<FederationStore, 'forgetSeen'>
  readonly clock: Clock
}

/** As long as somebody who comes back to their browser is told why their session ended. */
const toldMs = 86_400_000

/** How long a change of many people may be undone. */
const undoableMs = 92 * 86_400_000

/** Every ten minutes, forgets what has ended: data about families do not stay because nobody came back. */
export function scheduleForgetting(jobs: Jobs, deps: ForgetEndedDeps): void {
  jobs.repeat('school-forget-ended', '*/10 * * * *', ({ signal }) => forgetEnded(deps, signal))
}

/** Deletes ended sessions, a bounded number at a time, the files that waited too long for an answer, and whom imports changed, each part in its time. */
export async function forgetEnded(deps: ForgetEndedDeps, signal: AbortSignal): Promise<void> {
  await deps.pendingImports.forgetEnded(deps.clock.now())
  await deps.largeImports.forgetEnded(deps.clock.now())
  const now = deps.clock.now()
  await deps.peopleChanges.forget(now, new Date(now.getTime() - undoableMs))
  await forgetFailures(deps)
  await deps.loginWaits.forget(now)
  await deps.operatorWaits.forget(now)
  await deps.federations.forgetSeen(deps.clock.now())
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000)
  const { undoDays, nameDays } = importRetention
  await deps.imports.forget({ valuesBefore: daysAgo(undoDays), namesBefore: daysAgo(nameDays) })
  const told = new Date(deps.clock.now().getTime() - toldMs)
  await deps.sessionEnds.forget(told)
  while (!signal.aborted && (await deps.sessions.purge({ endedBefore: told })) > 0);
}
