import type { SchoolBase } from '../bases/index.ts'
import { type Delegation, inForce } from './delegation.ts'
import type { DelegationStore } from './delegation-store.ts'

/** The delegation in force for a base, none but in a live one, read at each call so that every node follows the console at once. */
export type FindDelegation = (base: SchoolBase) => Promise<Delegation | undefined>

export const findDelegation =
  (store: Pick<DelegationStore, 'of'>): FindDelegation =>
  async (base) => {
    if (base.stage !== 'live') return undefined
    const stored = await store.of(base.id)
    return stored && inForce(base.id, stored)
  }
