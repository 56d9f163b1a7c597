import type { PersonalSpace, Space } from '../bases/index.ts'
import type { FailureReason, PersonState } from './identification-failure.ts'
import type { Candidate } from './identification-store.ts'
import type { IdentifiedPerson } from './identified-person.ts'
import { hasNoFunction, personSpaces } from './person-spaces.ts'

/** A candidate and whether they may come in. */
export interface Recognised {
  readonly candidate: Candidate
  readonly state: PersonState
  readonly spaces: readonly PersonalSpace[]
}

/** People who may come in, or why nobody may. */
export type Recognition =
  | { readonly ok: true; readonly people: readonly Recognised[] }
  | { readonly ok: false; readonly reason: FailureReason; readonly people: readonly Recognised[] }

export interface RecogniseInput {
  readonly space: Space
  /** The *Identifiant CAS* that came. */
  readonly principal: string
  /** Holders of that identifier, and people whom the rule of the first connection led to. */
  readonly candidates: readonly Candidate[]
  /** What it is when there is no candidate at all. */
  readonly nobody: FailureReason
  /** What it is when several people of one category are meant. */
  readonly several: FailureReason
}

/**
 * Who it is. A stored *Identifiant CAS* wins in its category; the identifiants PRONOTE of the answer speak for the
 * other categories; then the space asked chooses among the people found. Somebody who would fit the space but may not
 * come in is the answer rather than « wrong space ». Source: pronote-facts §0.2, §2.4; product.md B3, B4.
 */
export function recognise(input: RecogniseInput): Recognition {
  const { space, principal } = input
  const people = withoutOutranked(input).map((candidate, _, all) => describe(candidate, principal, all))
  if (people.length === 0) return { ok: false, reason: input.nobody, people }
  const wanted = people.filter(({ spaces }) => space === 'commune' || spaces.includes(space))
  const welcome = wanted.filter(isWelcome)
  if (welcome.length > 0) return { ok: true, people: welcome }
  if (wanted.length > 0) return { ok: false, reason: reasonOf(wanted, input), people }
  return { ok: false, reason: people.some(isWelcome) ? 'wrong-space' : reasonOf(people, input), people }
}

/** Somebody who merely has the right identifiant PRONOTE steps back where their category has its linked person. */
function withoutOutranked({ candidates, principal }: RecogniseInput): readonly Candidate[] {
  const linked = new Set(candidates.flatMap((one) => (one.casId === principal ? [one.category] : [])))
  return candidates.filter((one) => one.casId === principal || !linked.has(one.category))
}

/** Whether somebody may come in, seen beside the others who are meant. */
export function describe(candidate: Candidate, principal: string, all: readonly Candidate[]): Recognised {
  const spaces = personSpaces(candidate)
  const state = (): PersonState => {
    if (!candidate.present) return candidate.withoutPupil ? 'no-pupil' : 'left'
    if (!candidate.access) return 'disabled'
    if (spaces.length === 0) return hasNoFunction(candidate) ? 'function-unset' : 'no-access'
    if (candidate.casId === principal) return 'ok'
    return candidate.casId !== undefined || hasDouble(candidate, all) ? 'held' : 'ok'
  }
  return { candidate, state: state(), spaces }
}

/** Two sheets of one category cannot both take the identifier, and nothing says which is the right one. */
const hasDouble = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  all.some(
    (other) =>
      other.id !== candidate.id && other.category === candidate.category && other.present && other.access,
  )

const isWelcome = ({ state }: Recognised): boolean => state === 'ok'

const mendable = [
  'disabled',
  'function-unset',
  'no-access',
  'no-pupil',
] as const satisfies readonly PersonState[]

/** What the administrator can mend comes first. */
function reasonOf(people: readonly Recognised[], { several }: RecogniseInput): FailureReason {
  const states = new Set(people.map(({ state }) => state))
  const held = people.filter(({ state }) => state === 'held')
  const categories = new Set(held.map(({ candidate }) => candidate.category))
  if (held.length > 0) return held.length > categories.size ? several : 'held'
  return mendable.find((state) => states.has(state)) ?? 'left'
}

export const identifiedOf = ({ candidate, spaces }: Recognised): IdentifiedPerson => {
  const { id, category, civility, lastName, firstName } = candidate
  return { id, category, civility, lastName, firstName, spaces }
}
