import { type Clock, type Random, randomToken, sha256 } from '@preau/platform'
import type { OperatorAccessStore } from './operator-access-store.ts'
import { operatorRefusals } from './refusals.ts'

interface InviteDeps {
  readonly operatorAccess: Pick<OperatorAccessStore, 'invite'>
  readonly publicUrl: string
  readonly clock: Clock
  readonly random: Random
}

/** Who is invited; the bases are ids. */
export interface InvitedOperator {
  readonly login: string
  readonly displayName: string
  readonly bases: 'all' | readonly string[]
}

/** A link to hand over, shown once. */
export interface Invitation {
  readonly operatorId: string
  readonly link: string
  readonly endsAt: Date
}

const days = 3
const loginShape = /^[a-z0-9][a-z0-9._@-]{1,99}$/

/**
 * Opens an account, or opens it again after a lost telephone or a forgotten password: a link good once, for three days,
 * by which the person chooses a password, then sets up their codes.
 *
 * @throws Refusal `operator.login-invalid`
 */
export async function inviteOperator(
  deps: InviteDeps,
  order: InvitedOperator,
  actor: string,
): Promise<Invitation> {
  const login = order.login.trim().toLowerCase()
  if (!loginShape.test(login)) throw operatorRefusals.refuse('operator.login-invalid', { login })
  const at = deps.clock.now()
  const endsAt = new Date(at.getTime() + days * 24 * 3_600_000)
  const token = randomToken(deps.random)
  const audit = {
    action: 'operator.invited',
    actor,
    target: `operator:${login}`,
    outcome: 'done',
    at,
  } as const
  const displayName = order.displayName.trim() === '' ? login : order.displayName.trim()
  const invited = { login, displayName, bases: order.bases, tokenHash: sha256(token), at, endsAt, audit }
  const operatorId = await deps.operatorAccess.invite(invited)
  return { operatorId, link: `${deps.publicUrl}/connexion/premiere-fois/${token}`, endsAt }
}
