import { type Database, isForeignKeyViolation, isUniqueViolation, recordAudit } from '@preau/platform'
import type { Kysely, Transaction } from 'kysely'
import type { Change, Grouping, Groupings } from '../features/services/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link Groupings} on PostgreSQL. */
export function sqlGroupings(database: Database): Groupings {
  const db = database.kysely<PortalSchema>()
  return {
    list: () => listGroupings(db),
    add: (grouping, change) =>
      attempt(db, change, 'service-grouping.created', grouping.name, (trx) =>
        trx.insertInto('service_grouping').values(grouping).execute(),
      ),
    rename: ({ id, name, position }, change) =>
      attempt(db, change, 'service-grouping.updated', name, (trx) =>
        trx.updateTable('service_grouping').set({ name, position }).where('id', '=', id).execute(),
      ),
    remove: async (id, change) => {
      try {
        await inTransaction(db, change, 'service-grouping.removed', id, (trx) =>
          trx.deleteFrom('service_grouping').where('id', '=', id).execute(),
        )
        return 'done'
      } catch (error) {
        if (isForeignKeyViolation(error)) return 'in-use'
        throw error
      }
    },
  }
}

async function listGroupings(db: Db): Promise<readonly Grouping[]> {
  const rows = await db
    .selectFrom('service_grouping as g')
    .leftJoin('service as s', 's.grouping_id', 'g.id')
    .select(['g.id', 'g.name', 'g.position'])
    .select((eb) => eb.fn.count<string>('s.id').as('service_count'))
    .groupBy('g.id')
    .orderBy('g.position')
    .orderBy('g.name')
    .execute()
  return rows.map(({ id, name, position, service_count }) => ({
    id,
    name,
    position: Number(position),
    serviceCount: Number(service_count),
  }))
}

type Work = (trx: Transaction<PortalSchema>) => Promise<unknown>

// eslint-disable-next-line max-params -- one private place that pairs a change with its audit line
async function attempt(
  db: Db,
  change: Change,
  action: string,
  target: string,
  work: Work,
): Promise<'done' | 'name-taken'> {
  try {
    await inTransaction(db, change, action, target, work)
    return 'done'
  } catch (error) {
    if (isUniqueViolation(error)) return 'name-taken'
    throw error
  }
}

// eslint-disable-next-line max-params -- as above
function inTransaction(db: Db, change: Change, action: string, target: string, work: Work): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await work(trx)
    await recordAudit(trx, { action, target, outcome: 'done', ...auditActor(change) })
  })
}
