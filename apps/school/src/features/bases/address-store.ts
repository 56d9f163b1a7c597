/** How a base was asked for at an address that is no more its own. */
export interface FormerUse {
  readonly baseId: string
  readonly kind: 'path' | 'root' | 'host'
  readonly name: string
  /** Came with a ticket: the ENT itself knows the former address. */
  readonly fromEnt: boolean
  readonly at: Date
}

/** A base as the table of hosts knows it. */
export interface HostedBase {
  readonly baseId: string
  readonly pathName: string
  readonly root: string
}

/** Hosts of the bases, and what is noted of the addresses that bases had before. */
export interface AddressStore {
  /** Every host of a base, in lower case, main or not. */
  hosts(): Promise<ReadonlyMap<string, HostedBase>>
  /** Counts the use of a former address; false when the base never had it. */
  noteFormerUse(use: FormerUse): Promise<boolean>
}
