import type { Clock, Random } from '@preau/platform'
import type { OperatorGate } from '../operators/index.ts'
import type { PeopleStore } from './people-store.ts'

/** What this feature needs. */
export interface PeopleDeps {
  readonly gate: OperatorGate
  readonly people: PeopleStore
  readonly clock: Clock
  readonly random: Random
  readonly demo: boolean
}
