import { isUniqueViolation, json, recordAudit } from '@preau/platform'
import { type RawBuilder, sql } from 'kysely'
import type {
  BulkOrder,
  Change,
  ChangeLine,
  DoneChange,
  PasteDraft,
  PeopleChanges,
  Written,
} from '../features/people/index.ts'
import { fieldColumn, type FieldLines, writeLines } from './people-change-lines.ts'
import { peopleOf, rowColumns, toRow } from './people-list.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link PeopleChanges} on PostgreSQL. */
export function createPeopleChanges(db: SchoolDatabase): PeopleChanges {
  /** Somebody may be given an identifier in the same instant: the second time, it is seen as held. */
  const inOne = async <Result>(work: (trx: SchoolTransaction) => Promise<Result>): Promise<Result> => {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (isUniqueViolation(error)) return db.transaction().execute(work)
      throw error
    }
  }
  return {
    preview: (baseId, order) => preview(db, baseId, order),
    applyBulk: (change, order) => inOne((trx) => applyBulk(trx, change, order)),
    keepDraft: (draft) => inOne((trx) => keepDraft(trx, draft)),
    applyDraft: (change, draftId) => inOne((trx) => applyDraft(trx, change, draftId)),
    undo: (change, changeId) => inOne((trx) => undo(trx, change, changeId)),
    read: async (baseId, changeId) => (await readChanges(db, { baseId, changeId, limit: 1 }))[0],
    latest: (baseId, limit) => readChanges(db, { baseId, limit }),
    lines: async (changeId, limit) => {
      const rows = await db
        .selectFrom('people_change_line as line')
        .innerJoin('person', 'person.id', 'line.person_id')
        .innerJoin('people_change as change', 'change.id', 'line.change_id')
        .select(['line.person_id as personId', 'line.undone'])
        .select([shown(sql.ref('line.before')).as('before'), shown(sql.ref('line.after')).as('after')])
        .select([sql<string>`coalesce(person.usage_name, person.last_name)`.as('lastName')])
        .select('person.first_name as firstName')
        .where('line.change_id', '=', changeId)
        .orderBy('person.name_key')
        .orderBy('person.id')
        .limit(limit)
        .execute()
      return rows
    },
    forget: async (at, before) => {
      await db.deleteFrom('people_draft').where('ends_at', '<=', at).execute()
      await db.deleteFrom('people_change').where('done_at', '<', before).execute()
    },
  }
}

/** A profile by its name, everything else as it is. */
const shown = (value: RawBuilder<unknown>) => sql<string | null>`case when change.field = 'profile'
  then (select profile.name from authorisation_profile profile where profile.id::text = ${value}) else ${value} end`

/** Who an order is about, and who of them has another value. */
function concerned(db: SchoolDatabase, baseId: string, order: BulkOrder) {
  const { category, selection } = order
  const chosen =
    'ids' in selection
      ? sql<boolean>`person.base_id = ${baseId} and person.category = ${category}
          and person.id = any(${[...selection.ids]}::bigint[])`
      : peopleOf(baseId, selection.filter)
  return db.selectFrom('person').where(chosen)
}

const differs = ({ field, value }: BulkOrder) => sql<boolean>`${fieldColumn(field)} is distinct from ${value}`

async function preview(db: SchoolDatabase, baseId: string, order: BulkOrder) {
  const people = concerned(db, baseId, order)
  const counted = await people
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .select(sql<string>`count(*) filter (where ${differs(order)})`.as('changed'))
    .executeTakeFirstOrThrow()
  const samples = await people
    .where(differs(order))
    .select(rowColumns)
    .orderBy('person.name_key')
    .orderBy('person.id')
    .limit(10)
    .execute()
  const count = Number(counted.changed)
  return { count, already: Number(counted.total) - count, samples: samples.map(toRow) }
}

async function applyBulk(
  trx: SchoolTransaction,
  change: Change,
  order: BulkOrder & { readonly confirmed: number },
): Promise<{ readonly id: string } | 'changed'> {
  const rows = await concerned(trx, change.baseId, order)
    .where(differs(order))
    .select(['person.id as personId', fieldColumn(order.field).as('before')])
    .orderBy('person.id')
    .forUpdate()
    .execute()
  if (rows.length === 0 || rows.length !== order.confirmed) return 'changed'
  const lines = rows.map((row) => ({ ...row, after: order.value }))
  const { id } = await record(trx, change, { ...order, source: 'bulk', lines })
  return { id }
}

type Recorded = FieldLines & Pick<DoneChange, 'source'>

/** Writes lines, and the change that remembers those that were written. */
async function record(
  trx: SchoolTransaction,
  change: Change,
  { category, field, source, lines }: Recorded,
): Promise<Written & { readonly id: string }> {
  const { baseId, actor, at } = change
  const written = await writeLines(trx, change, { category, field, lines })
  const { id } = await trx
    .insertInto('people_change')
    .values({ base_id: baseId, category, field, source, actor, done_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into people_change_line (change_id, person_id, before, after)
    select ${id}, r."personId", r.before, r.after
    from jsonb_to_recordset(${json(written)}) as r("personId" bigint, before text, after text)`.execute(trx)
  await recordAudit(trx, change.audit(written.length))
  return { id, written: written.length, left: lines.length - written.length }
}

async function keepDraft(
  trx: SchoolTransaction,
  draft: PasteDraft & { readonly baseId: string; readonly actor: string; readonly endsAt: Date },
): Promise<string> {
  const mine = trx.deleteFrom('people_draft').where('base_id', '=', draft.baseId)
  await mine.where('created_by', '=', draft.actor).execute()
  const { id } = await trx
    .insertInto('people_draft')
    .values({
      base_id: draft.baseId,
      category: draft.category,
      field: draft.field,
      created_by: draft.actor,
      ends_at: draft.endsAt,
      lines: json<readonly ChangeLine[]>(draft.lines),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function applyDraft(
  trx: SchoolTransaction,
  change: Change,
  draftId: string,
): Promise<(Written & { readonly id: string }) | 'gone'> {
  const draft = await trx
    .deleteFrom('people_draft')
    .where('id', '=', draftId)
    .where('base_id', '=', change.baseId)
    .where('created_by', '=', change.actor)
    .where('ends_at', '>', change.at)
    .returning(['category', 'field', 'lines'])
    .executeTakeFirst()
  return draft ? record(trx, change, { ...draft, source: 'paste' }) : 'gone'
}

async function undo(trx: SchoolTransaction, change: Change, changeId: string): Promise<Written | 'gone'> {
  const done = await trx
    .updateTable('people_change')
    .set({ undone_at: change.at, undone_by: change.actor })
    .where('id', '=', changeId)
    .where('base_id', '=', change.baseId)
    .where('undone_at', 'is', null)
    .returning(['category', 'field'])
    .executeTakeFirst()
  if (!done) return 'gone'
  const lines = await trx
    .selectFrom('people_change_line')
    .select(['person_id as personId', 'after as before', 'before as after'])
    .where('change_id', '=', changeId)
    .orderBy('person_id')
    .execute()
  const written = await writeLines(trx, change, { ...done, lines })
  const ids = written.map(({ personId }) => personId)
  await trx
    .updateTable('people_change_line')
    .set({ undone: true })
    .where('change_id', '=', changeId)
    .where('person_id', '=', sql<string>`any(${ids}::bigint[])`)
    .execute()
  await recordAudit(trx, change.audit(written.length))
  return { written: written.length, left: lines.length - written.length }
}

async function readChanges(
  db: SchoolDatabase,
  {
    baseId,
    changeId,
    limit,
  }: { readonly baseId: string; readonly changeId?: string; readonly limit: number },
): Promise<readonly DoneChange[]> {
  const lines = (undone: boolean | undefined) =>
    sql<string>`(select count(*) from people_change_line l where l.change_id = people_change.id
      and (${undone ?? null}::boolean is null or l.undone = ${undone ?? null}))`
  const rows = await db
    .selectFrom('people_change')
    .selectAll()
    .select([lines(undefined).as('count'), lines(false).as('kept')])
    .where('base_id', '=', baseId)
    .$if(changeId !== undefined, (found) => found.where('id', '=', changeId ?? ''))
    .orderBy('done_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    field: row.field,
    source: row.source,
    actor: row.actor,
    doneAt: row.done_at,
    undoneAt: row.undone_at ?? undefined,
    undoneBy: row.undone_by ?? undefined,
    count: Number(row.count),
    kept: row.undone_at === null ? 0 : Number(row.kept),
  }))
}
