import { verifyPassword } from '@preau/platform'
import type { FastifyRequest } from 'fastify'
import type { Arrival } from '../door/arrive.ts'
import type { DoorDeps } from '../spaces-deps.ts'
import type { Credential } from './credential-store.ts'

/** Whose local password it is, or why nobody's. */
export type LocalCheck =
  | { readonly ok: true; readonly credential: Credential }
  | {
      readonly ok: false
      /** Wrong, or a one-time password past its end; the person whose log-in name it is, for the trail only. */
      readonly kind: 'wrong' | 'ended'
      readonly personId: string | undefined
    }
  | { readonly ok: false; readonly kind: 'held-back'; readonly seconds: number }

interface LocalTry extends DoorDeps {
  readonly arrival: Arrival
  /** Lower case. */
  readonly login: string
  readonly password: string
}

/** Checks a local log-in name and password, within the limits of the form; a wrong one leaves a line in the trail. */
export async function checkLocally(request: FastifyRequest, given: LocalTry): Promise<LocalCheck> {
  const seconds = await holdBack(request, given)
  if (seconds !== undefined) return { ok: false, kind: 'held-back', seconds }
  const { arrival, login, password, clock } = given
  const credential = await given.credentials.byLogin(arrival.base.id, login)
  if (!(await verifyPassword(credential?.passwordHash, password)) || credential === undefined) {
    await noteWrong(given, credential?.personId)
    return { ok: false, kind: 'wrong', personId: credential?.personId }
  }
  await giveBack(request, given)
  const { oneTimeUntil, personId } = credential
  if (oneTimeUntil && oneTimeUntil <= clock.now()) return { ok: false, kind: 'ended', personId }
  return { ok: true, credential }
}

/** Seconds to wait, when there were too many tries: for this name on the whole server, from this address on this node. */
async function holdBack(request: FastifyRequest, given: LocalTry): Promise<number | undefined> {
  const { limits, loginWaits, arrival, login, clock } = given
  const { id: baseId, security: rule } = arrival.base
  const fromHere = limits.perAddress.take(`${baseId}:${request.ip}`)
  if (!fromHere.ok) return fromHere.retryAfterSeconds
  return loginWaits.take({ baseId, login, rule, now: clock.now() })
}

/** Only failures count. */
async function giveBack(
  request: FastifyRequest,
  { limits, loginWaits, arrival, login }: LocalTry,
): Promise<void> {
  limits.perAddress.giveBack(`${arrival.base.id}:${request.ip}`)
  await loginWaits.clear(arrival.base.id, login)
}

async function noteWrong({ arrival, ...deps }: LocalTry, personId: string | undefined): Promise<void> {
  const { base, space } = arrival
  await deps.members.recordSignIn({
    action: 'person.signed-in',
    actor: 'anonymous',
    target: personId && `person:${personId}`,
    school: base.uai,
    outcome: 'refused',
    data: { space, via: 'local' },
    at: deps.clock.now(),
  })
}
