import { nameKey } from '@preau/people'
import { type AuditEntry, recordAudit } from '@preau/platform'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type {
  FailureInbox,
  FailureReason,
  FailureSelection,
  InboxFilter,
  InboxPage,
  InboxSearch,
  TallyCell,
} from '../features/identification/index.ts'
import type { Space } from '../features/bases/index.ts'
import { filed, reopened, toRows } from './failure-store.ts'
import { readLinkMaterial } from './link-material.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link FailureInbox} on PostgreSQL. */
export const createFailureInbox = (db: SchoolDatabase): FailureInbox => ({
  list: (baseId, page) => list(db, baseId, page),
  tally: (baseId, search, ages) => tally(db, baseId, { search, ages }),
  preview: async (baseId, selection, most) => {
    const found = failures(db).where(chosen(baseId, selection))
    const counted = found.select((eb) => eb.fn.countAll<string>().as('count'))
    const rows = found.selectAll().orderBy('occurred_at', 'desc').orderBy('id', 'desc').limit(most)
    const { count } = await counted.executeTakeFirstOrThrow()
    return { count: Number(count), rows: await toRows(db, baseId, await rows.execute()) }
  },
  linkMaterial: (baseId, selection, limits) =>
    readLinkMaterial(db, { baseId, chosen: chosen(baseId, selection), ...limits }),
  file: (order) =>
    db
      .transaction()
      .execute((trx) => change(trx, order, { from: 'open', values: filed(order), because: order.because })),
  reopen: (order) =>
    db.transaction().execute((trx) => change(trx, order, { from: 'dismissed', values: reopened })),
})

const failures = (db: SchoolDatabase) => db.selectFrom('identification_failure')

const sorts: Readonly<Record<InboxPage['sort']['key'], RawBuilder<unknown>>> = {
  date: sql`occurred_at`,
  name: sql`nullif(name_key, '')`,
  casUser: sql`cas_user`,
  attempts: sql`attempts`,
}

async function list(db: SchoolDatabase, baseId: string, page: InboxPage): ReturnType<FailureInbox['list']> {
  const direction = sql.raw(page.sort.direction)
  const rows = await failures(db)
    .selectAll()
    .where(kept(baseId, page))
    .orderBy(sql`${sorts[page.sort.key]} ${direction} nulls last`)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.pageSize)
    .offset((page.page - 1) * page.pageSize)
    .execute()
  return toRows(db, baseId, rows)
}

type Tallied = {
  readonly search: InboxSearch
  readonly ages: Parameters<FailureInbox['tally']>[2]
}

async function tally(
  db: SchoolDatabase,
  baseId: string,
  { search, ages }: Tallied,
): Promise<readonly TallyCell[]> {
  const age = sql<TallyCell['age']>`case when occurred_at >= ${ages.today} then 'today'
    when occurred_at >= ${ages.week} then 'week' when occurred_at >= ${ages.month} then 'month' else 'older' end`
  const rows = await failures(db)
    .select(['status', 'space', 'reason', age.as('age')])
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(found(baseId, search))
    .groupBy([sql`1`, sql`2`, sql`3`, sql`4`])
    .execute()
  return rows.map((row) => ({
    state: row.status,
    space: row.space as Space,
    reason: row.reason as FailureReason,
    age: row.age,
    count: Number(row.count),
  }))
}

const all = (conditions: readonly Expression<SqlBool>[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(conditions, sql` and `)})`

/** What the search finds in a base. `search_key` holds letters, digits and spaces, as {@link nameKey} writes them. */
function found(baseId: string, { text, classId }: InboxSearch): RawBuilder<SqlBool> {
  const words = nameKey(text)
    .split(' ')
    .filter((word) => word !== '')
  // A text of signs only is no word, and finds nothing rather than everything.
  const isNothing = text !== '' && words.length === 0
  return all([
    sql<SqlBool>`base_id = ${baseId}`,
    ...(isNothing ? [sql<SqlBool>`false`] : []),
    ...words.map((word) => sql<SqlBool>`search_key like ${`%${word}%`}`),
    ...(classId === undefined ? [] : [ofClass(baseId, classId)]),
  ])
}

/**
 * Pupils of a class, their guardians and its teachers: those a failure led to, was linked to, or whose name it bears. Each list
 * is read once, not line by line.
 */
function ofClass(baseId: string, classId: string): RawBuilder<SqlBool> {
  const everybody = (column: RawBuilder<unknown>) => sql`array(
    select ${column} from person where person.base_id = ${baseId} and person.id in (
      select m.person_id from class_membership m where m.class_id = ${classId}
      union all select l.guardian_id from guardian_link l join class_membership m on m.person_id = l.pupil_id
        where m.class_id = ${classId}
      union all select t.teacher_id from teaching t where t.class_id = ${classId}))`
  return sql<SqlBool>`(person_id = any(${everybody(sql`person.id`)}) or name_key = any(${everybody(sql`person.name_key`)})
    or jsonb_path_query_array(evidence, '$.people[*].id') ?| ${everybody(sql`person.id::text`)})`
}

function kept(baseId: string, filter: InboxFilter): RawBuilder<SqlBool> {
  const { state, reason, space, from, until } = filter
  return all([
    found(baseId, filter),
    sql<SqlBool>`status = ${state}`,
    ...(reason === undefined ? [] : [sql<SqlBool>`reason = ${reason}`]),
    ...(space === undefined ? [] : [sql<SqlBool>`space = ${space}`]),
    ...(from === undefined ? [] : [sql<SqlBool>`occurred_at >= ${from}`]),
    ...(until === undefined ? [] : [sql<SqlBool>`occurred_at < ${until}`]),
  ])
}

/** What came after the page was shown is not chosen with it. */
const chosen = (baseId: string, selection: FailureSelection): RawBuilder<SqlBool> =>
  'ids' in selection
    ? all([
        sql<SqlBool>`base_id = ${baseId} and status = ${selection.state}`,
        sql<SqlBool>`id = any(${[...selection.ids]}::bigint[])`,
      ])
    : all([kept(baseId, selection.filter), sql<SqlBool>`occurred_at <= ${selection.seenAt}`])

interface Change {
  readonly from: 'open' | 'dismissed'
  readonly values: ReturnType<typeof filed> | typeof reopened
  readonly because?: string
}

async function change(
  trx: SchoolTransaction,
  order: { readonly baseId: string; readonly selection: FailureSelection; readonly audit: AuditEntry },
  { from, values, because }: Change,
): Promise<number> {
  const rows = await trx
    .updateTable('identification_failure')
    .set(values)
    .where(chosen(order.baseId, order.selection))
    .where('status', '=', from)
    .returning('id')
    .execute()
  if (rows.length === 0) return 0
  const data = {
    count: rows.length,
    ...(because !== undefined && { reason: because }),
    failures: idsOf(rows),
  }
  await recordAudit(trx, { ...order.audit, data })
  return rows.length
}

/** The first of them: a line of the trail is read by people. */
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.slice(0, 200).map(({ id }) => id)
