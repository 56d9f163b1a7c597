import { parseServiceTicket } from '@preau/cas'
import { type Clock, type Metrics, type Random, randomToken, sha256 } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { CasAnswer, CasCaller, RecognitionRule } from '../delegation/index.ts'
import { knownFrom, peopleIn, receivedFrom, ruleOf } from './evidence.ts'
import { guardIdentify } from './guard-identifier.ts'
import { rememberedCode } from './identification-failure.ts'
import { recognitionTimer, type RecognitionTimer } from './identification-figures.ts'
import type {
  AnsweredRequest,
  Identification,
  IdentificationRequest,
  Identifier,
  RecognitionRequest,
} from './identification.ts'
import type { Candidate, IdentificationStore } from './identification-store.ts'
import { linkOrderOf, settleFor } from './link-order.ts'
import { type LookedUp, lookUp } from './look-up.ts'
import { isRemembered, principalOf } from './read-answer.ts'
import { type Failing, recordFailing } from './record-failing.ts'
import { identifiedOf, type Recognised, recognise, type Recognition } from './recognise.ts'

export interface IdentifierDeps {
  readonly identification: IdentificationStore
  readonly cas: Pick<CasCaller, 'validate'>
  readonly clock: Clock
  readonly random: Random
  readonly metrics: Metrics
}

interface Timed extends IdentifierDeps {
  readonly timer: RecognitionTimer
}

/** CAS codes that mean « this service address is not mine » (CAS 3.0 §2.5.3; ent-ecosystem: servers vary). */
const serviceCodes = /^(INVALID_SERVICE|UNAUTHORIZED_SERVICE)/

type Success = Extract<CasAnswer, { readonly kind: 'success' }>

const choiceMs = 10 * 60_000
/** As long as one needs to find the letter of the school. */
const doubleMs = 30 * 60_000

export function createIdentifier(given: IdentifierDeps): Identifier {
  const deps = { ...given, timer: recognitionTimer(given.metrics) }
  const guarded = guardIdentify(deps)
  return {
    identify: guarded((request) => identify(deps, request)),
    identifyAnswer: guarded((request) => identifyAnswer(deps, request)),
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

async function identify(deps: Timed, request: IdentificationRequest): Promise<Identification> {
  const ticket = parseServiceTicket(request.query)
  if (ticket === undefined) return fail(deps, request, { reason: 'ticket-malformed' })
  const answer = await deps.cas.validate(request.delegation, { service: request.service, ticket })
  switch (answer.kind) {
    case 'success':
      return recogniseTimed(deps, request, { answer, ticketHash: sha256(ticket) })
    case 'failure':
      return fail(deps, request, {
        reason: serviceCodes.test(answer.code) ? 'service-unknown' : 'cas-failure',
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

async function identifyAnswer(
  deps: Timed,
  { answer: bring, ...request }: AnsweredRequest,
): Promise<Identification> {
  const answer = await bring()
  if (answer.kind === 'success')
    return recogniseTimed(deps, request, { answer, ticketHash: answer.ticketHash })
  const { code, detail } = answer
  return fail(deps, request, { reason: 'token-refused', evidence: { code, detail } })
}

interface Answered {
  readonly answer: Success
  readonly ticketHash: Uint8Array
}

async function recogniseTimed(
  deps: Timed,
  request: RecognitionRequest,
  answered: Answered,
): Promise<Identification> {
  const end = deps.timer(request.delegation.recognition)
  try {
    return await recogniseAnswer(deps, request, answered)
  } finally {
    end()
  }
}

async function recogniseAnswer(
  deps: IdentifierDeps,
  request: RecognitionRequest,
  { answer, ticketHash }: Answered,
): Promise<Identification> {
  const { delegation } = request
  const principal = principalOf(answer, delegation.commonAttribute)
  if (!principal.ok) {
    const evidence = { ...receivedFrom(answer, request), attribute: commonNameOf(delegation) }
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
  if (isForDouble(request, people)) return askTwice(deps, request, { answer, casId, ticketHash, people })
  return fail(deps, request, {
    reason,
    casUser: casId,
    people,
    evidence: {
      ...receivedFrom(answer, request),
      ...(people.length === 0 && found?.ok === false ? found.seen : {}),
      known: knownFrom(answer, delegation.identityAttributes),
      people: peopleIn(people),
    },
  })
}

/** The subject of a token is a claim like another; the CAS user is no attribute. */
const commonNameOf = ({ commonAttribute, protocol }: RecognitionRule): string | undefined =>
  commonAttribute ?? (protocol === 'ws-federation' ? 'NameID' : undefined)

/** Nobody here with this account who could mean the space: who they are is asked once. */
const isForDouble = ({ delegation, space }: RecognitionRequest, people: readonly Recognised[]): boolean =>
  delegation.recognition === 'double' &&
  !people.some(({ spaces }) => space === 'commune' || spaces.includes(space))

/** Keeps the account that the ENT vouched for, until its person has typed their local password. */
async function askTwice(
  deps: IdentifierDeps,
  request: RecognitionRequest,
  { answer, casId, ticketHash, people }: Came & Pick<Welcomed, 'ticketHash' | 'people'>,
): Promise<Identification> {
  const { base, space, delegation } = request
  const token = randomToken(deps.random)
  const at = deps.clock.now()
  const known = knownFrom(answer, delegation.identityAttributes)
  const evidence = { ...ruleOf(request), ...receivedFrom(answer, request), known }
  const pending = { space, casId, ticketHash, evidence }
  const endsAt = new Date(at.getTime() + doubleMs)
  await deps.identification.offerDouble({ baseId: base.id, tokenHash: sha256(token), at, endsAt, pending })
  const entitled = people.filter(({ state }) => state === 'ok').map(identifiedOf)
  return { kind: 'double', token, people: entitled }
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
  { base, space, delegation }: RecognitionRequest,
  { answer, casId }: Came,
): Promise<Admitted | undefined> {
  const at = deps.clock.now()
  const came = { attributes: answer.attributes, casId, today: parisDay(at) }
  const { seen, by, ...meant } = await lookUp(deps.identification, { base, delegation }, came)
  const found = recognise({ space, principal: casId, ...meant })
  if (!found.ok) return { ...found, seen }
  const ids = found.people.flatMap(({ candidate: { id, casId: known } }) => (known === undefined ? [id] : []))
  const linked =
    ids.length === 0 || (await deps.identification.link(linkOrderOf({ base, casId, at, ids, by })))
  return linked ? found : undefined
}

interface Welcomed {
  readonly casId: string
  readonly people: readonly Recognised[]
  readonly ticketHash: Uint8Array
}

async function welcome(
  deps: IdentifierDeps,
  { base, space }: RecognitionRequest,
  { casId, people, ticketHash }: Welcomed,
): Promise<Identification> {
  const at = deps.clock.now()
  const [first, ...others] = people
  if (first === undefined) throw new Error('a recognition without anybody')
  await settleFor(deps.identification, {
    base,
    casId,
    personId: first.candidate.id,
    space,
    at,
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

/** Records the failure under the rule of the delegation. */
const fail = (deps: IdentifierDeps, request: RecognitionRequest, failing: Failing): Promise<Identification> =>
  recordFailing(deps, { base: request.base, space: request.space, rule: ruleOf(request) }, failing)

const recogniseAlone = (candidate: Candidate): Recognition | undefined =>
  candidate.casId === undefined
    ? undefined
    : recognise({
        space: 'commune',
        principal: candidate.casId,
        candidates: [candidate],
        nobody: 'not-identified',
        several: 'several-sheets',
      })
