import type { PersonCategory } from '@preau/people'
import type { VNode } from 'preact'
import type { Visit } from '../../frame/operator.ts'
import type { Clock, Random } from '@preau/platform'
import type { ProfileStore } from '../authorisation-profiles/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import type { PeopleChanges } from './changes/people-changes.ts'
import type { PeopleStore } from './people-store.ts'

/** What this feature needs. */
export interface PeopleDeps {
  readonly gate: OperatorGate
  readonly people: PeopleStore
  readonly peopleChanges: PeopleChanges
  readonly profiles: Pick<ProfileStore, 'list'>
  readonly clock: Clock
  readonly random: Random
  readonly demo: boolean
  /** What asks for the supervisor’s attention on the home of the client: a failed sending to the ENT, people who could not come in. */
  readonly noticeFor: (visit: Visit) => Promise<readonly VNode[]>
  /** « Où j’en suis »: the steps from an empty base to the ENT; `undefined` once they are done. */
  readonly guideFor: (
    visit: Visit,
    present: ReadonlyMap<PersonCategory, number>,
  ) => Promise<VNode | undefined>
}
