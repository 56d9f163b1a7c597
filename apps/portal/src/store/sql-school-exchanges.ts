import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { Receipt, SchoolExchanges } from '../features/partner-exchange/index.ts'
import { auditActor } from './audit-actor.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>
type Change = Parameters<SchoolExchanges['setCode']>[2]

/** {@link SchoolExchanges} on PostgreSQL. */
export function sqlSchoolExchanges(database: Database): SchoolExchanges {
  const db: Db = database.kysely<PortalSchema>()
  const receipts = (schoolId: string, where: ReturnType<typeof sql>, limit: number) =>
    readReceipts(db, { schoolId, where, limit })
  return {
    find: (schoolId) => find(db, schoolId),
    setCode: (schoolId, code, change) => setCode(db, { schoolId, ...code }, change),
    setSchoolKey: (schoolId, key, change) => setSchoolKey(db, { schoolId, key }, change),
    recordDirectoryFile: (schoolId, data, change) =>
      db
        .transaction()
        .execute((trx) => audit(trx, { action: 'exchange.directory-written', schoolId, data }, change)),
    door: (uai, at) => door(db, uai, at),
    receipts: (schoolId, limit) => receipts(schoolId, sql`true`, limit),
    receipt: async (schoolId, id) => (await receipts(schoolId, sql`r.id = ${id}::bigint`, 1))[0],
    receiptOf: async (schoolId, digest) => (await receipts(schoolId, sql`r.digest = ${digest}`, 1))[0],
    keepReceipt: (schoolId, receipt) => keepReceipt(db, schoolId, receipt),
    isTouched: async (runId) => {
      const { rows } = await sql<{ touched: boolean }>`select
        exists (select 1 from identifier_import_line where run_id = ${runId} and chosen_by = 'person')
        or exists (select 1 from identifier_import_step where run_id = ${runId} and validated_at is not null) as touched`.execute(
        db,
      )
      return rows[0]?.touched ?? false
    },
  }
}

async function find(db: Db, schoolId: string): ReturnType<SchoolExchanges['find']> {
  const query = db.selectFrom('school_exchange').selectAll().where('establishment_id', '=', schoolId)
  const row = await query.executeTakeFirst()
  const { code_hash, code_since, code_by_label, school_key_name, school_key_pem, school_key_since } =
    row ?? {}
  return {
    code: code_hash && code_since ? { since: code_since, by: code_by_label ?? '' } : undefined,
    schoolKey:
      school_key_pem && school_key_name && school_key_since
        ? { name: school_key_name, pem: school_key_pem, since: school_key_since }
        : undefined,
  }
}

function setCode(
  db: Db,
  order: { readonly schoolId: string; readonly hash: Buffer | null; readonly formerUntil: Date },
  change: Change,
): Promise<void> {
  const { schoolId, hash, formerUntil } = order
  return db.transaction().execute(async (trx) => {
    // Without a new code the former one goes too: whoever has it must not get in any more.
    await sql`
      insert into school_exchange (establishment_id, code_hash, code_since, code_by_label)
      values (${schoolId}, ${hash}, ${change.at}, ${change.by.label})
      on conflict (establishment_id) do update set
        former_code_hash = case when excluded.code_hash is null then null else school_exchange.code_hash end,
        former_code_until = case when excluded.code_hash is null then null else ${formerUntil}::timestamptz end,
        code_hash = excluded.code_hash, code_since = excluded.code_since, code_by_label = excluded.code_by_label`.execute(
      trx,
    )
    const action = hash === null ? 'exchange.code-removed' : 'exchange.code-created'
    await audit(trx, { action, schoolId }, change)
  })
}

function setSchoolKey(
  db: Db,
  {
    schoolId,
    key,
  }: { readonly schoolId: string; readonly key: Parameters<SchoolExchanges['setSchoolKey']>[1] },
  change: Change,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const values = {
      school_key_name: key?.name ?? null,
      school_key_pem: key?.pem ?? null,
      school_key_since: key ? change.at : null,
    }
    await trx
      .insertInto('school_exchange')
      .values({ establishment_id: schoolId, ...values })
      .onConflict((conflict) => conflict.column('establishment_id').doUpdateSet(values))
      .execute()
    const action = key ? 'exchange.school-key-set' : 'exchange.school-key-removed'
    await audit(trx, { action, schoolId, data: { fingerprint: key?.fingerprint } }, change)
  })
}

async function audit(
  trx: Db,
  entry: {
    readonly action: string
    readonly schoolId: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  change: Change,
): Promise<void> {
  const school = await trx
    .selectFrom('establishment')
    .select('uai')
    .where('id', '=', entry.schoolId)
    .executeTakeFirstOrThrow()
  const { action, data = {} } = entry
  await recordAudit(trx, { action, school: school.uai, outcome: 'done', data, ...auditActor(change) })
}

async function door(db: Db, uai: string, at: Date): ReturnType<SchoolExchanges['door']> {
  const row = await db
    .selectFrom('establishment as e')
    .innerJoin('school_exchange as x', 'x.establishment_id', 'e.id')
    .select(['e.id', 'e.uai', 'e.name', 'x.code_hash', 'x.former_code_hash', 'x.former_code_until'])
    .where('e.uai', '=', uai)
    .executeTakeFirst()
  if (!row) return undefined
  const former = row.former_code_until && row.former_code_until > at ? row.former_code_hash : null
  const hashes = [row.code_hash, former].filter((hash) => hash !== null)
  return { school: { id: row.id, uai: row.uai, name: row.name }, hashes }
}

interface ReceiptRow extends Omit<Receipt, 'run' | 'receivedAt'> {
  readonly received_at: Date
  readonly run_id: string | null
  readonly run_state: NonNullable<Receipt['run']>['state'] | null
  readonly run_waiting: number
}

async function readReceipts(
  db: Db,
  query: { readonly schoolId: string; readonly where: ReturnType<typeof sql>; readonly limit: number },
): Promise<readonly Receipt[]> {
  const { rows } = await sql<ReceiptRow>`
    select r.id::text, r.received_at, r.people, r.given, r.waiting, r.rejected, r.signed, run.id::text as run_id,
      run.state as run_state, (select count(*)::integer from identifier_import_line l
        join identifier_import_step s on s.run_id = l.run_id and s.category = l.category
        where l.run_id = run.id and l.account_id is null and s.validated_at is null) as run_waiting
    from identifier_receipt r left join identifier_import_run run on run.id = r.run_id
    where r.establishment_id = ${query.schoolId} and ${query.where} order by r.received_at desc, r.id desc
    limit ${query.limit}`.execute(db)
  return rows.map(({ received_at, run_id, run_state, run_waiting, ...receipt }) => ({
    ...receipt,
    receivedAt: received_at,
    run: run_id && run_state ? { id: run_id, state: run_state, waiting: run_waiting } : undefined,
  }))
}

async function keepReceipt(
  db: Db,
  schoolId: string,
  receipt: Parameters<SchoolExchanges['keepReceipt']>[1],
): Promise<string> {
  const { digest, runId, receivedAt, people, given, waiting, rejected, signed } = receipt
  const values = { received_at: receivedAt, run_id: runId, people, given, waiting, rejected, signed }
  const { id } = await db
    .insertInto('identifier_receipt')
    .values({ establishment_id: schoolId, digest, ...values })
    .onConflict((conflict) => conflict.columns(['establishment_id', 'digest']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
