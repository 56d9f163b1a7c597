import { isForeignKeyViolation, isUniqueViolation, recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type { Change, Grouping, Groupings } from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import { inTransaction } from './in-transaction.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link Groupings} on PostgreSQL. */
export function sqlGroupings(db: Db): Groupings {
  return {
    list: () => listGroupings(db),
    add: (grouping, change) => orNameTaken(addGrouping(db, grouping, change)),
    rename: (grouping, change) => orNameTaken(renameGrouping(db, grouping, change)),
    remove: (id, change) => orInUse(removeGrouping(db, id, change)),
  }
}

async function listGroupings(db: Db): Promise<readonly Grouping[]> {
  const rows = await db
    .selectFrom('service_grouping as g')
    .leftJoin('service as s', 's.grouping_id', 'g.id')
    .select(['g.id', 'g.name', 'g.position', 'g.version'])
    .select((eb) => eb.fn.count<string>('s.id').as('service_count'))
    .groupBy('g.id')
    .orderBy('g.position')
    .orderBy('g.name')
    .execute()
  return rows.map(({ id, name, position, version, service_count }) => ({
    id,
    name,
    position: Number(position),
    serviceCount: Number(service_count),
    version,
  }))
}

function addGrouping(
  db: Db,
  grouping: { readonly name: string; readonly position: number },
  change: Change,
): Promise<'done'> {
  return inTransaction<'done'>(db, async (trx) => {
    await trx.insertInto('service_grouping').values(grouping).execute()
    await audit(trx, { action: 'service-grouping.created', target: grouping.name }, change)
    return 'done'
  })
}

function renameGrouping(
  db: Db,
  { id, name, position, version }: Parameters<Groupings['rename']>[0],
  change: Change,
): Promise<'done' | 'changed' | 'gone'> {
  return inTransaction(db, async (trx) => {
    const row = { name, position, version: version + 1 }
    const update = trx.updateTable('service_grouping').set(row).where('id', '=', id)
    if (!(await update.where('version', '=', version).returning('id').executeTakeFirst())) {
      const current = trx.selectFrom('service_grouping').select('id').where('id', '=', id)
      return (await current.executeTakeFirst()) ? 'changed' : 'gone'
    }
    await audit(trx, { action: 'service-grouping.updated', target: name }, change)
    return 'done'
  })
}

function removeGrouping(db: Db, id: string, change: Change): Promise<'done' | 'gone'> {
  return inTransaction(db, async (trx) => {
    const removal = trx.deleteFrom('service_grouping').where('id', '=', id)
    const gone = await removal.returning('name').executeTakeFirst()
    if (!gone) return 'gone'
    await audit(trx, { action: 'service-grouping.removed', target: gone.name }, change)
    return 'done'
  })
}

function audit(
  trx: Transaction<PortalSchema>,
  entry: { readonly action: string; readonly target: string },
  change: Change,
): Promise<void> {
  return recordAudit(trx, { ...entry, outcome: 'done', ...auditActor(change) })
}

async function orNameTaken<Result>(work: Promise<Result>): Promise<Result | 'name-taken'> {
  try {
    return await work
  } catch (error) {
    if (isUniqueViolation(error)) return 'name-taken'
    throw error
  }
}

async function orInUse<Result>(work: Promise<Result>): Promise<Result | 'in-use'> {
  try {
    return await work
  } catch (error) {
    if (isForeignKeyViolation(error)) return 'in-use'
    throw error
  }
}
