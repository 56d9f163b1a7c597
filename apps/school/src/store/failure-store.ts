import { listName } from '@preau/people'
import { json, recordAudit } from '@preau/platform'
import { type Selectable, sql } from 'kysely'
import type {
  FailureEvidence,
  FailureReason,
  FailureRow,
  FailureSheet,
  FailureStore,
  SentForm,
} from '../features/identification/index.ts'
import type { Space } from '../features/bases/index.ts'
import { linkFailure } from './link-failure.ts'
import { calledName } from './person-columns.ts'
import { findPeople, peopleMatching, peopleOfIds } from './people-to-link.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'

type Row = Selectable<SchoolSchema['identification_failure']>

/** {@link FailureStore} on PostgreSQL. */
export function createFailureStore(db: SchoolDatabase): FailureStore {
  return {
    list: (baseId, query) => list(db, baseId, query),
    counts: (baseId) => counts(db, baseId),
    sheet: async (baseId, id) => {
      const row = await failures(db, baseId).where('id', '=', id).executeTakeFirst()
      return row && toSheet(db, row)
    },
    search: (baseId, { text, casUser, today }) =>
      findPeople(db, { baseId, casUser, today }, peopleMatching(text)),
    people: (baseId, { ids, casUser, today }) =>
      ids.length === 0 ? Promise.resolve([]) : findPeople(db, { baseId, casUser, today }, peopleOfIds(ids)),
    link: (decision) => linkFailure(db, decision),
    setAside: (order) => db.transaction().execute((trx) => setAside(trx, order)),
    ofForm: async (baseId, tokenHash, at) => {
      const row = await failures(db, baseId)
        .innerJoin('identification_form as t', 't.failure_id', 'identification_failure.id')
        .where('t.token_hash', '=', Buffer.from(tokenHash))
        .where('t.ends_at', '>', at)
        .executeTakeFirst()
      return row && toSheet(db, row)
    },
    send: (order) => db.transaction().execute((trx) => send(trx, order)),
  }
}

const failures = (db: SchoolDatabase | SchoolTransaction, baseId: string) =>
  db.selectFrom('identification_failure').selectAll('identification_failure').where('base_id', '=', baseId)

async function list(
  db: SchoolDatabase,
  baseId: string,
  { state, page, pageSize }: Parameters<FailureStore['list']>[1],
): ReturnType<FailureStore['list']> {
  const found = failures(db, baseId).where('status', '=', state)
  const rows = await found
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const counted = await counts(db, baseId)
  const names = await namesOf(db, baseId, rows)
  return { rows: rows.map((row) => toRow(row, names)), total: counted[state] }
}

async function counts(db: SchoolDatabase, baseId: string): ReturnType<FailureStore['counts']> {
  const rows = await db
    .selectFrom('identification_failure')
    .select((eb) => ['status', eb.fn.countAll<string>().as('count')])
    .where('base_id', '=', baseId)
    .groupBy('status')
    .execute()
  const of = (state: Row['status']): number => Number(rows.find(({ status }) => status === state)?.count ?? 0)
  return { open: of('open'), resolved: of('resolved'), dismissed: of('dismissed') }
}

type Names = ReadonlyMap<string, string>

const evidenceOf = (row: Row): FailureEvidence => row.evidence as unknown as FailureEvidence

/** The only sheet that a failure led to; several are nobody in particular. */
function onlySheet(row: Row): string | undefined {
  const [one, ...others] = evidenceOf(row).people ?? []
  return others.length === 0 ? one?.id : undefined
}

/** Names of the sheets that these failures led to, in one query. */
async function namesOf(db: SchoolDatabase, baseId: string, rows: readonly Row[]): Promise<Names> {
  const ids = [...new Set(rows.flatMap((row) => onlySheet(row) ?? []))]
  if (ids.length === 0) return new Map()
  const people = await db
    .selectFrom('person')
    .select(['id', calledName.as('called_name'), 'first_name'])
    .where('base_id', '=', baseId)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    people.map((one) => [one.id, listName({ lastName: one.called_name, firstName: one.first_name })]),
  )
}

function nameOf(row: Row, names: Names): string | undefined {
  const { known } = evidenceOf(row)
  const said = joined(row.corrections?.lastName, row.corrections?.firstName)
  return said ?? names.get(onlySheet(row) ?? '') ?? joined(known?.lastName, known?.firstName)
}

const joined = (...words: readonly (string | undefined)[]): string | undefined => {
  const text = words.filter((word) => word !== undefined && word !== '').join(' ')
  return text === '' ? undefined : text
}

/** `space` and `reason` are written by `recordFailure` only, from the same types. */
const toRow = (row: Row, names: Names = new Map()): FailureRow => ({
  name: nameOf(row, names),
  id: row.id,
  occurredAt: row.occurred_at,
  attempts: row.attempts,
  space: row.space as Space,
  reason: row.reason as FailureReason,
  casUser: row.cas_user ?? undefined,
  state: row.status,
  sentAt: row.sent_at ?? undefined,
})

async function toSheet(db: SchoolDatabase, row: Row): Promise<FailureSheet> {
  const at = { baseId: row.base_id, casUser: row.cas_user ?? '', today: '1970-01-01' }
  const [person] = row.person_id === null ? [] : await findPeople(db, at, peopleOfIds([row.person_id]))
  return {
    ...toRow(row),
    evidence: evidenceOf(row),
    form: {
      corrections: row.corrections ?? {},
      message: row.message ?? undefined,
      email: row.email ?? undefined,
      phone: row.phone ?? undefined,
    },
    resolvedAt: row.resolved_at ?? undefined,
    resolvedBy: row.resolved_by ?? undefined,
    person,
  }
}

type AsideOrder = Parameters<FailureStore['setAside']>[0]

async function setAside(trx: SchoolTransaction, order: AsideOrder): Promise<boolean> {
  const { aside, at, actor } = order
  const changed = await trx
    .updateTable('identification_failure')
    .set(
      aside
        ? { status: 'dismissed', resolved_at: at, resolved_by: actor }
        : // Without its fingerprint: the same failure may have come again meanwhile, and both then stand.
          { status: 'open', resolved_at: null, resolved_by: null, fingerprint: null },
    )
    .where('base_id', '=', order.baseId)
    .where('id', '=', order.failureId)
    .where('status', '=', aside ? 'open' : 'dismissed')
    .returning('id')
    .executeTakeFirst()
  if (!changed) return false
  await recordAudit(trx, order.audit)
  return true
}

type SendOrder = Parameters<FailureStore['send']>[0]

async function send(
  trx: SchoolTransaction,
  { baseId, failureId, form, at, audit }: SendOrder,
): Promise<boolean> {
  const sent = await trx
    .updateTable('identification_failure')
    .set({
      corrections: json(filledIn(form)),
      message: form.message ?? null,
      email: form.email ?? null,
      phone: form.phone ?? null,
      sent_at: at,
    })
    .where('base_id', '=', baseId)
    .where('id', '=', failureId)
    .where('sent_at', 'is', null)
    .returning(sql<string>`id`.as('id'))
    .executeTakeFirst()
  if (!sent) return false
  await recordAudit(trx, audit)
  return true
}

const filledIn = ({ corrections }: SentForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(corrections).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
