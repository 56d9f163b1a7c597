import { type Clock, createRateLimit, type Metrics } from '@preau/platform'
import { type IdentificationOutcome, identificationFigures } from './identification-figures.ts'
import { type FailureReason, rememberedCode } from './identification-failure.ts'
import type { Identification, IdentificationRequest } from './identification.ts'
import { identificationRefusals } from './refusals.ts'

/** A whole school may sit behind one address, and only tickets that are worth nothing count. */
const perAddress = { max: 600, perMs: 5 * 60_000 }

/** What anybody can send without an account of the ENT. The ENT that is down, or a person without a sheet, are not that. */
const worthNothing: ReadonlySet<FailureReason> = new Set(['ticket-malformed', 'cas-failure', 'token-refused'])

/** Counts the outcomes, and holds back an address that sends tickets worth nothing: each costs the ENT a call. */
export function guardIdentify({
  clock,
  metrics,
}: {
  readonly clock: Clock
  readonly metrics: Metrics
}): <Request extends Visitor>(identify: Identify<Request>) => Identify<Request> {
  const limit = createRateLimit({ clock, ...perAddress })
  const count = identificationFigures(metrics)
  return (identify) => async (request) => {
    const key = keyOf(request)
    const decision = limit.take(key)
    if (!decision.ok) {
      count('too-many')
      throw identificationRefusals.refuse('identification.too-many', { seconds: decision.retryAfterSeconds })
    }
    const found = await identify(request)
    if (!isWorthNothing(found)) limit.giveBack(key)
    count(outcomeOf(found))
    return found
  }
}

const isWorthNothing = (found: Identification): boolean =>
  found.kind === 'failure' &&
  worthNothing.has(found.failure.reason) &&
  found.failure.evidence.code !== rememberedCode

type Visitor = Pick<IdentificationRequest, 'base' | 'address'>
type Identify<Request extends Visitor> = (request: Request) => Promise<Identification>

const keyOf = ({ base, address }: Visitor): string => `${base.id}:${address}`

function outcomeOf(found: Identification): IdentificationOutcome {
  if (found.kind === 'failure') return found.failure.reason
  if (found.kind === 'choose') return 'choice'
  if (found.kind === 'double') return 'double'
  return found.firstConnection ? 'first-connection' : 'known'
}
