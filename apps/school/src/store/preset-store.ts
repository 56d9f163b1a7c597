import { type AuditEntry, isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { ManagedPreset, PresetOrder, PresetStore } from '../features/delegation/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PresetStore} on PostgreSQL. */
export function createPresetStore(db: SchoolDatabase): PresetStore {
  return {
    offerFirst: async (name, casUrl) => {
      await db
        .insertInto('ent_preset')
        .values({ name, cas_url: casUrl, position: 0 })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ cas_url: casUrl }))
        .execute()
    },
    managed: () => managedPresets(db),
    save: async (order) => {
      try {
        return await db.transaction().execute((trx) => save(trx, order))
      } catch (error) {
        if (isUniqueViolation(error)) return 'name-taken'
        throw error
      }
    },
    remove: (id, audit) => db.transaction().execute((trx) => remove(trx, id, audit)),
    restoreShipped: (audit) => db.transaction().execute((trx) => restoreShipped(trx, audit)),
  }
}

async function managedPresets(db: SchoolDatabase): Promise<readonly ManagedPreset[]> {
  const rows = await db
    .selectFrom('ent_preset as p')
    .leftJoin('cas_delegation as d', 'd.ent_preset_id', 'p.id')
    .selectAll('p')
    .select((eb) => [
      eb.fn.count<string>('d.base_id').as('bases'),
      sql<string>`count(*) filter (where d.server_url <> rtrim(p.cas_url, '/'))`.as('elsewhere'),
    ])
    .where('p.removed', '=', false)
    .groupBy('p.id')
    .orderBy('p.position')
    .orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    casUrl: row.cas_url,
    version: row.version,
    shipped:
      row.shipped_name === null || row.shipped_url === null
        ? undefined
        : { name: row.shipped_name, casUrl: row.shipped_url },
    bases: Number(row.bases),
    elsewhere: Number(row.elsewhere),
  }))
}

async function save(
  trx: SchoolTransaction,
  { seen, name, casUrl, audit }: PresetOrder,
): Promise<'done' | 'stale'> {
  const written = seen
    ? await trx
        .updateTable('ent_preset')
        .set((eb) => ({ name, cas_url: casUrl, version: eb('version', '+', 1) }))
        .where('id', '=', seen.id)
        .where('version', '=', seen.version)
        .where('removed', '=', false)
        .returning('id')
        .executeTakeFirst()
    : await trx
        .insertInto('ent_preset')
        .values({ name, cas_url: casUrl, position: 0 })
        .returning('id')
        .executeTakeFirst()
  if (!written) return 'stale'
  await recordAudit(trx, { ...audit, target: `preset:${written.id}`, data: { name, serverUrl: casUrl } })
  return 'done'
}

/** A shipped one stays in its table, to be brought back. */
async function remove(trx: SchoolTransaction, id: string, audit: AuditEntry): Promise<'done' | 'gone'> {
  await trx
    .updateTable('cas_delegation')
    .set({
      ent_preset_id: null,
      removed_preset: sql<string>`(select name from ent_preset where id = ${id})`,
    })
    .where('ent_preset_id', '=', id)
    .execute()
  const { rows } = await sql<{ name: string }>`
    with own as (delete from ent_preset where id = ${id} and shipped_name is null returning name),
      shipped as (
        update ent_preset set removed = true, version = version + 1
        where id = ${id} and shipped_name is not null and not removed returning name
      )
    select name from own union all select name from shipped`.execute(trx)
  const [removed] = rows
  if (!removed) return 'gone'
  await recordAudit(trx, { ...audit, data: { name: removed.name } })
  return 'done'
}

async function restoreShipped(trx: SchoolTransaction, audit: AuditEntry): Promise<number> {
  const isTaken = sql`exists (select from ent_preset o where o.name = p.shipped_name and o.id <> p.id)`
  const { rows } = await sql`
    update ent_preset as p set removed = false, cas_url = shipped_url, version = version + 1,
      name = case when ${isTaken} then p.name else p.shipped_name end
    where p.shipped_name is not null
      and (p.removed or p.cas_url <> p.shipped_url or (p.name <> p.shipped_name and not ${isTaken}))
    returning p.id`.execute(trx)
  if (rows.length > 0) await recordAudit(trx, { ...audit, data: { count: rows.length } })
  return rows.length
}
