import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { NamingOutcome, NamingStore } from '../features/addresses/index.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link NamingStore} on PostgreSQL. */
export function createNamingStore(db: SchoolDatabase): NamingStore {
  return {
    namesOf: async (baseId) => {
      const rows = await db
        .selectFrom('base_address')
        .selectAll()
        .where('base_id', '=', baseId)
        .orderBy('kind')
        .orderBy('since', 'desc')
        .execute()
      return rows.map(({ id, kind, name, state, since, uses, ent_uses, last_used_at }) => {
        const shown = kind === 'uai' ? name.toUpperCase() : name
        return {
          id,
          kind,
          name: shown,
          state,
          since,
          uses,
          entUses: ent_uses,
          lastUsedAt: last_used_at ?? undefined,
        }
      })
    },
    renamePath: (change) => named(db, change, (trx) => renamePath(trx, change)),
    addHost: (change) => named(db, change, (trx) => addHost(trx, change)),
    makeMain: (change) => named(db, change, (trx) => makeMain(trx, change)),
    addUai: (change) => named(db, change, (trx) => addUai(trx, change)),
    remove: (change) => named(db, change, (trx) => remove(trx, change)),
  }
}

type Change = Parameters<NamingStore['remove']>[0]
type ChangeOf<Name extends keyof NamingStore> = Parameters<NamingStore[Name]>[0]

/** One change of names at a time: a name is looked up, then taken. */
function named(
  db: SchoolDatabase,
  { audit }: Pick<Change, 'audit'>,
  work: (trx: SchoolTransaction) => Promise<NamingOutcome>,
): Promise<NamingOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockNames(trx)
    const outcome = await work(trx)
    if (outcome === 'done') await recordAudit(trx, audit)
    return outcome
  })
}

/** Held until the end of the transaction by whoever gives a name to a base. */
export async function lockNames(trx: SchoolTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('base-names', 0))`.execute(trx)
}

/** Whether this first segment leads, or led, to a base other than `baseId`. Asked under {@link lockNames}. */
export async function isSegmentTaken(
  trx: SchoolTransaction,
  segment: string,
  baseId?: string,
): Promise<boolean> {
  const name = segment.toLowerCase()
  const { rows } = await sql`
    select 1 from base where (lower(path_name) = ${name} or (lower(uai) = ${name} and stage = 'live')) and id is distinct from ${baseId ?? null}::bigint
    union all
    select 1 from base_address where kind in ('path', 'uai') and name = ${name}
      and base_id is distinct from ${baseId ?? null}::bigint
    limit 1
  `.execute(trx)
  return rows.length > 0
}

async function renamePath(trx: SchoolTransaction, change: ChangeOf<'renamePath'>): Promise<NamingOutcome> {
  const { baseId, pathName, at } = change
  const base = await lockedBase(trx, baseId)
  if (base.published) return 'published'
  if (await isSegmentTaken(trx, pathName, baseId)) return 'taken'
  await trx.updateTable('base').set({ path_name: pathName }).where('id', '=', baseId).execute()
  await forget(trx, { baseId, kind: 'path', name: pathName })
  if (base.path_name.toLowerCase() !== pathName.toLowerCase())
    await leaveBehind(trx, { baseId, kind: 'path', name: base.path_name, at })
  // At its own host, the path is not where it lives; the one it has leads there.
  if (await hasMainHost(trx, baseId)) await leaveBehind(trx, { baseId, kind: 'path', name: pathName, at })
  return 'done'
}

async function addHost(
  trx: SchoolTransaction,
  { baseId, host, main, at }: ChangeOf<'addHost'>,
): Promise<NamingOutcome> {
  const base = await lockedBase(trx, baseId)
  if (main && base.published) return 'published'
  const other = await trx
    .selectFrom('base_address')
    .select('base_id')
    .where('kind', '=', 'host')
    .where('name', '=', host)
    .executeTakeFirst()
  if (other && other.base_id !== baseId) return 'taken'
  await forget(trx, { baseId, kind: 'host', name: host })
  const row = { base_id: baseId, kind: 'host', name: host, state: 'alias', since: at } as const
  const { id } = await trx.insertInto('base_address').values(row).returning('id').executeTakeFirstOrThrow()
  return main ? makeMain(trx, { baseId, id, at }) : 'done'
}

async function makeMain(
  trx: SchoolTransaction,
  { baseId, id, at }: Pick<ChangeOf<'makeMain'>, 'baseId' | 'id' | 'at'>,
): Promise<NamingOutcome> {
  const base = await lockedBase(trx, baseId)
  if (base.published) return 'published'
  const hadOne = await hasMainHost(trx, baseId)
  await trx
    .updateTable('base_address')
    .set({ state: 'former', since: at })
    .where('base_id', '=', baseId)
    .where('state', '=', 'main')
    .where('id', '<>', id)
    .execute()
  const made = await trx
    .updateTable('base_address')
    .set({ state: 'main', since: at })
    .where('base_id', '=', baseId)
    .where('kind', '=', 'host')
    .where('id', '=', id)
    .executeTakeFirst()
  if (made.numUpdatedRows === 0n) return 'unknown'
  if (!hadOne) await leaveBehind(trx, { baseId, kind: 'path', name: base.path_name, at })
  return 'done'
}

async function addUai(
  trx: SchoolTransaction,
  { baseId, uai, at }: ChangeOf<'addUai'>,
): Promise<NamingOutcome> {
  // Neither another base nor this one, by any of its names.
  if (await isSegmentTaken(trx, uai)) return 'taken'
  const row = { base_id: baseId, kind: 'uai', name: uai.toLowerCase(), state: 'alias', since: at } as const
  await trx.insertInto('base_address').values(row).execute()
  return 'done'
}

async function remove(trx: SchoolTransaction, { baseId, id }: ChangeOf<'remove'>): Promise<NamingOutcome> {
  const base = await lockedBase(trx, baseId)
  const row = await trx
    .deleteFrom('base_address')
    .where('base_id', '=', baseId)
    .where('id', '=', id)
    .$if(base.published, (query) => query.where('state', '<>', 'main'))
    .returning(['kind', 'state'])
    .executeTakeFirst()
  if (!row) return base.published ? 'published' : 'unknown'
  if (row.state === 'main') await forget(trx, { baseId, kind: 'path', name: base.path_name })
  return 'done'
}

const lockedBase = (trx: SchoolTransaction, baseId: string) =>
  trx
    .selectFrom('base')
    .select(['published', 'path_name'])
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()

async function hasMainHost(trx: SchoolTransaction, baseId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('base_address')
    .select('id')
    .where('base_id', '=', baseId)
    .where('state', '=', 'main')
    .executeTakeFirst()
  return row !== undefined
}

interface Named {
  readonly baseId: string
  readonly kind: 'path' | 'root' | 'host'
  readonly name: string
}

async function forget(trx: SchoolTransaction, { baseId, kind, name }: Named): Promise<void> {
  await trx
    .deleteFrom('base_address')
    .where('base_id', '=', baseId)
    .where('kind', '=', kind)
    .where('name', '=', name.toLowerCase())
    .execute()
}

/** Notes that a name was one of the base until now, so that it goes on leading there. */
export async function leaveBehind(
  trx: SchoolTransaction,
  { at, ...one }: Named & { readonly at: Date },
): Promise<void> {
  await forget(trx, one)
  const { baseId, kind, name } = one
  const row = { base_id: baseId, kind, name: name.toLowerCase(), state: 'former', since: at } as const
  await trx.insertInto('base_address').values(row).execute()
}

/** The root of the base is no more `before`: it goes on leading to `now`. */
export async function changeRoot(
  trx: SchoolTransaction,
  {
    baseId,
    before,
    now,
    at,
  }: { readonly baseId: string; readonly before: string; readonly now: string; readonly at: Date },
): Promise<void> {
  if (before === now) return
  await forget(trx, { baseId, kind: 'root', name: now })
  await leaveBehind(trx, { baseId, kind: 'root', name: before, at })
}
