import { type AuditEntry, recordAudit } from '@preau/platform'
import type { NewBase } from '../features/bases/index.ts'
import type { PublicationSettings, PublicationStore } from '../features/console/index.ts'
import { readPublications } from './base-store.ts'
import { changeRoot, isSegmentTaken, lockNames } from './naming-store.ts'
import { insertDefaultProfiles } from './profile-store.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PublicationStore} on PostgreSQL. */
export function createPublicationStore(db: SchoolDatabase): PublicationStore {
  return {
    create: (base, at, audit) => db.transaction().execute((trx) => create(trx, base, { at, audit })),
    publish: (baseId, at, audit) => setPublished(db, baseId, { since: at, audit }),
    stop: (baseId, audit) => setPublished(db, baseId, { since: undefined, audit }),
    configure: (order) => db.transaction().execute((trx) => configure(trx, order)),
  }
}

async function create(
  trx: SchoolTransaction,
  base: NewBase,
  entry: { readonly at: Date; readonly audit: AuditEntry },
): Promise<string | undefined> {
  await lockNames(trx)
  if ((await isSegmentTaken(trx, base.uai)) || (await isSegmentTaken(trx, base.pathName))) return undefined
  const row = await trx
    .insertInto('base')
    .values({
      uai: base.uai,
      name: base.name,
      path_name: base.pathName,
      root: base.root,
      postcode: base.postcode ?? null,
      city: base.city ?? null,
      school_year: base.schoolYear ?? null,
      published_at: null,
      created_at: entry.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  await trx
    .insertInto('space_publication')
    .values(base.spaces.map((space) => ({ base_id: row.id, space })))
    .execute()
  await insertDefaultProfiles(trx, row.id)
  await recordAudit(trx, entry.audit)
  return row.id
}

function setPublished(
  db: SchoolDatabase,
  baseId: string,
  { since, audit }: { readonly since: Date | undefined; readonly audit: AuditEntry },
): Promise<void> {
  const published = since !== undefined
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('base')
      .set({ published, published_at: since ?? null })
      .where('id', '=', baseId)
      .where('published', '<>', published)
      .where('stage', 'in', ['live', 'trial'])
      .returning('id')
      .executeTakeFirst()
    if (changed) await recordAudit(trx, audit)
  })
}

async function configure(
  trx: SchoolTransaction,
  order: Parameters<PublicationStore['configure']>[0],
): Promise<'done' | 'published' | 'changed'> {
  const { baseId, settings } = order
  const base = await trx
    .selectFrom('base')
    .select('published')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirst()
  if (base?.published !== false) return 'published'
  if (order.seen?.(await readPublicationSettings(trx, baseId)) === false) return 'changed'
  await writePublication(trx, baseId, { settings, at: order.audit.at })
  await recordAudit(trx, order.audit)
  return 'done'
}

/** The settings of a base, which nobody else changes before the end of the transaction. */
export async function readPublicationSettings(
  trx: SchoolTransaction,
  baseId: string,
): Promise<PublicationSettings> {
  const { root } = await trx
    .selectFrom('base')
    .select('root')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const publications = await readPublications(trx, baseId)
  return {
    root,
    spaces: publications.map(({ space, published, mobile }) => ({ space, published, mobile })),
  }
}

/** Writes the settings, whether the base is published or not. */
export async function writePublication(
  trx: SchoolTransaction,
  baseId: string,
  { settings, at }: { readonly settings: PublicationSettings; readonly at: Date },
): Promise<void> {
  const { root: before } = await trx
    .selectFrom('base')
    .select('root')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  await trx.updateTable('base').set({ root: settings.root }).where('id', '=', baseId).execute()
  await changeRoot(trx, { baseId, before, now: settings.root, at })
  for (const { space, published, mobile } of settings.spaces) {
    await trx
      .updateTable('space_publication')
      .set({ published, mobile })
      .where('base_id', '=', baseId)
      .where('space', '=', space)
      .execute()
  }
}
