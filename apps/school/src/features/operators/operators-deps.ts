import type { Sessions } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { LastAct } from '../../frame/conflict.tsx'
import type { BaseStore } from '../bases/index.ts'
import type { OperatorGate } from './operator-gate.ts'
import type { OperatorSessionData, OperatorSessionEnd } from './operator-session.ts'
import type { OperatorStore } from './operator-store.ts'
import type { SecondFactorDeps } from './second-factor.ts'

/** A right password that waits for its code: no session, it opens nothing. */
export interface PendingSignIn {
  readonly pendingOperatorId: string
  /** The page the password was typed for. */
  readonly next: string
}

export interface OperatorsDeps extends SecondFactorDeps {
  readonly operators: OperatorStore
  readonly lastAct: LastAct
  readonly sessions: Sessions<OperatorSessionData>
  readonly pendingSignIns: Sessions<PendingSignIn>
  readonly gate: OperatorGate
  readonly bases: Pick<BaseStore, 'list'>
  /** Every operator must have codes; never in demonstration. */
  readonly secondFactorRequired: boolean
  readonly publicUrl: string
  readonly demo: boolean
  /** Passwords of the operator’s own list of leaks, lower case. */
  readonly leaked: ReadonlySet<string>
  /** Why the session that this browser holds is alive no more; `undefined` without one, or while it lives. */
  readonly whyEnded: (request: FastifyRequest) => Promise<OperatorSessionEnd | undefined>
  /** Some way of presenting a certificate is configured. */
  readonly certificateSignIn: boolean
}
