import { type Clock, createSessions, type Sessions, type SessionsOptions, sha256 } from '@preau/platform'
import type { SchoolConfig } from './config.ts'
import type { OperatorSessionData, OperatorsDeps, PendingSignIn } from './features/operators/index.ts'
import type { SessionEndStore } from './features/sessions/index.ts'

type Parts = Pick<SessionsOptions, 'database' | 'clock' | 'random' | 'secure'>

const cookieName = 'preau_school_operator'

/** Sessions of the console and of the client: an hour without a request, half a day at most, unless the configuration says otherwise. */
export const createOperatorSessions = ({
  consoleIdleMinutes,
  consoleSessionHours,
  ...parts
}: Parts & Pick<SchoolConfig, 'consoleIdleMinutes' | 'consoleSessionHours'>): Sessions<OperatorSessionData> =>
  createSessions({
    ...parts,
    cookieName,
    idleMs: consoleIdleMinutes * 60_000,
    absoluteMs: consoleSessionHours * 3_600_000,
  })

/** Why the session that a browser holds is alive no more, for *Vous avez été déconnecté*. */
export const operatorSessionEnds =
  (
    sessions: Sessions<OperatorSessionData>,
    deps: {
      readonly sessionEnds: Pick<SessionEndStore, 'reasonOf'>
      readonly clock: Clock
      readonly secure: boolean
    },
  ): OperatorsDeps['whyEnded'] =>
  async (request) => {
    const token = request.cookies[(deps.secure ? '__Host-' : '') + cookieName]
    if (token === undefined || (await sessions.current(request)) !== undefined) return undefined
    const reason = await deps.sessionEnds.reasonOf(sha256(token), deps.clock.now())
    return reason === 'idle' || reason === 'absolute' ? reason : 'closed'
  }

/** Half sign-ins: a quarter of an hour to find one's telephone. */
export const createPendingSignIns = (options: Parts): Sessions<PendingSignIn> =>
  createSessions({
    ...options,
    cookieName: 'preau_school_step',
    idleMs: 900_000,
    absoluteMs: 900_000,
  })
