/** What is done with a delivery of the folder: shown to the operator first, applied, or only tried. */
export const dropWays = ['review', 'apply', 'simulate'] as const

/** The folder of AAF deliveries that an operator has watched. */
export interface DropSetting {
  readonly folder: string
  readonly way: (typeof dropWays)[number]
}
