import { isForeignKeyViolation, isUniqueViolation, recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type {
  Change,
  Service,
  ServiceDraft,
  ServiceRegistry,
  UpdateResult,
} from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import { inTransaction } from './in-transaction.ts'
import { noteServiceHistory } from './note-service-history.ts'
import { readServiceHistory } from './read-service-history.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link ServiceRegistry} on PostgreSQL. */
export function sqlServiceRegistry(db: Db): ServiceRegistry {
  return {
    list: () => listServices(db),
    find: (code) => findService(db, code),
    create: (draft, change) => createService(db, draft, change),
    update: (edit, change) => updateService(db, edit, change),
    setRelease: (edit, change) => setRelease(db, edit, change),
    remove: (code, change) => removeService(db, code, change),
    history: (serviceId) => readServiceHistory(db, serviceId),
  }
}

/** Services in the order of the bar; also used by the access store. */
export async function listServices(db: Db): Promise<readonly Service[]> {
  return (await selectServices(db).execute()).map(toService)
}

function selectServices(db: Db) {
  return db
    .selectFrom('service as s')
    .innerJoin('service_grouping as g', 'g.id', 's.grouping_id')
    .leftJoin('establishment as e', 'e.id', 's.owner_establishment_id')
    .leftJoin('service_picture as p', 'p.service_id', 's.id')
    .selectAll('s')
    .select(['p.hash as picture_hash', 'g.name as grouping_name', 'e.name as owner_name'])
    .orderBy('g.position')
    .orderBy('g.name')
    .orderBy('s.position')
    .orderBy('s.title')
}

type ServiceRow = Awaited<ReturnType<ReturnType<typeof selectServices>['executeTakeFirstOrThrow']>>

function toService(row: ServiceRow): Service {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    ssoType: row.sso_type,
    url: row.url,
    otherUrls: row.other_urls,
    position: Number(row.position),
    xitiType: row.xiti_type,
    groupingId: row.grouping_id,
    groupingName: row.grouping_name,
    pictureHash: row.picture_hash,
    description: row.description,
    icon: row.icon,
    inBar: row.in_bar,
    anonymous: row.anonymous,
    internal: row.internal,
    release: row.release,
    ownerId: row.owner_establishment_id,
    ownerName: row.owner_name,
    state: row.state,
    locked: row.locked,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    closedMessage: row.closed_message,
    version: row.version,
    updatedAt: row.updated_at,
    updatedByLabel: row.updated_by_label,
  }
}

async function findService(db: Db, code: string): Promise<Service | undefined> {
  const row = await selectServices(db).where('s.code', '=', code).executeTakeFirst()
  return row && toService(row)
}

async function createService(
  db: Db,
  draft: ServiceDraft,
  change: Change,
): Promise<'created' | 'code-taken' | 'grouping-gone'> {
  try {
    await inTransaction(db, (trx) => insertService(trx, draft, change))
    return 'created'
  } catch (error) {
    if (isUniqueViolation(error)) return 'code-taken'
    if (isForeignKeyViolation(error, groupingReference)) return 'grouping-gone'
    throw error
  }
}

/** The constraint that fails when a grouping was removed while the form that names it was open. */
const groupingReference = 'service_grouping_id_fkey'

async function insertService(
  trx: Transaction<PortalSchema>,
  draft: ServiceDraft,
  change: Change,
): Promise<void> {
  const row = { ...columnsOf(draft), ...stamp(change), code: draft.code, internal: false }
  const { id } = await trx
    .insertInto('service')
    .values({ ...row, created_at: change.at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await noteServiceHistory(trx, { serviceId: id, kind: 'created', after: draft }, change)
  await recordAudit(trx, {
    action: 'service.created',
    target: draft.code,
    outcome: 'done',
    data: { url: draft.url, otherUrls: draft.otherUrls, ssoType: draft.ssoType },
    ...auditActor(change),
  })
}

function removeService(db: Db, code: string, change: Change): Promise<void> {
  return inTransaction(db, async (trx) => {
    const removal = trx.deleteFrom('service').where('code', '=', code)
    const gone = await removal.returning('id').executeTakeFirst()
    if (!gone) return
    const line = { action: 'service.removed', target: code, outcome: 'done' as const }
    await recordAudit(trx, { ...line, ...auditActor(change) })
  })
}

async function updateService(db: Db, edit: ServiceEdit, change: Change): Promise<UpdateResult> {
  try {
    if (await inTransaction(db, (trx) => saveService(trx, edit, change))) return { kind: 'saved' }
  } catch (error) {
    if (isForeignKeyViolation(error, groupingReference)) return { kind: 'grouping-gone' }
    throw error
  }
  const current = await findService(db, edit.draft.code)
  return current ? { kind: 'changed', current } : { kind: 'gone' }
}

interface ServiceEdit {
  readonly draft: ServiceDraft
  readonly version: number
}

/** The version is part of the condition: of two editions of one version, the database lets a single one through. */
async function saveService(
  trx: Transaction<PortalSchema>,
  { draft, version }: ServiceEdit,
  change: Change,
): Promise<boolean> {
  const before = await findService(trx, draft.code)
  const row = await trx
    .updateTable('service')
    .set({ ...columnsOf(draft), ...stamp(change), version: version + 1 })
    .where('code', '=', draft.code)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!row || !before) return false
  // The information page tells where the person goes: it is due again when that changes.
  if (before.url !== draft.url)
    await trx.deleteFrom('notice_acknowledgement').where('service_id', '=', row.id).execute()
  const history = { serviceId: row.id, kind: 'updated', before: draftOf(before), after: draft } as const
  await noteServiceHistory(trx, history, change)
  await recordAudit(trx, {
    action: 'service.updated',
    target: draft.code,
    outcome: 'done',
    data: { url: draft.url, otherUrls: draft.otherUrls, ssoType: draft.ssoType, version: version + 1 },
    ...auditActor(change),
  })
  return true
}

type ReleaseResult = Awaited<ReturnType<ServiceRegistry['setRelease']>>

async function setRelease(
  db: Db,
  edit: Parameters<ServiceRegistry['setRelease']>[0],
  change: Change,
): Promise<ReleaseResult> {
  if (await inTransaction(db, (trx) => saveRelease(trx, edit, change))) return { kind: 'saved' }
  const current = await findService(db, edit.code)
  return current ? { kind: 'changed', current } : { kind: 'gone' }
}

async function saveRelease(
  trx: Transaction<PortalSchema>,
  { code, release, version }: Parameters<ServiceRegistry['setRelease']>[0],
  change: Change,
): Promise<boolean> {
  const row = await trx
    .updateTable('service')
    .set({ release: release && JSON.stringify(release), ...stamp(change), version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await noteServiceHistory(trx, { serviceId: row.id, kind: 'release-set', after: release }, change)
  const line = { action: 'service.release-set', target: code, outcome: 'done' as const }
  await recordAudit(trx, { ...line, data: { release, version: version + 1 }, ...auditActor(change) })
  return true
}

function columnsOf(draft: ServiceDraft) {
  return {
    title: draft.title,
    sso_type: draft.ssoType,
    url: draft.url,
    other_urls: [...draft.otherUrls],
    position: draft.position,
    xiti_type: draft.xitiType,
    grouping_id: draft.groupingId,
    description: draft.description,
    icon: draft.icon,
    in_bar: draft.inBar,
    anonymous: draft.anonymous,
    owner_establishment_id: draft.ownerId,
    state: draft.state,
    locked: draft.locked,
    opens_on: draft.opensOn,
    closes_on: draft.closesOn,
    closed_message: draft.closedMessage,
  }
}

/** The part of a service that its form holds. */
function draftOf(service: Service): ServiceDraft {
  const { code, title, ssoType, url, position, xitiType, groupingId, description, icon, inBar } = service
  const { otherUrls, anonymous, ownerId, state, locked, opensOn, closesOn, closedMessage } = service
  return {
    ...{ code, title, ssoType, url, position, xitiType, groupingId, description, icon, inBar },
    ...{ otherUrls, anonymous, ownerId, state, locked, opensOn, closesOn, closedMessage },
  }
}

function stamp(change: Change) {
  return { updated_at: change.at, updated_by_label: change.by.label }
}
