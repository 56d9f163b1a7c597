import type { Clock } from '@preau/platform'
import type { CasGrants } from './cas-grants.ts'
import type { CasTickets } from './cas-tickets.ts'

/** An hour of tickets stays, to look into what just went wrong. */
const keptMs = 3_600_000
const batch = 1000

/** Deletes expired tickets and the grants of ended sessions, a bounded number at a time so that nobody waits behind the purge. */
export async function purgeTickets(
  deps: {
    readonly tickets: Pick<CasTickets, 'purge' | 'forgetChanges'>
    readonly grants: Pick<CasGrants, 'purge'>
    readonly clock: Clock
  },
  signal: AbortSignal,
): Promise<void> {
  const expiredBefore = new Date(deps.clock.now().getTime() - keptMs)
  while (!signal.aborted && (await deps.tickets.purge(expiredBefore, batch)) === batch);
  await deps.tickets.forgetChanges()
  while (!signal.aborted && (await deps.grants.purge(deps.clock.now(), batch)) === batch);
}
