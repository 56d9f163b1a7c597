import { parseCalendarDay } from '@preau/people'
import type { CasAnswer, IdentityAttributes } from '../delegation/index.ts'
import type { FailureEvidence, KnownData } from './identification-failure.ts'
import type { RecognitionRequest } from './identification.ts'
import { valuesOf } from './read-answer.ts'
import type { Recognised } from './recognise.ts'
import { spareValues } from './spare-values.ts'

/** The rule applied: it belongs to every failure. */
export function ruleOf({ delegation, service }: RecognitionRequest): FailureEvidence {
  const { serverUrl, commonAttribute, recognition, identifierAttribute, identityAttributes } = delegation
  const rule = {
    serverUrl,
    service: service.slice(0, 1000),
    commonAttribute,
    identifierAttribute,
    ...(delegation.protocol === 'ws-federation' && { protocol: 'ws-federation' as const }),
  }
  if (recognition === 'double') return { ...rule, double: true }
  return recognition === 'identity' ? { ...rule, identityAttributes } : rule
}

type Success = Extract<CasAnswer, { readonly kind: 'success' }>

/**
 * What the ENT sent, within bounds: fifty attributes, twenty values of each, two hundred characters of each; values that
 * tell nothing of the rule are left out, see {@link spareValues}.
 */
export function receivedFrom(
  { user, attributes }: Success,
  { delegation }: Pick<RecognitionRequest, 'delegation'>,
): Pick<FailureEvidence, 'user' | 'attributes'> {
  const kept = Array.from(attributes)
    .slice(0, 50)
    .map(([name, values]) => [name.slice(0, 100), values.slice(0, 20).map((value) => value.slice(0, 200))])
  return {
    user: user.slice(0, 255),
    attributes: spareValues(Object.fromEntries(kept) as Record<string, readonly string[]>, delegation),
  }
}

/** The people the rule led to, without their names. */
export const peopleIn = (people: readonly Recognised[]): FailureEvidence['people'] =>
  people.map(({ candidate, state }) => ({ id: candidate.id, state }))

/** Data of the ENT that the form shows; mostly absent when the ENT sends identifiers only (pronote-facts §6). */
export function knownFrom({ attributes }: Success, names: IdentityAttributes): KnownData {
  const first = (name: string): string | undefined =>
    valuesOf(attributes, name)
      .find((value) => value !== '')
      ?.slice(0, 100)
  const birthDate = first(names.birthDate)
  return {
    lastName: first(names.lastName),
    firstName: first(names.firstName),
    birthDate: birthDate && (parseCalendarDay(birthDate) ?? birthDate),
    postcode: first(names.postcode),
  }
}
