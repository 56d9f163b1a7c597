import type { Clock, Sessions } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Operator, Visit } from '../../frame/operator.ts'
import { noteEnds } from '../../frame/session-ends.ts'
import { type AddressGuard, type BaseGate, isReadOnly } from '../bases/index.ts'
import type { OperatorSessionData } from './operator-session.ts'
import type { OperatorStore } from './operator-store.ts'
import { operatorRefusals } from './refusals.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The form is taken even where the base is an archive or deleted: it is about the base, not in it. */
    onReadOnlyBase?: boolean
  }
}

type Guard = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Who may pass: every page of the console and of the client goes through one of the two guards. */
export interface OperatorGate {
  /** preHandler: a signed-in operator, or the sign-in page. */
  readonly signedIn: Guard
  /** preHandler: a signed-in host; refuses the supervisor of some bases (`operator.host-only`). */
  readonly asHost: Guard
  /** preHandler for routes with `:base`: a signed-in operator who may open that base. */
  readonly inBase: Guard
  /** Whether an operator is there; for what is no page. */
  readonly isSignedIn: (request: FastifyRequest) => Promise<boolean>
  /** The operator of a request that went through a guard. */
  readonly operator: (request: FastifyRequest) => Operator
  /** The key of the session of such a request, for what must not outlive it. */
  readonly sessionId: (request: FastifyRequest) => string
  /** The operator and the base of a request that went through {@link inBase}. */
  readonly visit: (request: FastifyRequest) => Visit
}

export interface OperatorGateDeps {
  readonly operators: Pick<OperatorStore, 'byId' | 'mayOpen'>
  readonly sessions: Pick<Sessions<OperatorSessionData>, 'current'>
  readonly baseGate: BaseGate
  readonly clock: Clock
  readonly addressGuard: Pick<AddressGuard, 'refuseConsole'>
  /** Failed identifications that wait, for the menu of the client. */
  readonly causes: { countOpen(baseId: string): Promise<number> }
}

/** Who passed, and by which session. */
interface Passed {
  readonly operator: Operator
  readonly sessionId: string
  readonly openFailures?: number
}

export function createOperatorGate(deps: OperatorGateDeps): OperatorGate {
  const passed = new WeakMap<FastifyRequest, Passed>()
  const passedOf = (request: FastifyRequest): Passed => {
    const known = passed.get(request)
    if (!known) throw new Error(`route ${request.routeOptions.url ?? '?'} has no operator gate`)
    return known
  }
  const operatorOf = (request: FastifyRequest): Operator => passedOf(request).operator
  const passes = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const current = await currentOperator(deps, request)
    if (current) passed.set(request, current)
    else askToSignIn(request, reply)
    return current !== undefined
  }
  return {
    signedIn: async (request, reply) => ((await passes(request, reply)) ? undefined : reply),
    asHost: async (request, reply) => {
      if (!(await passes(request, reply))) return reply
      if (operatorOf(request).allBases) return undefined
      throw operatorRefusals.refuse('operator.host-only')
    },
    inBase: async (request, reply) => {
      if (!(await passes(request, reply))) return reply
      await deps.baseGate.enter(request, reply)
      if (reply.sent) return reply
      const base = deps.baseGate.of(request)
      if (!(await deps.operators.mayOpen(operatorOf(request), base.id)))
        throw operatorRefusals.refuse('operator.base-forbidden', { name: base.name })
      // The host may always undo what locks a school out.
      if (!operatorOf(request).allBases) await deps.addressGuard.refuseConsole(request, base)
      if (
        isReadOnly(base) &&
        request.method === 'POST' &&
        request.routeOptions.config.onReadOnlyBase !== true
      )
        throw operatorRefusals.refuse('operator.base-read-only', { name: base.name })
      if (isOfClient(request))
        passed.set(request, { ...passedOf(request), openFailures: await deps.causes.countOpen(base.id) })
      return undefined
    },
    isSignedIn: async (request) => (await currentOperator(deps, request)) !== undefined,
    operator: operatorOf,
    sessionId: (request) => passedOf(request).sessionId,
    visit: (request) => {
      const { operator, openFailures } = passedOf(request)
      return { operator, base: deps.baseGate.of(request), openFailures }
    },
  }
}

/** A page with the menu of the client. */
const isOfClient = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'GET' && routeOptions.url?.startsWith('/:base/client') === true

async function currentOperator(deps: OperatorGateDeps, request: FastifyRequest): Promise<Passed | undefined> {
  const session = await deps.sessions.current(request)
  // Every session of the server is in one table: that of a person, presented here, holds no operator.
  const data: Partial<OperatorSessionData> | undefined = session?.data
  if (session === undefined || data?.operatorId === undefined) return undefined
  const operator = await deps.operators.byId(data.operatorId)
  if (operator) noteEnds(request, session, deps.clock.now())
  return operator && { operator, sessionId: session.id }
}

/** Reading: sign in and come back. Writing: the form is lost, so say that nothing was saved. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply): void {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw operatorRefusals.refuse('operator.session-needed')
  void reply.redirect(`/connexion?retour=${encodeURIComponent(request.url)}`, 302)
}
