import { drawPronoteId } from '@preau/people'
import type { Clock, Random } from '@preau/platform'
import type { SchoolBase } from '../bases/index.ts'
import type { NewPerson, PeopleStore } from './people-store.ts'

export interface AddPeopleDeps {
  readonly people: Pick<PeopleStore, 'add'>
  readonly clock: Clock
  readonly random: Random
}

/** Adds people that no school file feeds, all or none; each gets an identifiant PRONOTE. Returns their ids. */
export function addPeople(
  deps: AddPeopleDeps,
  base: SchoolBase,
  people: readonly NewPerson[],
  actor: string,
): Promise<readonly string[]> {
  const at = deps.clock.now()
  return deps.people.add({
    baseId: base.id,
    people,
    draw: () => drawPronoteId(deps.random),
    at,
    audit: (ids) => ({
      action: 'people.added',
      actor,
      school: base.uai,
      target: ids.length === 1 ? `person:${ids[0] ?? ''}` : undefined,
      outcome: 'done',
      at,
      data: { given: people.length, added: ids.length, origin: people[0]?.origin ?? 'manual' },
    }),
  })
}

/** A person with nothing but a name; callers add what they know. */
export const emptyPerson = {
  civility: undefined,
  usageName: undefined,
  birthDate: undefined,
  sex: undefined,
  postcode: undefined,
  city: undefined,
  functionCode: undefined,
  functionLabel: undefined,
  company: undefined,
} as const
