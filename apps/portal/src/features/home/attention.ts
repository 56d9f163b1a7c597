import type { Scope } from '../../frame/visitor.ts'

/** What may wait for an administrator, in the order of the page. */
export const attentionKinds = [
  'imports',
  'deliveries',
  'refusals',
  'servicesForNobody',
  'servicesOver',
  'unresolved',
  'duplicates',
] as const
export type AttentionKind = (typeof attentionKinds)[number]

/** How many of each. */
export type AttentionFigures = Readonly<Record<AttentionKind, number>>

/** Port: what waits for those who administer these schools. */
export interface Attention {
  /** `since`: the first day of the refused accesses that are counted, `YYYY-MM-DD`. */
  read(query: {
    readonly scope: Scope
    readonly today: string
    readonly since: string
  }): Promise<AttentionFigures>
}
