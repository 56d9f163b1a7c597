import { createHash } from 'node:crypto'
import { recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type { Change, ServicePictures } from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import { inTransaction } from './in-transaction.ts'
import { noteServiceHistory } from './note-service-history.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link ServicePictures} on PostgreSQL. */
export function sqlServicePictures(db: Db): ServicePictures {
  return {
    set: (serviceId, picture, change) =>
      inTransaction(db, (trx) => setPicture(trx, serviceId, picture, change)),
    remove: (serviceId, change) => inTransaction(db, (trx) => removePicture(trx, serviceId, change)),
    find: async (hash) => {
      const pictures = db.selectFrom('service_picture').select(['media_type', 'content'])
      const row = await pictures.where('hash', '=', hash).limit(1).executeTakeFirst()
      return row && { mediaType: row.media_type, content: row.content }
    },
  }
}

async function setPicture(
  trx: Transaction<PortalSchema>,
  serviceId: string,
  { mediaType, content }: Parameters<ServicePictures['set']>[1],
  change: Change,
): Promise<'done' | 'gone'> {
  if (!(await note(trx, { serviceId, kind: 'picture-set' }, change))) return 'gone'
  const row = { hash: createHash('sha256').update(content).digest('hex'), media_type: mediaType, content }
  await trx
    .insertInto('service_picture')
    .values({ service_id: serviceId, ...row })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet(row))
    .execute()
  return 'done'
}

async function removePicture(
  trx: Transaction<PortalSchema>,
  serviceId: string,
  change: Change,
): Promise<void> {
  const removal = trx.deleteFrom('service_picture').where('service_id', '=', serviceId)
  if (!(await removal.returning('service_id').executeTakeFirst())) return
  await note(trx, { serviceId, kind: 'picture-removed' }, change)
}

/** Stamps the service, which tells every node to read it again; false when it is gone. Its form may go on being edited. */
async function note(
  trx: Transaction<PortalSchema>,
  { serviceId, kind }: { readonly serviceId: string; readonly kind: 'picture-set' | 'picture-removed' },
  change: Change,
): Promise<boolean> {
  const service = await trx
    .updateTable('service')
    .set({ updated_at: change.at, updated_by_label: change.by.label })
    .where('id', '=', serviceId)
    .returning('code')
    .executeTakeFirst()
  if (!service) return false
  await noteServiceHistory(trx, { serviceId, kind }, change)
  const line = { action: `service.${kind}`, target: service.code, outcome: 'done' as const }
  await recordAudit(trx, { ...line, ...auditActor(change) })
  return true
}
