import { type Clock, type Random, sha256 } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { DoubleAuthentication, PendingDouble } from './double-authentication.ts'
import { peopleIn } from './evidence.ts'
import type { IdentificationStore } from './identification-store.ts'
import { linkOrderOf, settleFor } from './link-order.ts'
import { type Failing, recordFailing } from './record-failing.ts'
import { describe, identifiedOf, type Recognised } from './recognise.ts'

export interface DoubleDeps {
  readonly identification: IdentificationStore
  readonly clock: Clock
  readonly random: Random
}

/** Tries of one form: as many as of a lock before one goes and asks. */
const mostAttempts = 5

export function createDoubleAuthentication(deps: DoubleDeps): DoubleAuthentication {
  const { identification, clock } = deps
  return {
    attempt: ({ base, token }) =>
      identification.attemptDouble({
        baseId: base.id,
        tokenHash: sha256(token),
        at: clock.now(),
        most: mostAttempts,
      }),
    confirm: (form) => confirm(deps, form),
    fail: async ({ base, pending, reason, personId }) => {
      const { failure } = await recordFailing(deps, placeOf(base, pending), {
        reason,
        casUser: pending.casId,
        evidence: personId === undefined ? {} : { people: [{ id: personId, state: 'ok' }] },
      })
      return failure
    },
  }
}

type Confirmed = Parameters<DoubleAuthentication['confirm']>[0]

const placeOf = (base: Confirmed['base'], { space, evidence }: PendingDouble) => ({
  base,
  space,
  rule: evidence,
})

async function confirm(
  deps: DoubleDeps,
  { base, token, pending, personId }: Confirmed,
): ReturnType<DoubleAuthentication['confirm']> {
  const { identification, clock } = deps
  const { casId, ticketHash } = pending
  const at = clock.now()
  const today = parisDay(at)
  const all = await identification.candidates(base.id, { casId, pronoteIds: [], ids: [personId], today })
  const people = all.map((one) => describe(one, casId, []))
  const own = people.find(({ candidate }) => candidate.id === personId)
  if (own === undefined) throw new Error(`person ${personId} has a password and no sheet`)
  const failing = refusalOf(own, people, pending)
  const fail = (reason: Failing['reason'], shown: readonly Recognised[]) =>
    recordFailing(deps, placeOf(base, pending), {
      reason,
      casUser: casId,
      people: shown,
      evidence: { people: peopleIn(shown) },
    })
  if (failing) return fail(failing.reason, failing.people)
  const firstConnection = own.candidate.casId === undefined
  const order = { base, casId, at, ids: [personId], by: 'double' }
  if (firstConnection && !(await identification.link(linkOrderOf(order)))) return fail('held', [held(own)])
  await identification.endDouble(base.id, sha256(token))
  await settleFor(identification, { base, casId, personId, space: pending.space, at })
  return { kind: 'person', person: identifiedOf(own), firstConnection, ticketHash }
}

/** Why the account may not be linked to this person, with the sheets that show it. */
function refusalOf(
  own: Recognised,
  people: readonly Recognised[],
  { casId, space }: PendingDouble,
): Required<Pick<Failing, 'reason' | 'people'>> | undefined {
  const { candidate, state, spaces } = own
  const holder = people.find(
    (one) => one !== own && one.candidate.casId === casId && one.candidate.category === candidate.category,
  )
  // Somebody of the same category has this account already: only an administrator moves a link.
  if (holder) return { reason: 'held', people: [held(own), holder] }
  if (state !== 'ok') return { reason: state, people: [own] }
  if (space !== 'commune' && !spaces.includes(space)) return { reason: 'double-other-space', people: [own] }
  return undefined
}

const held = (one: Recognised): Recognised => ({ ...one, state: 'held' })
