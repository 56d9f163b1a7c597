import type { PersonCategory } from '@preau/people'
import { type RawBuilder, sql } from 'kysely'
import type { SchoolYearStore, YearCounts, YearState } from '../features/school-year/index.ts'
import { otherNames, toBase } from './base-columns.ts'
import { isPresent } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'

/** {@link YearState} of a base. */
export async function readYearState(db: SchoolDatabase, baseId: string, today: string): Promise<YearState> {
  const rows = await db
    .selectFrom('base')
    .selectAll('base')
    .select(otherNames)
    .where('origin_id', '=', baseId)
    .where('stage', 'in', ['preparing', 'archive'])
    .orderBy('switched_at', 'desc')
    .execute()
  const bases = rows.map(toBase)
  const next = bases.find(({ stage }) => stage === 'preparing')
  const archives = bases.filter(({ switchedAt }) => switchedAt !== undefined)
  const [latest] = archives
  const undoable = latest && !next && (await isUntouched(db, baseId, latest.switchedAt)) ? latest : undefined
  const counts = next ? await countYear(db, { from: baseId, to: next.id, today }) : []
  const imports = { siecle: 0, sts: 0, ...(next && (await countImports(db, next.id))) }
  const classes = next ? await countClasses(db, next.id) : 0
  return { next, imports, classes, counts, undoable, archives }
}

async function isUntouched(db: SchoolDatabase, baseId: string, since: Date | undefined): Promise<boolean> {
  if (!since) return false
  const run = await db
    .selectFrom('import_run')
    .select('id')
    .where('base_id', '=', baseId)
    .where('finished_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return run === undefined
}

async function countImports(db: SchoolDatabase, baseId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('import_run')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('count')])
    .where('base_id', '=', baseId)
    .groupBy('kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]))
}

async function countClasses(db: SchoolDatabase, baseId: string): Promise<number> {
  const row = await db
    .selectFrom('school_class')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('base_id', '=', baseId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

interface Two {
  readonly from: string
  readonly to: string
  readonly today: string
}

/** The people present in a base, by what makes them the same from one year to the next. */
const present = (baseId: string, today: string): RawBuilder<unknown> =>
  sql`select person.id, person.category, person.pronote_id, person.source_key from person
    where person.base_id = ${baseId} and ${isPresent(today)}`

const sameAs = sql`(o.pronote_id = p.pronote_id or o.source_key = p.source_key)`

async function countYear(db: SchoolDatabase, { from, to, today }: Two): Promise<readonly YearCounts[]> {
  const { rows } = await sql<{ category: PersonCategory; now: string; staying: string; next: string }>`
    with here as (${present(from, today)}), there as (${present(to, today)}),
    kept as (select here.category, here.id from here join there using (pronote_id)
      union select here.category, here.id from here join there on there.source_key = here.source_key)
    select category, (select count(*) from here where here.category = c.category) as now,
      (select count(*) from kept where kept.category = c.category) as staying,
      (select count(*) from there where there.category = c.category) as next
    from (select category from here union select category from there) c
  `.execute(db)
  return rows.map(({ category, ...counted }) => {
    const [now, staying, next] = [Number(counted.now), Number(counted.staying), Number(counted.next)]
    return { category, now, staying, leaving: now - staying, arriving: next - staying }
  })
}

/** Those who go, as this year knows them; those who come, as the next one does. */
export async function readYearPeople(
  db: SchoolDatabase,
  baseId: string,
  { who, today, page, pageSize }: Parameters<SchoolYearStore['people']>[1],
): ReturnType<SchoolYearStore['people']> {
  const { next } = await readYearState(db, baseId, today)
  if (!next) return { rows: [], total: 0 }
  const [here, there] = who === 'leaving' ? [baseId, next.id] : [next.id, baseId]
  const { rows } = await sql<{
    id: string
    category: PersonCategory
    last_name: string
    first_name: string
    pronote_id: string
    total: string
  }>`
    with here as (${present(here, today)}), there as (${present(there, today)})
    select p.id::text, p.category, coalesce(n.usage_name, n.last_name) as last_name, n.first_name, p.pronote_id,
      count(*) over () as total
    from here p join person n on n.id = p.id
    where not exists (select from there o where ${sameAs})
    order by n.category, n.name_key, n.id limit ${pageSize} offset ${(page - 1) * pageSize}
  `.execute(db)
  return {
    total: Number(rows[0]?.total ?? 0),
    rows: rows.map(({ id, category, last_name, first_name, pronote_id }) => {
      return { id, category, lastName: last_name, firstName: first_name, pronoteId: pronote_id }
    }),
  }
}
