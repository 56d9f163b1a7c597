import { type Selectable, sql } from 'kysely'
import type { BaseStore, SchoolBase, Space, SpacePublication } from '../features/bases/index.ts'
import { type BaseRow, otherNames, toBase } from './base-columns.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link BaseStore} on PostgreSQL. */
export function createBaseStore(db: SchoolDatabase, byKey = db): BaseStore {
  return {
    list: async () => (await everyBase(db).orderBy('name').orderBy('id').execute()).map(toBase),
    byId: async (id) => optional(await everyBase(db).where('id', '=', id).executeTakeFirst()),
    byPath: async (segment) => optional(await baseAt(byKey, segment)),
    publications: (baseId) => readPublications(byKey, baseId),
    delegates: async (baseId) => {
      const row = await db
        .selectFrom('space_publication as p')
        .innerJoin('base as b', 'b.id', 'p.base_id')
        .leftJoin('cas_delegation as cas', 'cas.base_id', 'p.base_id')
        .leftJoin('federation_delegation as federation', 'federation.base_id', 'p.base_id')
        .select('p.base_id')
        .where('p.base_id', '=', baseId)
        .where((eb) =>
          eb.or([
            eb.and([eb('p.delegation', '=', 'cas'), eb('cas.enabled', '=', true)]),
            eb.and([eb('p.delegation', '=', 'ws-federation'), eb('federation.enabled', '=', true)]),
          ]),
        )
        .where('b.stage', '=', 'live')
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** The spaces of a base, in the order of the console. */
export async function readPublications(
  db: SchoolDatabase,
  baseId: string,
): Promise<readonly SpacePublication[]> {
  const rows = await db.selectFrom('space_publication').selectAll().where('base_id', '=', baseId).execute()
  return rows.map(toPublication).sort(inConsoleOrder)
}

const everyBase = (db: SchoolDatabase) => db.selectFrom('base').selectAll('base').select(otherNames)

/** A path name is chosen by the host and wins over a UAI that another base would answer to; what a base was called before comes last. */
const baseAt = (db: SchoolDatabase, segment: string): Promise<BaseRow | undefined> => {
  const named = sql<boolean>`lower(path_name) = ${segment.toLowerCase()}`
  const inUai = sql<boolean>`uai = ${segment.toUpperCase()}`
  return everyBase(db)
    .where(
      sql<boolean>`id = any(array(
        select id from base where ${named} union all select id from base where ${inUai} and stage = 'live'
        union all select base_id from base_address where kind in ('path', 'uai') and name = ${segment.toLowerCase()}))`,
    )
    .orderBy(named, 'desc')
    .orderBy(inUai, 'desc')
    .limit(1)
    .executeTakeFirst()
}

const optional = (row: BaseRow | undefined): SchoolBase | undefined => row && toBase(row)

const toPublication = (row: Selectable<SchoolSchema['space_publication']>): SpacePublication => ({
  space: row.space,
  published: row.published,
  mobile: row.mobile,
  delegation: row.delegation,
})

const consoleOrder: Readonly<Record<Space, number>> = {
  commune: 0,
  direction: 1,
  professeurs: 2,
  'vie-scolaire': 3,
  parents: 4,
  accompagnant: 5,
  eleves: 6,
  entreprise: 7,
  academie: 8,
}

const inConsoleOrder = (one: SpacePublication, other: SpacePublication): number =>
  consoleOrder[one.space] - consoleOrder[other.space]
