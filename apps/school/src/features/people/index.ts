/**
 * *Ressources*: the people of a base, their sheets and their identifiers, and those added by hand.
 * Does not own: the files that fill the base (`school-import`), recognition through CAS (`identification`).
 *
 * @packageDocumentation
 */
export { addPeople, emptyPerson } from './add-person.ts'
export { defaultSpace } from './default-spaces.ts'
export type {
  BulkOrder,
  Change,
  ChangeField,
  ChangeLine,
  DoneChange,
  PasteDraft,
  PeopleChanges,
  Written,
} from './changes/people-changes.ts'
export { mountPeople } from './mount-people.ts'
export type { PeopleDeps } from './people-deps.ts'
export type { CasIdChange, NewPerson, PeopleFilter, PeopleQuery, PeopleStore } from './people-store.ts'
export type { PersonRow, PersonSheet, Relative } from './person.ts'
export { peopleRefusals } from './refusals.ts'
