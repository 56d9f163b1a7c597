import type { Selectable } from 'kysely'
import type { BaseStore, SchoolBase, Space, SpacePublication } from '../features/bases/index.ts'
import type { SchoolSchema } from './schema.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link BaseStore} on PostgreSQL. */
export function createBaseStore(db: SchoolDatabase): BaseStore {
  return {
    list: async () =>
      (await db.selectFrom('base').selectAll().orderBy('name').orderBy('id').execute()).map(toBase),
    byId: async (id) =>
      optional(await db.selectFrom('base').selectAll().where('id', '=', id).executeTakeFirst()),
    byPath: async (segment) => optional(await baseAt(db, segment)),
    publications: async (baseId) => {
      const rows = await db
        .selectFrom('space_publication')
        .selectAll()
        .where('base_id', '=', baseId)
        .execute()
      return rows.map(toPublication).sort(inConsoleOrder)
    },
    delegates: async (baseId) => {
      const row = await db
        .selectFrom('cas_delegation as d')
        .innerJoin('space_publication as p', 'p.base_id', 'd.base_id')
        .select('d.base_id')
        .where('d.base_id', '=', baseId)
        .where('d.enabled', '=', true)
        .where('p.delegation', '=', 'cas')
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

const baseAt = (db: SchoolDatabase, segment: string): Promise<Selectable<SchoolSchema['base']> | undefined> =>
  db
    .selectFrom('base')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb(eb.fn('lower', ['path_name']), '=', segment.toLowerCase()),
        eb('uai', '=', segment.toUpperCase()),
      ]),
    )
    // A path name is chosen by the host and wins over a UAI that another base would answer to.
    .orderBy((eb) => eb(eb.fn('lower', ['path_name']), '=', segment.toLowerCase()), 'desc')
    .executeTakeFirst()

/** One row of `base` as the features know it. */
export function toBase(row: Selectable<SchoolSchema['base']>): SchoolBase {
  return {
    id: row.id,
    uai: row.uai,
    name: row.name,
    pathName: row.path_name,
    root: row.root,
    postcode: row.postcode ?? undefined,
    city: row.city ?? undefined,
    schoolYear: row.school_year ?? undefined,
    published: row.published,
    entIdentifiers: row.ent_identifiers,
    idleMinutes: row.idle_minutes,
  }
}

const optional = (row: Selectable<SchoolSchema['base']> | undefined): SchoolBase | undefined =>
  row && toBase(row)

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
