import { parseServiceTicket } from '@preau/cas'
import { type Clock, type Metrics, type Random, randomToken, sha256 } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { CasAnswer, CasCaller } from '../delegation/index.ts'
import { knownFrom, peopleIn, receivedFrom, ruleOf } from './evidence.ts'
import { guardIdentify } from './guard-identifier.ts'
import {
  type FailureEvidence,
  type FailureReason,
  rememberedCode,
  statusOf,
} from './identification-failure.ts'
import type { Identification, IdentificationRequest, Identifier } from './identification.ts'
import type { Candidate, IdentificationStore } from './identification-store.ts'
import type { IdentifiedPerson } from './identified-person.ts'
import { type LookedUp, lookUp } from './look-up.ts'
import { isRemembered, principalOf } from './read-answer.ts'
import { type Recognised, recognise, type Recognition } from './recognise.ts'

export interface IdentifierDeps {
  readonly identification: IdentificationStore
  readonly cas: Pick<CasCaller, 'validate'>
  readonly clock: Clock
  readonly random: Random
  readonly metrics: Metrics
}

type Success = Extract<CasAnswer, { readonly kind: 'success' }>

const choiceMs = 10 * 60_000
const formMs = 24 * 3_600_000

/** Failures whose page has the form *Données connues / Corrections éventuelles*. */
const withForm: ReadonlySet<FailureReason> = new Set([
  'not-identified',
  'identity-unknown',
  'identity-ambiguous',
  'held',
])

export function createIdentifier(deps: IdentifierDeps): Identifier {
  return {
    identify: guardIdentify((request) => identify(deps, request), deps),
    takeChoice: async ({ base, token, personId }) => {
      const now = deps.clock.now()
      const taken = await deps.identification.takeChoice(base.id, sha256(token), now)
      if (taken?.personIds.includes(personId) !== true) return undefined
      const [candidate] = await deps.identification.byIds(base.id, [personId], parisDay(now))
      const again = candidate && recogniseAlone(candidate)
      const chosen = again?.ok === true ? again.people[0] : undefined
      return chosen && { person: identifiedOf(chosen), ticketHash: taken.ticketHash }
    },
  }
}

async function identify(deps: IdentifierDeps, request: IdentificationRequest): Promise<Identification> {
  const ticket = parseServiceTicket(request.query)
  if (ticket === undefined) return fail(deps, request, { reason: 'ticket-malformed' })
  const answer = await deps.cas.validate(request.delegation, { service: request.service, ticket })
  switch (answer.kind) {
    case 'success':
      return recogniseAnswer(deps, request, { answer, ticketHash: sha256(ticket) })
    case 'failure':
      return fail(deps, request, {
        reason: 'cas-failure',
        evidence: { code: answer.code.slice(0, 100), detail: answer.detail },
      })
    case 'unreachable': {
      const { kind, sentence } = answer.failure
      return fail(deps, request, { reason: 'cas-unreachable', evidence: { code: kind, detail: sentence } })
    }
    case 'not-cas':
      return fail(deps, request, { reason: 'not-cas', evidence: { detail: answer.detail } })
  }
}

async function recogniseAnswer(
  deps: IdentifierDeps,
  request: IdentificationRequest,
  { answer, ticketHash }: { readonly answer: Success; readonly ticketHash: Uint8Array },
): Promise<Identification> {
  const { delegation } = request
  const principal = principalOf(answer, delegation.commonAttribute)
  if (!principal.ok) {
    const evidence = { ...receivedFrom(answer), attribute: delegation.commonAttribute }
    return fail(deps, request, { reason: principal.reason, evidence })
  }
  const { casId } = principal
  if (delegation.refuseRemembered && isRemembered(answer.attributes))
    return fail(deps, request, { reason: 'cas-failure', casUser: casId, evidence: { code: rememberedCode } })
  // Somebody may have been linked between reading and writing: one more look then tells who.
  const found =
    (await admit(deps, request, { answer, casId })) ?? (await admit(deps, request, { answer, casId }))
  if (found?.ok === true) return welcome(deps, request, { casId, people: found.people, ticketHash })
  const reason = found?.reason ?? 'held'
  const people = found?.people ?? []
  return fail(deps, request, {
    reason,
    casUser: casId,
    people,
    evidence: {
      ...receivedFrom(answer),
      ...(people.length === 0 && found?.ok === false ? found.seen : {}),
      known: knownFrom(answer, delegation.identityAttributes),
      people: peopleIn(people),
    },
  })
}

type Admitted =
  | Extract<Recognition, { readonly ok: true }>
  | (Extract<Recognition, { readonly ok: false }> & Pick<LookedUp, 'seen'>)

interface Came {
  readonly answer: Success
  readonly casId: string
}

/** Recognises and links; `undefined` when somebody else linked one of these people meanwhile. */
async function admit(
  deps: IdentifierDeps,
  { base, space, delegation }: IdentificationRequest,
  { answer, casId }: Came,
): Promise<Admitted | undefined> {
  const at = deps.clock.now()
  const came = { attributes: answer.attributes, casId, today: parisDay(at) }
  const { seen, by, ...meant } = await lookUp(deps.identification, { base, delegation }, came)
  const found = recognise({ space, principal: casId, ...meant })
  if (!found.ok) return { ...found, seen }
  const people = found.people.flatMap(({ candidate: { id, casId: known } }) =>
    known === undefined ? [id] : [],
  )
  const audit = {
    action: 'person.cas-linked',
    actor: `cas:${casId}`,
    school: base.uai,
    outcome: 'done',
    at,
  } as const
  const linked =
    people.length === 0 ||
    (await deps.identification.link({
      baseId: base.id,
      casId,
      at,
      people: people.map((id) => ({
        id,
        audit: { ...audit, target: `person:${id}`, data: { by } },
      })),
    }))
  return linked ? found : undefined
}

interface Welcomed {
  readonly casId: string
  readonly people: readonly Recognised[]
  readonly ticketHash: Uint8Array
}

async function welcome(
  deps: IdentifierDeps,
  { base }: IdentificationRequest,
  { casId, people, ticketHash }: Welcomed,
): Promise<Identification> {
  const at = deps.clock.now()
  const [first, ...others] = people
  if (first === undefined) throw new Error('a recognition without anybody')
  const audit = {
    action: 'identification-failure.settled',
    actor: `cas:${casId}`,
    target: `person:${first.candidate.id}`,
    school: base.uai,
    outcome: 'done',
    at,
  } as const
  await deps.identification.settle({
    baseId: base.id,
    casUser: casId,
    personId: first.candidate.id,
    at,
    audit,
  })
  if (others.length === 0) {
    return {
      kind: 'person',
      person: identifiedOf(first),
      firstConnection: first.candidate.casId === undefined,
      ticketHash,
    }
  }
  const token = randomToken(deps.random)
  await deps.identification.offerChoice({
    baseId: base.id,
    tokenHash: sha256(token),
    personIds: people.map(({ candidate }) => candidate.id),
    ticketHash,
    at,
    endsAt: new Date(at.getTime() + choiceMs),
  })
  return { kind: 'choose', people: people.map(identifiedOf), token, ticketHash }
}

interface Failing {
  readonly reason: FailureReason
  readonly evidence?: Partial<FailureEvidence>
  readonly casUser?: string
  readonly people?: readonly Recognised[]
}

/** Records the failure, whether or not the person sends the form, and says it. */
async function fail(
  deps: IdentifierDeps,
  request: IdentificationRequest,
  { reason, evidence, casUser, people = [] }: Failing,
): Promise<Identification> {
  const at = deps.clock.now()
  const known = evidence?.known
  const token = known !== undefined && withForm.has(reason) ? randomToken(deps.random) : undefined
  const whole = { ...ruleOf(request), ...evidence }
  const { base, space } = request
  await deps.identification.recordFailure({
    baseId: base.id,
    at,
    space,
    reason,
    casUser,
    evidence: whole,
    form:
      token === undefined ? undefined : { tokenHash: sha256(token), endsAt: new Date(at.getTime() + formMs) },
  })
  const form = token !== undefined && known !== undefined ? { token, known } : undefined
  const entitled = people.filter(({ state }) => state === 'ok').map(identifiedOf)
  return {
    kind: 'failure',
    failure: { reason, status: statusOf(reason), space, evidence: whole, people: entitled, form },
  }
}

const recogniseAlone = (candidate: Candidate): Recognition | undefined =>
  candidate.casId === undefined
    ? undefined
    : recognise({
        space: 'commune',
        principal: candidate.casId,
        candidates: [candidate],
        nobody: 'not-identified',
        several: 'held',
      })

const identifiedOf = ({ candidate, spaces }: Recognised): IdentifiedPerson => {
  const { id, category, civility, lastName, firstName } = candidate
  return { id, category, civility, lastName, firstName, spaces }
}
