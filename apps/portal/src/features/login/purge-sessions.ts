import type { PortalSessions } from './visitors.ts'

const batch = 1000

/**
 * Deletes the sessions that are over, a bounded number at a time. The services they opened are told all the same: what is
 * needed for that was kept when the ticket was spent, and a session that is gone is a session that is over.
 */
export async function purgeSessions(
  sessions: Pick<PortalSessions, 'purge'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && (await sessions.purge({ limit: batch })) === batch);
}
