import { createSessions, type Sessions, type SessionsOptions } from '@preau/platform'
import type { OperatorSessionData, PendingSignIn } from './features/operators/index.ts'

/** Sessions of the console and of the client: an hour without a request, half a day at most. */
export const createOperatorSessions = (
  options: Pick<SessionsOptions, 'database' | 'clock' | 'random' | 'secure'>,
): Sessions<OperatorSessionData> =>
  createSessions({
    ...options,
    cookieName: 'preau_school_operator',
    idleMs: 3_600_000,
    absoluteMs: 12 * 3_600_000,
  })

/** Half sign-ins: a quarter of an hour to find one's telephone. */
export const createPendingSignIns = (
  options: Pick<SessionsOptions, 'database' | 'clock' | 'random' | 'secure'>,
): Sessions<PendingSignIn> =>
  createSessions({
    ...options,
    cookieName: 'preau_school_step',
    idleMs: 900_000,
    absoluteMs: 900_000,
  })
