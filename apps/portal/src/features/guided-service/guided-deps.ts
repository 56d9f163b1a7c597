import type { Outgoing } from '@preau/platform'
import type { ReleaseDesk } from '../cas-answer/index.ts'
import type { Directory } from '../directory/index.ts'
import type { ServicesDeps } from '../services/index.ts'

export interface GuidedDeps extends ServicesDeps {
  readonly directory: Pick<Directory, 'viewFor'>
  readonly desk: Pick<ReleaseDesk, 'person'>
  /** Calls to the servers of the services. */
  readonly outgoing: Pick<Outgoing, 'get'>
  /** Address of this CAS server. */
  readonly casUrl: string
}
