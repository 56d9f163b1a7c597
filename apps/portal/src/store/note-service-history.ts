import type { Transaction } from 'kysely'
import type { Change, ServiceHistoryKind } from '../features/services/index.ts'
import type { PortalSchema } from './schema.ts'

/** What a change did to a service. */
export interface HistoryNote {
  readonly serviceId: string
  readonly kind: ServiceHistoryKind
  readonly before?: unknown
  readonly after?: unknown
}

/** Writes a line of the history of a service, in the transaction of the change. */
export async function noteServiceHistory(
  trx: Transaction<PortalSchema>,
  { serviceId, kind, before, after }: HistoryNote,
  change: Change,
): Promise<void> {
  await trx
    .insertInto('service_history')
    .values({
      service_id: serviceId,
      at: change.at,
      by_label: change.by.label,
      kind,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    })
    .execute()
}
