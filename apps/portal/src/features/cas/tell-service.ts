import { logoutMessage } from '@preau/cas'
import { type Clock, type JobContext, type Outgoing, type Random, randomToken } from '@preau/platform'
import type { ServiceSession, ServiceSessions } from './service-sessions.ts'

export interface TellingDeps {
  readonly serviceSessions: Pick<ServiceSessions, 'ending' | 'noteTry'>
  readonly outgoing: Pick<Outgoing, 'post'>
  readonly clock: Clock
  readonly random: Random
}

/** Tries after the first one; the pause between them doubles. */
export const retries = 3

/** What another try will not change: the service answers, and does not want this message. */
const isFinal = (kind: string, status = 0): boolean =>
  kind === 'forbidden' || kind === 'redirect' || (kind === 'status' && status < 500)

/**
 * Tells one service, by POST of the form field `logoutRequest` to its address, that a session is over (CAS 3.0 §2.3.3,
 * App. C). Nobody waits for it; each try is noted for the administrator of the service.
 *
 * @throws Error when it is worth trying again, which is how the job knows
 */
export async function tellService(
  deps: TellingDeps,
  id: string,
  { attempt }: Pick<JobContext, 'attempt'>,
): Promise<void> {
  const session = await deps.serviceSessions.ending(id)
  if (!session) return
  const body = new URLSearchParams({ logoutRequest: logoutXml(deps, session) }).toString()
  const contentType = 'application/x-www-form-urlencoded'
  const answer = await deps.outgoing.post(new URL(session.address), { body, contentType })
  if (answer.ok) return deps.serviceSessions.noteTry(id, { state: 'told', detail: '' })
  const { kind, status, sentence: detail } = answer
  if (isFinal(kind, status) || attempt >= retries)
    return deps.serviceSessions.noteTry(id, { state: 'failed', detail })
  await deps.serviceSessions.noteTry(id, { detail })
  throw new Error(`the service was not told of the log-out: ${kind}`)
}

/** The message, under a new identifier each time. */
export function logoutXml(
  { clock, random }: Pick<TellingDeps, 'clock' | 'random'>,
  { ticket }: Pick<ServiceSession, 'ticket'>,
): string {
  return logoutMessage({ id: `LR-${randomToken(random, 16)}`, issuedAt: clock.now(), ticket })
}
