import { listName } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql, type Transaction } from 'kysely'
import type {
  AccountMerges,
  MergedValue,
  MergeFault,
  MergeProposal,
  PastMerge,
} from '../../features/account-merge/index.ts'
import type { Actor, Scope } from '../../frame/visitor.ts'
import { auditActor } from '../audit-actor.ts'
import { inScope } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { giveRowsBack, type MovedRows, moveRows, ownedTables } from './move-rows.ts'

type Db = Kysely<PortalSchema>
type Trx = Transaction<PortalSchema>

interface Change {
  readonly by: Actor
  readonly at: Date
}

/** {@link AccountMerges} on PostgreSQL. */
export function sqlAccountMerges(database: Database): AccountMerges {
  const db = database.kysely<PortalSchema>()
  return {
    proposals: (scope) => readProposals(db, scope),
    dismiss: (firstId, secondId, change) =>
      db.transaction().execute((trx) => dismiss(trx, [firstId, secondId], change)),
    merge: (order, change) => db.transaction().execute((trx) => merge(trx, order, change)),
    past: (scope) => readPast(db, scope),
    undo: (mergeId, change) => db.transaction().execute((trx) => undo(trx, mergeId, change)),
  }
}

async function readPast(db: Db, scope: Scope): Promise<readonly PastMerge[]> {
  const rows = await db
    .selectFrom('account_merge as m')
    .innerJoin('account as a', 'a.id', 'm.kept_id')
    .select(['m.id', 'm.kept_id as keptId', 'a.first_name', 'a.last_name'])
    .select(['m.dropped_login as droppedLogin', 'm.dropped_ent_id as droppedEntId'])
    .select(['m.done_at as doneAt', 'm.done_by_label as doneBy'])
    .where('m.undone_at', 'is', null)
    .where(inScope(scope))
    .orderBy('m.id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ first_name: firstName, last_name: lastName, ...row }) => ({
    ...row,
    keptName: listName({ firstName, lastName }),
  }))
}

async function readProposals(db: Db, scope: Scope): Promise<readonly MergeProposal[]> {
  const { rows } = await sql<{
    id: string
    reasons: string[]
    ids: readonly [string, string]
    logins: readonly [string, string]
    first_names: readonly [string, string]
    last_names: readonly [string, string]
  }>`select m.id::text, m.reasons, array[a.id::text, b.id::text] as ids, array[a.login, b.login] as logins,
      array[a.first_name, b.first_name] as first_names, array[a.last_name, b.last_name] as last_names
    from merge_proposal m join account b on b.id = m.second_id join account a on a.id = m.first_id
    where m.state = 'open' and ${inScope(scope)}
      and exists (select 1 from account a where a.id = m.second_id and ${inScope(scope)})
    order by a.name_key, m.id limit 500`.execute(db)
  return rows.map(({ id, reasons, ids, logins, first_names, last_names }) => {
    const person = (index: 0 | 1) => ({
      id: ids[index],
      login: logins[index],
      name: listName({ firstName: first_names[index], lastName: last_names[index] }),
    })
    return { id, reasons, first: person(0), second: person(1) }
  })
}

/** Writes what was decided of a pair, whether or not an import had proposed it. */
async function decide(
  trx: Trx,
  pair: readonly [string, string],
  { state, by, at }: Change & { readonly state: 'merged' | 'dismissed' },
): Promise<void> {
  const [first, second] = [...pair].sort((a, b) => Number(BigInt(a) - BigInt(b)))
  await sql`insert into merge_proposal (first_id, second_id, reasons, state, found_at, decided_at, decided_by, decided_by_label)
    values (${first}, ${second}, '["by-hand"]', ${state}, ${at}, ${at}, ${by.accountId}, ${by.label})
    on conflict (first_id, second_id) do update set state = excluded.state, decided_at = excluded.decided_at,
      decided_by = excluded.decided_by, decided_by_label = excluded.decided_by_label`.execute(trx)
}

async function dismiss(
  trx: Trx,
  pair: readonly [string, string],
  change: Change,
): ReturnType<AccountMerges['dismiss']> {
  if ((await lockPair(trx, pair, change.by.scope)).length !== 2) return 'unknown'
  await decide(trx, pair, { ...change, state: 'dismissed' })
  for (const target of pair) {
    const line = { action: 'account.not-merged', target, data: { with: pair.find((id) => id !== target) } }
    await recordAudit(trx, { ...line, outcome: 'done', ...auditActor(change) })
  }
  return 'done'
}

function lockPair(trx: Trx, pair: readonly [string, string], scope: Scope) {
  return trx
    .selectFrom('account as a')
    .selectAll('a')
    .select(sql<boolean>`exists (select 1 from admin_role r where r.account_id = a.id)`.as('administers'))
    .where(sql<boolean>`a.id = any(${[...pair]}::bigint[])`)
    .where(inScope(scope))
    .orderBy('a.id')
    .forUpdate()
    .execute()
}

const valueColumns: Readonly<Record<MergedValue, readonly string[]>> = {
  name: ['civility', 'last_name', 'birth_name', 'first_name', 'other_first_names', 'name_key'],
  birthDate: ['birth_date'],
  email: ['email'],
  address: ['postcode', 'city'],
}

/** What an undo needs. */
interface Before {
  readonly droppedStatus: string
  readonly values: Readonly<Record<string, unknown>>
  readonly tables: readonly MovedRows[]
  /** The kept account had no key of AAF and took the other's. */
  readonly tookKey: boolean
}

async function merge(
  trx: Trx,
  { keptId, droppedId, fromDropped }: Parameters<AccountMerges['merge']>[0],
  change: Change,
): ReturnType<AccountMerges['merge']> {
  const rows = await lockPair(trx, [keptId, droppedId], change.by.scope)
  const [kept, dropped] = [keptId, droppedId].map((id) => rows.find((row) => row.id === id))
  if (!kept || !dropped || keptId === droppedId) return 'unknown'
  const fault = faultOf(kept, dropped, change.by)
  if (fault) return fault
  if (await takesPart(trx, droppedId, keptId)) return 'already-merged'
  const pair = { keptId, droppedId }
  await reopenProfiles(trx, pair)
  const tables: MovedRows[] = []
  for (const owned of ownedTables) tables.push(await moveRows(trx, owned, pair))
  await sql`delete from guardian_link where guardian_id = pupil_id`.execute(trx)
  await sql`update manual_decision set account_id = ${keptId} where account_id = ${droppedId}`.execute(trx)
  const values = await takeValues(trx, pair, { fromDropped, at: change.at })
  const key = { dropped_academy: dropped.aaf_academy, dropped_key: dropped.aaf_key }
  const tookKey = kept.aaf_key === null && dropped.aaf_key !== null
  if (tookKey) await passKey(trx, { from: droppedId, to: keptId, ...key })
  const before: Before = { droppedStatus: dropped.status, values, tables, tookKey }
  await trx
    .updateTable('account')
    .set({ status: 'left', status_changed_at: change.at, updated_at: change.at })
    .where('id', '=', droppedId)
    .execute()
  await trx
    .insertInto('account_merge')
    .values({
      kept_id: keptId,
      dropped_id: droppedId,
      dropped_ent_id: dropped.ent_id,
      dropped_login: dropped.login,
      ...key,
      before: JSON.stringify(before),
      done_at: change.at,
      done_by_label: change.by.label,
    })
    .execute()
  await decide(trx, [keptId, droppedId], { ...change, state: 'merged' })
  const data = { kept: keptId, dropped: droppedId, droppedEntId: dropped.ent_id, fromDropped }
  for (const target of [keptId, droppedId]) {
    await recordAudit(trx, { action: 'account.merged', target, data, outcome: 'done', ...auditActor(change) })
  }
  return 'done'
}

type Locked = Awaited<ReturnType<typeof lockPair>>[number]

/** Administrators are the platform operator's business, nobody drops their own account, and two academies stay two. */
function faultOf(kept: Locked, dropped: Locked, by: Actor): MergeFault | undefined {
  const administers = kept.administers || dropped.administers
  if ((administers && by.scope !== 'all') || dropped.id === by.accountId) return 'privileged'
  const keyed = kept.aaf_key !== null && dropped.aaf_key !== null
  return keyed && kept.aaf_academy !== dropped.aaf_academy ? 'two-academies' : undefined
}

/** An account that was dropped, or that others were merged into, is not dropped: its own merges are undone first. */
async function takesPart(trx: Trx, droppedId: string, keptId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('account_merge')
    .select('id')
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.or([eb('kept_id', '=', droppedId), eb('dropped_id', '=', droppedId), eb('dropped_id', '=', keptId)]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** A profile that ended for the kept account and runs for the other one runs. */
async function reopenProfiles(
  trx: Trx,
  { keptId, droppedId }: { readonly keptId: string; readonly droppedId: string },
): Promise<void> {
  await sql`update account_profile k set ended_at = null from account_profile d
    where k.account_id = ${keptId} and d.account_id = ${droppedId} and k.ended_at is not null and d.ended_at is null
      and (k.establishment_id, k.profile, k.function_code, k.discipline_code)
        = (d.establishment_id, d.profile, d.function_code, d.discipline_code)`.execute(trx)
}

/** Copies the chosen values; returns what the kept account had. */
async function takeValues(
  trx: Trx,
  { keptId, droppedId }: { readonly keptId: string; readonly droppedId: string },
  { fromDropped, at }: { readonly fromDropped: readonly MergedValue[]; readonly at: Date },
): Promise<Readonly<Record<string, unknown>>> {
  const columns = fromDropped.flatMap((value) => valueColumns[value])
  if (columns.length === 0) return {}
  const { rows } = await sql<{
    values: Record<string, unknown>
  }>`select to_jsonb(a) as values from account a where id = ${keptId}`.execute(trx)
  const had = rows[0]?.values ?? {}
  const assignments = sql.raw(columns.map((name) => `${name} = d.${name}`).join(', '))
  await sql`update account k set ${assignments}, updated_at = ${at} from account d where k.id = ${keptId} and d.id = ${droppedId}`.execute(
    trx,
  )
  return Object.fromEntries(columns.map((name) => [name, had[name]]))
}

interface Key {
  readonly dropped_academy: string | null
  readonly dropped_key: string | null
}

/** The AAF key is unique: it leaves one account before it comes to the other. */
async function passKey(
  trx: Trx,
  { from, to, ...key }: Key & { readonly from: string; readonly to: string },
): Promise<void> {
  const none = { aaf_academy: null, aaf_key: null }
  await trx.updateTable('account').set(none).where('id', '=', from).execute()
  const taken = { aaf_academy: key.dropped_academy, aaf_key: key.dropped_key }
  await trx.updateTable('account').set(taken).where('id', '=', to).execute()
}

async function undo(trx: Trx, mergeId: string, change: Change): ReturnType<AccountMerges['undo']> {
  const row = await trx
    .selectFrom('account_merge')
    .selectAll()
    .where('id', '=', mergeId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return 'gone'
  const kept = trx.selectFrom('account as a').select('a.id').where('a.id', '=', row.kept_id)
  if (!(await kept.where(inScope(change.by.scope)).executeTakeFirst())) return 'gone'
  if (row.dropped_id === null) return 'deleted'
  const pair = { keptId: row.kept_id, droppedId: row.dropped_id }
  const before = row.before as Before
  for (const [index, owned] of ownedTables.entries()) {
    const rows = before.tables[index]
    if (rows) await giveRowsBack(trx, owned, { ...rows, ...pair })
  }
  if (before.tookKey) await passKey(trx, { from: pair.keptId, to: pair.droppedId, ...row })
  await giveValuesBack(trx, pair.keptId, before.values, change.at)
  await sql`update account set status = ${before.droppedStatus}, status_changed_at = ${change.at}, updated_at = ${change.at}
    where id = ${pair.droppedId}`.execute(trx)
  await trx
    .updateTable('account_merge')
    .set({ undone_at: change.at, undone_by_label: change.by.label })
    .where('id', '=', mergeId)
    .execute()
  await decide(trx, [pair.keptId, pair.droppedId], { ...change, state: 'dismissed' })
  for (const target of [pair.keptId, pair.droppedId]) {
    const line = { action: 'account.merge-undone', target, data: pair }
    await recordAudit(trx, { ...line, outcome: 'done', ...auditActor(change) })
  }
  return pair
}

async function giveValuesBack(
  trx: Trx,
  keptId: string,
  values: Readonly<Record<string, unknown>>,
  at: Date,
): Promise<void> {
  const names = Object.keys(values)
  if (names.length === 0) return
  const assignments = sql.raw(names.map((name) => `${name} = r.${name}`).join(', '))
  await sql`update account k set ${assignments}, updated_at = ${at}
    from jsonb_populate_record(null::account, ${JSON.stringify(values)}::jsonb) r where k.id = ${keptId}`.execute(
    trx,
  )
}
