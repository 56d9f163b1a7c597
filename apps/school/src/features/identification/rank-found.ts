import { nameKey } from '@preau/people'
import type { FailureSheet, PersonFound } from './failure-store.ts'

/** What is known of the person: their own corrections before what the ENT sent. */
type Known = Pick<FailureSheet, 'evidence' | 'form'>

/** Nearest first: same birth date, then same names, then the rest in its order. */
export function rankFound(found: readonly PersonFound[], { evidence, form }: Known): readonly PersonFound[] {
  const wanted = { ...defined(evidence.known ?? {}), ...defined(form.corrections) }
  const same = (one: string | undefined, other: string | undefined): boolean =>
    one !== undefined && other !== undefined && nameKey(one) === nameKey(other)
  const nearness = (person: PersonFound): number =>
    (person.birthDate !== undefined && person.birthDate === wanted.birthDate ? 4 : 0) +
    (same(person.lastName, wanted.lastName) ? 2 : 0) +
    (same(person.firstName, wanted.firstName) ? 1 : 0)
  return found.toSorted((one, other) => nearness(other) - nearness(one))
}

type Words = Readonly<
  Partial<Record<'lastName' | 'firstName' | 'birthDate' | 'postcode', string | undefined>>
>

const defined = (words: Words): Readonly<Partial<Record<keyof Words, string>>> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined && word !== ''))
