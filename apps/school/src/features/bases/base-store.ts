import type { SchoolBase } from './base.ts'
import type { Space } from './spaces.ts'

/** What a new base is made of. */
export interface NewBase {
  readonly uai: string
  readonly name: string
  readonly pathName: string
  readonly root: string
  readonly postcode?: string | undefined
  readonly city?: string | undefined
  readonly schoolYear?: number | undefined
  /** Created with it, each published once the base is. */
  readonly spaces: readonly Space[]
}

export type Delegation = 'cas' | 'ws-federation' | 'none'

/** Publication of one space, in the order of the console. */
export interface SpacePublication {
  readonly space: Space
  readonly published: boolean
  readonly mobile: boolean
  /** *Choix de la délégation en fonction de l’espace*. */
  readonly delegation: Delegation
}

/** Reading of the bases, for every feature. */
export interface BaseStore {
  list(): Promise<readonly SchoolBase[]>
  byId(id: string): Promise<SchoolBase | undefined>
  /** By path name or UAI, whatever the case. */
  byPath(segment: string): Promise<SchoolBase | undefined>
  publications(baseId: string): Promise<readonly SpacePublication[]>
  /** True once the base delegates at least one space to an enabled delegation, CAS or Ws-Federation. */
  delegates(baseId: string): Promise<boolean>
}
