import type { AddressStore } from '../features/bases/index.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link AddressStore} on PostgreSQL. */
export function createAddressStore(db: SchoolDatabase): AddressStore {
  return {
    hosts: async () => {
      const rows = await db
        .selectFrom('base_address as a')
        .innerJoin('base as b', 'b.id', 'a.base_id')
        .select(['a.name', 'b.id', 'b.path_name', 'b.root'])
        .where('a.kind', '=', 'host')
        .execute()
      return new Map(
        rows.map((row) => [row.name, { baseId: row.id, pathName: row.path_name, root: row.root }]),
      )
    },
    noteFormerUse: async ({ baseId, kind, name, fromEnt, at }) => {
      const noted = await db
        .updateTable('base_address')
        .set((eb) => ({
          uses: eb('uses', '+', 1),
          ent_uses: eb('ent_uses', '+', fromEnt ? 1 : 0),
          last_used_at: at,
        }))
        .where('base_id', '=', baseId)
        .where('kind', '=', kind)
        .where('name', '=', name)
        .where('state', '=', 'former')
        .executeTakeFirst()
      return noted.numUpdatedRows > 0n
    },
  }
}
