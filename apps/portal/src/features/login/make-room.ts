import type { FastifyRequest } from 'fastify'
import { quotaRefusals } from '../../frame/quota-refusals.ts'
import { loginCopy as copy } from './copy.fr.ts'
import type { SessionRoom } from './session-room.ts'
import type { PortalSessions } from './visitors.ts'

export interface MakeRoomDeps {
  readonly sessions: PortalSessions
  readonly room: SessionRoom
}

/**
 * Before a session opens in a school that has no more: the oldest session of the same person gives its place; nobody else ever
 * loses theirs. Two log-ins at the same instant may both find the last place: the limit is one of comfort, not of safety.
 *
 * @throws Refusal `quota.sessions`: the person has none to give
 */
export async function makeRoom(
  { sessions, room }: MakeRoomDeps,
  {
    request,
    accountId,
    at,
  }: { readonly request: FastifyRequest; readonly accountId: string; readonly at: Date },
): Promise<void> {
  // The session of this browser is replaced by the new one.
  if ((await sessions.current(request))?.subject === accountId) return
  const full = await room.fullSchool(accountId, at)
  if (!full) return
  const mine = [...(await sessions.list(accountId))]
  const [oldest] = mine.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
  if (!oldest) {
    await room.note('login-refused', accountId, full, at)
    throw quotaRefusals.refuse('quota.sessions', full)
  }
  await sessions.closeById(oldest.id)
  await room.note('session-closed', accountId, full, at)
  request.flash('info', copy.oldestClosed(full.school))
}
