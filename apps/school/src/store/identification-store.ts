import { json, recordAudit } from '@preau/platform'
import { type Expression, type SqlBool, sql } from 'kysely'
import type {
  Candidate,
  FailureEntry,
  IdentificationStore,
  LinkOrder,
} from '../features/identification/index.ts'
import { doubleStore } from './double-store.ts'
import { failureKeys } from './failure-keys.ts'
import { readNamesakes } from './read-namesakes.ts'
import { calledName, spaceExceptions, hasLeft, isPresent } from './person-columns.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link IdentificationStore} on PostgreSQL. */
export function createIdentificationStore(db: SchoolDatabase, byKey = db): IdentificationStore {
  return {
    candidates: (baseId, { casId, pronoteIds, ids, today }) =>
      readCandidates(
        byKey,
        { baseId, today },
        sql<SqlBool>`(person.cas_id = ${casId ?? null} or person.pronote_id = any(${[...pronoteIds]}::text[])
          or person.id = any(${[...ids]}::bigint[]) or person.id = any(array(select kept_id from person_alias as alias
            where alias.base_id = ${baseId} and alias.pronote_id = any(${[...pronoteIds]}::text[]))))`,
      ),
    isOfAnotherBase: async (baseId, pronoteIds) =>
      (await byKey
        .selectFrom('person')
        .select('id')
        .where(sql<SqlBool>`pronote_id = any(${[...pronoteIds]}::text[])`)
        .where('base_id', '<>', baseId)
        .limit(1)
        .executeTakeFirst()) !== undefined,
    namesakes: (baseId, name) => readNamesakes(byKey, baseId, name),
    byIds: (baseId, ids, today) =>
      readCandidates(byKey, { baseId, today }, sql<SqlBool>`person.id = any(${[...ids]}::bigint[])`),
    link: (order) => link(db, order),
    recordFailure: (entry) => db.transaction().execute((trx) => recordFailure(trx, entry)),
    settle: async (order) => {
      // Nearly every connection has nothing to settle: one read, and no transaction.
      if (await hasOpen(byKey, order)) await db.transaction().execute((trx) => settle(trx, order))
    },
    offerChoice: async ({ baseId, tokenHash, personIds, ticketHash, at, endsAt }) => {
      await db.deleteFrom('identification_choice').where('ends_at', '<', at).execute()
      const people = json([...personIds])
      const hashes = { token_hash: Buffer.from(tokenHash), ticket_hash: Buffer.from(ticketHash) }
      const row = { ...hashes, base_id: baseId, people, ends_at: endsAt }
      await db.insertInto('identification_choice').values(row).execute()
    },
    takeChoice: async (baseId, tokenHash, at) => {
      const row = await db
        .deleteFrom('identification_choice')
        .where('token_hash', '=', Buffer.from(tokenHash))
        .where('base_id', '=', baseId)
        .where('ends_at', '>', at)
        .returning(['people', 'ticket_hash'])
        .executeTakeFirst()
      return row && { personIds: row.people, ticketHash: row.ticket_hash ?? undefined }
    },
    ...doubleStore(db),
  }
}

async function readCandidates(
  db: SchoolDatabase,
  at: { readonly baseId: string; readonly today: string },
  which: Expression<SqlBool>,
): Promise<readonly Candidate[]> {
  const rows = await db
    .selectFrom('person')
    .select([
      'person.id',
      'person.category',
      'person.civility',
      calledName.as('called_name'),
      'person.first_name',
      'person.function_code',
      'person.cas_id',
      'person.access',
      isPresent(at.today).as('present'),
      hasLeft(at.today).as('left'),
      spaceExceptions.as('exceptions'),
    ])
    .where('person.base_id', '=', at.baseId)
    .where(which)
    .orderBy('person.id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    civility: row.civility ?? undefined,
    lastName: row.called_name,
    firstName: row.first_name,
    functionCode: row.function_code ?? undefined,
    casId: row.cas_id ?? undefined,
    present: row.present,
    withoutPupil: row.category === 'guardian' && !row.present && !row.left,
    access: row.access,
    exceptions: new Map(Object.entries(row.exceptions ?? {})) as Candidate['exceptions'],
  }))
}

class LinkedMeanwhile extends Error {}

async function link(db: SchoolDatabase, order: LinkOrder): Promise<boolean> {
  try {
    await db.transaction().execute((trx) => linkAll(trx, order))
    return true
  } catch (error) {
    if (error instanceof LinkedMeanwhile || isTaken(error)) return false
    throw error
  }
}

/** `unique (base_id, category, cas_id)` spoke: the category has its linked person since a moment. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

async function linkAll(trx: SchoolTransaction, { baseId, casId, at, people }: LinkOrder): Promise<void> {
  // Always in the same order: two first connections of one person wait for each other instead of locking up.
  for (const { id, audit } of [...people].sort((one, other) => Number(one.id) - Number(other.id))) {
    const linked = await trx
      .updateTable('person')
      .set({ cas_id: casId, cas_id_since: at, updated_at: at })
      .where('base_id', '=', baseId)
      .where('id', '=', id)
      .where('cas_id', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!linked) throw new LinkedMeanwhile(id)
    await recordAudit(trx, audit)
  }
}

/** Without an *Identifiant CAS*, the CAS user still tells one person from another. */
const fingerprintOf = ({ space, reason, casUser, evidence }: FailureEntry): string =>
  [space, reason, evidence.code ?? '', casUser ?? evidence.user ?? ''].join('|')

/** One line for what one person meets again and again; a line that was set aside comes back by itself. */
async function recordFailure(trx: SchoolTransaction, entry: FailureEntry): Promise<void> {
  const evidence = json<Record<string, unknown>>({ ...entry.evidence })
  const sheets = await sheetNames(trx, entry)
  const keys = failureKeys({ casUser: entry.casUser, evidence: entry.evidence, corrections: {}, sheets })
  const { rows } = await sql<{ id: string }>`
    insert into identification_failure as f (base_id, occurred_at, space, reason, cas_user, evidence, fingerprint, name_key,
      search_key)
    values (${entry.baseId}, ${entry.at}, ${entry.space}, ${entry.reason}, ${entry.casUser ?? null}, ${evidence},
      ${fingerprintOf(entry)}, ${keys.name_key}, ${keys.search_key})
    on conflict (base_id, fingerprint) where status in ('open', 'dismissed')
    do update set attempts = f.attempts + 1, occurred_at = excluded.occurred_at, evidence = excluded.evidence,
      status = 'open', resolved_at = null, resolved_by = null,
      name_key = case when f.sent_at is null then excluded.name_key else f.name_key end,
      search_key = case when f.sent_at is null then excluded.search_key else f.search_key end
    returning id
  `.execute(trx)
  const [row] = rows
  await countCause(trx, entry)
  if (entry.form === undefined || row === undefined) return
  await trx.deleteFrom('identification_form').where('ends_at', '<', entry.at).execute()
  const token = {
    token_hash: Buffer.from(entry.form.tokenHash),
    failure_id: row.id,
    ends_at: entry.form.endsAt,
  }
  await trx.insertInto('identification_form').values(token).execute()
}

async function sheetNames(trx: SchoolTransaction, { baseId, evidence }: FailureEntry): Promise<string[]> {
  const ids = (evidence.people ?? []).map(({ id }) => id)
  if (ids.length === 0) return []
  const people = trx.selectFrom('person').select('name_key').where('base_id', '=', baseId)
  const rows = await people.where('id', 'in', ids).orderBy('id').execute()
  return rows.map((row) => row.name_key)
}

/** Counts the cause in its week, which starts on Monday in Paris; names nobody, and outlives the failure. */
async function countCause(
  trx: SchoolTransaction,
  { baseId, at, reason }: Pick<FailureEntry, 'baseId' | 'at' | 'reason'>,
): Promise<void> {
  await sql`
    insert into failure_cause as c (base_id, week, reason, attempts)
    values (${baseId}, date_trunc('week', ${at}::timestamptz at time zone 'Europe/Paris')::date, ${reason}, 1)
    on conflict (base_id, week, reason) do update set attempts = c.attempts + 1
  `.execute(trx)
}

type Settled = Parameters<IdentificationStore['settle']>[0]

/** Whoever comes in shows that the ENT answers, that the base is published, and that it knows the address of the space. */
const settledBy = ({ casUser, space }: Settled): Expression<SqlBool> =>
  sql<SqlBool>`(cas_user = ${casUser} or reason in ('cas-unreachable', 'not-cas', 'base-not-published')
    or (space = ${space} and reason in ('service-unknown', 'space-not-published')))`

async function hasOpen(db: SchoolDatabase, settled: Settled): Promise<boolean> {
  const one = await db
    .selectFrom('identification_failure')
    .select('id')
    .where('base_id', '=', settled.baseId)
    .where('status', '=', 'open')
    .where(settledBy(settled))
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** Whoever came in at last needs nobody; and an ENT that answers is not down any more. */
async function settle(trx: SchoolTransaction, came: Settled): Promise<void> {
  const { baseId, casUser, personId, at, audit } = came
  const settled = await trx
    .updateTable('identification_failure')
    .set((eb) => ({
      status: 'resolved',
      resolved_at: at,
      resolved_by: audit.actor,
      person_id: eb.case().when('cas_user', '=', casUser).then(sql<string>`${personId}::bigint`).end(),
    }))
    .where('base_id', '=', baseId)
    .where('status', '=', 'open')
    .where(settledBy(came))
    .returning('id')
    .execute()
  if (settled.length === 0) return
  await recordAudit(trx, { ...audit, data: { failures: settled.map(({ id }) => id) } })
}
