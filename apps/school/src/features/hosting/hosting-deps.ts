import type { Clock } from '@preau/platform'
import type { BaseStore } from '../bases/index.ts'
import type { PublicationStore } from '../console/index.ts'
import type { OperatorGate, OperatorStore } from '../operators/index.ts'
import type { HostingStore } from './hosting.ts'

/** What the life of the bases stands on. */
export interface HostingDeps {
  readonly gate: OperatorGate
  readonly operators: Pick<OperatorStore, 'basesOf'>
  readonly bases: Pick<BaseStore, 'byId'>
  readonly hosting: HostingStore
  readonly publication: Pick<PublicationStore, 'create'>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
}
