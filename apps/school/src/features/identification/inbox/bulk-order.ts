import { z } from 'zod'
import type { FailureSelection } from './failure-inbox.ts'
import { inboxQuery, stateOf, toFilter } from './inbox-query.ts'
import { ageLimits } from './periods.ts'

const ids = z.array(z.string().regex(/^\d{1,18}$/)).max(500)

/** What is done to the lines of a tab. */
export const bulkActions = ['classer', 'relier', 'rouvrir'] as const

export type BulkAction = (typeof bulkActions)[number]

/** What each tab offers. */
export const offeredActions = {
  open: ['classer', 'relier'],
  resolved: [],
  dismissed: ['rouvrir'],
} as const satisfies Record<string, readonly BulkAction[]>

/** What the inbox sends of its selection: the lines ticked, those shown, its filters, and when it was shown. */
export const bulkForm = z.object({
  ...inboxQuery.shape,
  portee: z.enum(['cochees', 'page', 'tout']).catch('cochees'),
  echecs: ids,
  visibles: ids,
  action: z.enum(bulkActions).catch('classer'),
  vu: z.iso.datetime().optional().catch(undefined),
  nombre: z.coerce.number().int().min(0).catch(0),
})

export type BulkFields = z.output<typeof bulkForm>

/** The failures that a form chose; `undefined` when it chose none. What came after the page was shown is not chosen. */
export function selectionOf(fields: BulkFields, now: Date): FailureSelection | undefined {
  const state = stateOf(fields)
  if (fields.portee !== 'tout') {
    const chosen = fields.portee === 'page' ? fields.visibles : fields.echecs
    return chosen.length === 0 ? undefined : { state, ids: chosen }
  }
  const seen = fields.vu === undefined ? now : new Date(fields.vu)
  return { filter: toFilter(fields, ageLimits(seen)), seenAt: seen < now ? seen : now }
}
