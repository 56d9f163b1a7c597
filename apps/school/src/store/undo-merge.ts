import { isUniqueViolation, recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { DuplicatesStore } from '../features/duplicates/index.ts'
import { linkName, type PersonLink, personLinks } from './person-links.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

type Order = Parameters<DuplicatesStore['undo']>[0]
type Rows = Readonly<Record<string, readonly object[]>>

/** What `merge-people.ts` remembered. */
interface Snapshot {
  /** Rows of `person` by id. */
  readonly people: Readonly<Record<string, object>>
  readonly kept: Rows
  readonly dropped: Rows
  readonly earlier: readonly string[]
}

class Changed extends Error {}

/** Gives two merged records back as they were; nothing when the one that stayed is not what the merge made of it. */
export async function undoMerge(db: SchoolDatabase, order: Order): Promise<'done' | 'gone' | 'changed'> {
  try {
    return await db.transaction().execute((trx) => undo(trx, order))
  } catch (error) {
    // An identifier was given to somebody else since.
    if (error instanceof Changed || isUniqueViolation(error)) return 'changed'
    throw error
  }
}

async function undo(trx: SchoolTransaction, { baseId, mergeId, audit }: Order): Promise<'done' | 'gone'> {
  const merge = await trx
    .deleteFrom('person_merge')
    .where('base_id', '=', baseId)
    .where('id', '=', mergeId)
    .returning(['kept_id', 'dropped_id', 'merged_at', 'snapshot'])
    .executeTakeFirst()
  if (!merge) return 'gone'
  const [kept, dropped] = [merge.kept_id, merge.dropped_id]
  await checkUnchanged(trx, kept, merge.merged_at)
  // Written by `merge-people.ts` from the same type.
  const snapshot = merge.snapshot as Snapshot
  await restorePeople(trx, { kept, dropped, people: snapshot.people })
  for (const link of personLinks) await restoreLinks(trx, link, { kept, dropped, snapshot })
  for (const table of ['person_merge', 'person_alias'] as const) {
    const column = table === 'person_merge' ? sql`id` : sql`merge_id`
    await sql`
      update ${sql.table(table)} set kept_id = ${dropped} where ${column} = any(${[...snapshot.earlier]}::bigint[])
    `.execute(trx)
  }
  await sql`delete from session where subject = ${`person:${kept}`}`.execute(trx)
  await recordAudit(trx, { ...audit, data: { person: kept, again: dropped } })
  return 'done'
}

async function checkUnchanged(trx: SchoolTransaction, id: string, mergedAt: Date): Promise<void> {
  const row = await trx
    .selectFrom('person')
    .select('updated_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row?.updated_at.getTime() !== mergedAt.getTime()) throw new Changed()
}

interface Two {
  readonly kept: string
  readonly dropped: string
}

async function restorePeople(
  trx: SchoolTransaction,
  { kept, dropped, people }: Two & Pick<Snapshot, 'people'>,
): Promise<void> {
  const columns = await writtenColumns(trx)
  const all = sql.join(columns.map((column) => sql.ref(column)))
  const record = (id: string) =>
    sql`jsonb_populate_record(null::person, ${JSON.stringify(people[id])}::jsonb)`
  const own = sql.join(columns.filter((column) => column !== 'id').map((column) => sql.ref(column)))
  await sql`update person set (${own}) = (select ${own} from ${record(kept)}) where id = ${kept}`.execute(trx)
  await sql`
    insert into person (${all}) overriding system value select ${all} from ${record(dropped)}
  `.execute(trx)
}

/** Columns of `person` that are not computed, whatever later migrations add. */
async function writtenColumns(trx: SchoolTransaction): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'person'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
  `.execute(trx)
  return rows.map(({ name }) => name)
}

/** The record that comes back takes what it had, as far as it still exists; the other one keeps what it got meanwhile. */
async function restoreLinks(
  trx: SchoolTransaction,
  link: PersonLink,
  { kept, dropped, snapshot }: Two & { readonly snapshot: Snapshot },
): Promise<void> {
  const { table, person, key, needs } = link
  const [had, came] = [snapshot.kept, snapshot.dropped].map((rows) =>
    JSON.stringify(rows[linkName(link)] ?? []),
  )
  const rowsOf = (rows: string | undefined, name: string) =>
    sql`jsonb_populate_recordset(null::${sql.table(table)}, ${rows ?? '[]'}::jsonb) as ${sql.ref(name)}`
  const same = (name: string) =>
    sql.join(
      [sql`true`, ...key.map((column) => sql`${sql.ref(`${name}.${column}`)} = mine.${sql.ref(column)}`)],
      sql` and `,
    )
  await sql`
    delete from ${sql.table(table)} as mine where mine.${sql.ref(person)} = ${kept}
      and exists (select from ${rowsOf(came, 'came')} where ${same('came')})
      and not exists (select from ${rowsOf(had, 'had')} where ${same('had')})
  `.execute(trx)
  const exist = Object.entries(needs).map(
    ([column, of]) => sql` and exists (select from ${sql.table(of)} where id = ${sql.ref(`came.${column}`)})`,
  )
  await sql`
    insert into ${sql.table(table)} select came.* from ${rowsOf(came, 'came')}
    where ${sql.ref(`came.${person}`)} = ${dropped}${sql.join(exist, sql``)} on conflict do nothing
  `.execute(trx)
}
