import type { ServiceWithPolicy } from '../services/index.ts'

/** Port: the declared services with who may use them, from memory as long as nothing changed. */
export interface CasRegistry {
  /** In the order of the service bar. A committed change is seen by the next call, on every node. */
  services(): Promise<readonly ServiceWithPolicy[]>
}
