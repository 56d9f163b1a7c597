import type { AuditChain, Clock, Jobs, Log } from '@preau/platform'
import type { Frame } from '../../frame/frame.tsx'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import type { Traces } from './traces.ts'

export interface TracesDeps {
  readonly traces: Traces
  readonly chain: Pick<AuditChain, 'seal' | 'purge' | 'head' | 'sealsOf'>
  readonly directory: Directory
  readonly jobs: Pick<Jobs, 'repeat'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
  readonly log: Log
}
