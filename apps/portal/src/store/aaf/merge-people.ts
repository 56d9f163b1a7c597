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

export interface MergedPeople {
  readonly created: number
  readonly updated: number
  readonly contactsLeftOut: number
}

/** Writes the people of the staging tables; leaves `aaf_account (key, id)` for what follows. */
export async function mergePeople(trx: Trx, academy: string, at: Date): Promise<MergedPeople> {
  const contactsLeftOut = await dropContacts(trx)
  await attachByIne(trx, academy)
  const updated = await updateKnown(trx, academy, at)
  const created = await createMissing(trx, academy, at)
  await sql`create temp table aaf_account on commit drop as
    select p.key, a.id from aaf_person p join account a on a.aaf_academy = ${academy} and a.aaf_key = p.key`.execute(
    trx,
  )
  await sql`create unique index on aaf_account (key)`.execute(trx)
  await sql`analyze aaf_account`.execute(trx)
  return { created, updated, contactsLeftOut }
}

/** Neighbours and relatives without responsibility for a pupil get no account (ent-ecosystem §1.5, data minimisation). */
async function dropContacts(trx: Trx): Promise<number> {
  const result = await sql`delete from aaf_person p where p.kind = 'guardian' and not exists
    (select 1 from aaf_link l where l.guardian = p.key and l.legal_level > 0)`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}

/** A pupil who changed academy has another jointure key but the same INE; done only when nobody else could be meant. */
async function attachByIne(trx: Trx, academy: string): Promise<void> {
  await sql`update account a set aaf_academy = ${academy}, aaf_key = p.key
    from aaf_person p
    where p.ine is not null and a.ine = p.ine
      and (a.aaf_academy, a.aaf_key) is distinct from (${academy}, p.key)
      and not exists (select 1 from account o where o.aaf_academy = ${academy} and o.aaf_key = p.key)
      and not exists (select 1 from account o where o.ine = p.ine and o.id <> a.id)
      and not exists (select 1 from aaf_person o where o.ine = p.ine and o.key <> p.key)`.execute(trx)
}

async function updateKnown(trx: Trx, academy: string, at: Date): Promise<number> {
  const result =
    await sql`update account a set (${list('')}) = (select ${list('p.')} from aaf_person p where p.key = a.aaf_key),
      updated_at = ${at}
    from aaf_person p where a.aaf_academy = ${academy} and a.aaf_key = p.key and (${list('a.')}) is distinct from (${list('p.')})`.execute(
      trx,
    )
  return Number(result.numAffectedRows ?? 0n)
}

async function createMissing(trx: Trx, academy: string, at: Date): Promise<number> {
  const { rows } = await sql<{ key: string; login_base: string }>`select p.key, p.login_base from aaf_person p
    where not exists (select 1 from account a where a.aaf_academy = ${academy} and a.aaf_key = p.key)
    order by p.kind, p.key`.execute(trx)
  if (rows.length === 0) return 0
  const names = await openAccountNames(
    trx,
    rows.map(({ login_base }) => login_base),
  )
  const drawn = rows.map(({ key }, index) => ({ key, ...names[index] }))
  await sql`insert into account (ent_id, login, status, status_changed_at, origin, aaf_academy, aaf_key, ${list('')}, created_at, updated_at)
    select n.ent_id, n.login, 'to_activate', ${at}, 'aaf', ${academy}, p.key, ${list('p.')}, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(drawn)}::jsonb) as n (key text, ent_id text, login text)
    join aaf_person p on p.key = n.key`.execute(trx)
  return rows.length
}
