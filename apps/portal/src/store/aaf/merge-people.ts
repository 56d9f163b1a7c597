import type { AafMode } from '@preau/exchange'
import { type RawBuilder, sql } from 'kysely'
import { openAccountNames } from '../open-account-names.ts'
import type { Trx } from './staging-tables.ts'

/** Columns that AAF owns: compared one by one, so that a second import of the same delivery changes no row. */
const columns = [
  'civility',
  'last_name',
  'birth_name',
  'first_name',
  'other_first_names',
  'name_key',
  'birth_date',
  'postcode',
  'city',
  'email',
  'siecle_id',
  'sts_id',
  'ine',
]

const list = (prefix: string): RawBuilder<unknown> =>
  sql.raw(columns.map((name) => `${prefix}${name}`).join(', '))

/** People named at a time: a region must not be held in memory. */
const namedAtOnce = 5000

export interface MergedPeople {
  readonly created: number
  readonly updated: number
  readonly contactsLeftOut: number
}

/** Where and when the people are written. */
export interface PeopleMerge {
  readonly mode: AafMode
  readonly academy: string
  readonly at: Date
}

/** Writes the people of the staging tables; leaves `aaf_account (key, id)` and `aaf_change (account_id, what)` for what follows. */
export async function mergePeople(trx: Trx, merge: PeopleMerge): Promise<MergedPeople> {
  await sql`create temp table aaf_change (account_id bigint, what text) on commit drop`.execute(trx)
  const contactsLeftOut = await dropContacts(trx, merge)
  await attachByIne(trx, merge.academy)
  const updated = await updateKnown(trx, merge)
  const created = await createMissing(trx, merge)
  await sql`create temp table aaf_account on commit drop as
    select k.key, a.id from (select key from aaf_person union select key from aaf_gone) k
    join account a on a.aaf_academy = ${merge.academy} and a.aaf_key = k.key`.execute(trx)
  await sql`create unique index on aaf_account (key); create index on aaf_account (id)`.execute(trx)
  await sql`analyze aaf_account`.execute(trx)
  return { created, updated, contactsLeftOut }
}

/**
 * Neighbours and relatives without responsibility for a pupil get no account (ent-ecosystem §1.5, data minimisation). A
 * delta may describe a guardian without their pupils: whoever has an account keeps it.
 */
async function dropContacts(trx: Trx, { mode, academy }: PeopleMerge): Promise<number> {
  const known =
    mode === 'complete'
      ? sql`false`
      : sql`exists (select 1 from account a where a.aaf_academy = ${academy} and a.aaf_key = p.key)`
  const result = await sql`delete from aaf_person p where p.kind = 'guardian' and not ${known} and not exists
    (select 1 from aaf_link l where l.guardian = p.key and l.legal_level > 0)`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}

/**
 * A pupil who changed academy has another jointure key but the same INE; done only when nobody else could be meant, and
 * not when the birth date says that it is somebody else.
 */
async function attachByIne(trx: Trx, academy: string): Promise<void> {
  await sql`update account a set aaf_academy = ${academy}, aaf_key = p.key
    from aaf_person p
    where p.ine is not null and a.ine = p.ine
      and (a.aaf_academy, a.aaf_key) is distinct from (${academy}, p.key)
      and (a.birth_date is null or p.birth_date is null or a.birth_date = p.birth_date)
      and not exists (select 1 from account o where o.aaf_academy = ${academy} and o.aaf_key = p.key)
      and not exists (select 1 from account o where o.ine = p.ine and o.id <> a.id)
      and not exists (select 1 from aaf_person o where o.ine = p.ine and o.key <> p.key)`.execute(trx)
}

async function updateKnown(trx: Trx, { academy, at }: PeopleMerge): Promise<number> {
  const assignments = sql.raw(columns.map((name) => `${name} = p.${name}`).join(', '))
  const result = await sql`with changed as (update account a set ${assignments}, updated_at = ${at}
    from aaf_person p where a.aaf_academy = ${academy} and a.aaf_key = p.key and (${list('a.')}) is distinct from (${list('p.')})
    returning a.id) insert into aaf_change select id, 'updated' from changed`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}

async function createMissing(trx: Trx, { academy, at }: PeopleMerge): Promise<number> {
  await sql`create temp table aaf_new on commit drop as
    select row_number() over (order by p.kind, p.key) as rank, p.key, p.login_base from aaf_person p
    where not exists (select 1 from account a where a.aaf_academy = ${academy} and a.aaf_key = p.key)`.execute(
    trx,
  )
  await sql`create unique index on aaf_new (rank)`.execute(trx)
  let created = 0
  for (;;) {
    const { rows } = await sql<{ key: string; login_base: string }>`select key, login_base from aaf_new
      where rank > ${created} and rank <= ${created + namedAtOnce} order by rank`.execute(trx)
    if (rows.length === 0) return created
    await createNamed(trx, rows, { academy, at })
    created += rows.length
  }
}

async function createNamed(
  trx: Trx,
  people: readonly { readonly key: string; readonly login_base: string }[],
  { academy, at }: Pick<PeopleMerge, 'academy' | 'at'>,
): Promise<void> {
  const names = await openAccountNames(
    trx,
    people.map(({ login_base }) => login_base),
  )
  const drawn = people.map(({ key }, index) => ({ key, ...names[index] }))
  await sql`with opened as (insert into account (ent_id, login, status, status_changed_at, origin, aaf_academy, aaf_key, ${list('')}, created_at, updated_at)
    select n.ent_id, n.login, 'to_activate', ${at}, 'aaf', ${academy}, p.key, ${list('p.')}, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as n (key text, ent_id text, login text)
    join aaf_person p on p.key = n.key returning id) insert into aaf_change select id, 'created' from opened`.execute(
    trx,
  )
}

/** Keeps the records behind the accounts, so that a delta can change one of their attributes. */
export async function keepRecords(trx: Trx): Promise<void> {
  await sql`insert into aaf_record (account_id, attributes)
    select k.id, p.attributes from aaf_person p join aaf_account k on k.key = p.key
    on conflict (account_id) do update set attributes = excluded.attributes
    where aaf_record.attributes is distinct from excluded.attributes`.execute(trx)
}
