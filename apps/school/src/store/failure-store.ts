import { listName } from '@preau/people'
import { json, recordAudit } from '@preau/platform'
import type { Selectable } from 'kysely'
import type {
  FailureEvidence,
  FailureReason,
  FailureRow,
  FailureSheet,
  FailureStore,
  Filing,
  FilingReason,
  SentForm,
} from '../features/identification/index.ts'
import type { Space } from '../features/bases/index.ts'
import { failureKeys } from './failure-keys.ts'
import { linkFailure } from './link-failure.ts'
import { calledName } from './person-columns.ts'
import { findPeople, peopleMatching, peopleOfIds } from './people-to-link.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'
import type { SchoolSchema } from './schema.ts'

export type FailureColumns = Selectable<SchoolSchema['identification_failure']>

type Row = FailureColumns

/** {@link FailureStore} on PostgreSQL. */
export function createFailureStore(db: SchoolDatabase): FailureStore {
  return {
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
        .select('t.sent_at as token_sent_at')
        .executeTakeFirst()
      return row && { sheet: await toSheet(db, row), isSent: row.token_sent_at !== null }
    },
    send: (order) => db.transaction().execute((trx) => send(trx, order)),
  }
}

const failures = (db: SchoolDatabase | SchoolTransaction, baseId: string) =>
  db.selectFrom('identification_failure').selectAll('identification_failure').where('base_id', '=', baseId)

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
  filed:
    row.filed_at === null
      ? undefined
      : { at: row.filed_at, because: row.filed_because ?? undefined, note: row.filed_note ?? undefined },
})

/** Lines of the inbox, named. */
export async function toRows(
  db: SchoolDatabase,
  baseId: string,
  rows: readonly Row[],
): Promise<readonly FailureRow[]> {
  const names = await namesOf(db, baseId, rows)
  return rows.map((row) => toRow(row, names))
}

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

/** Set aside. */
export const filed = ({ because, note, at, actor }: Omit<Filing, 'because'> & FiledBy) =>
  ({
    status: 'dismissed',
    resolved_at: at,
    resolved_by: actor,
    filed_at: at,
    filed_because: because,
    filed_note: note ?? null,
  }) as const

interface FiledBy {
  readonly because: FilingReason
  readonly actor: string
}

/** Opened again by hand: as if it had never been set aside. */
export const reopened = {
  status: 'open',
  resolved_at: null,
  resolved_by: null,
  filed_at: null,
  filed_because: null,
  filed_note: null,
} as const

type AsideOrder = Parameters<FailureStore['setAside']>[0]

async function setAside(trx: SchoolTransaction, order: AsideOrder): Promise<boolean> {
  const { filing, at, actor } = order
  const changed = await trx
    .updateTable('identification_failure')
    .set(filing === undefined ? reopened : filed({ ...filing, at, actor }))
    .where('base_id', '=', order.baseId)
    .where('id', '=', order.failureId)
    .where('status', '=', filing === undefined ? 'dismissed' : 'open')
    .returning('id')
    .executeTakeFirst()
  if (!changed) return false
  await recordAudit(trx, order.audit)
  return true
}

type SendOrder = Parameters<FailureStore['send']>[0]

async function send(
  trx: SchoolTransaction,
  { baseId, failureId, tokenHash, form, at, audit }: SendOrder,
): Promise<boolean> {
  const token = await trx
    .updateTable('identification_form')
    .set({ sent_at: at })
    .where('token_hash', '=', Buffer.from(tokenHash))
    .where('failure_id', '=', failureId)
    .where('sent_at', 'is', null)
    .returning('failure_id')
    .executeTakeFirst()
  const row = await failures(trx, baseId).where('id', '=', failureId).forUpdate().executeTakeFirst()
  if (!token || !row) return false
  const corrections = { ...row.corrections, ...filledIn(form) }
  const { message, email, phone } = form
  await trx
    .updateTable('identification_failure')
    .set({
      corrections: json(corrections),
      message: message ?? row.message,
      email: email ?? row.email,
      phone: phone ?? row.phone,
      sent_at: at,
      ...keysWith(row, corrections),
    })
    .where('id', '=', failureId)
    .execute()
  await recordAudit(trx, audit)
  return true
}

/** The sheets stay those that were seen when the failure came. */
function keysWith(row: Row, corrections: Readonly<Record<string, string>>) {
  const evidence = evidenceOf(row)
  const keys = failureKeys({ casUser: row.cas_user ?? undefined, evidence, corrections, sheets: [] })
  const isNamed = corrections['lastName'] !== undefined || corrections['firstName'] !== undefined
  return {
    name_key: isNamed ? keys.name_key : row.name_key,
    search_key: `${row.search_key} | ${keys.search_key}`.slice(0, 4000),
  }
}

const filledIn = ({ corrections }: SentForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(corrections).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
