import type { ServiceWithPolicy } from '../services/index.ts'

/** Port: the declared services with who may use them, from memory as long as nothing changed. */
export interface CasRegistry {
  /**
   * In the order of the service bar. A committed change is seen by the next call, on every node.
   *
   * @param version the version, when it was read with something else for this very call
   */
  services(version?: string): Promise<readonly ServiceWithPolicy[]>
  /** The same, if this node already holds them as of that version. */
  held(version: string): readonly ServiceWithPolicy[] | undefined
}
