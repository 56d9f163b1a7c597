import { sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

interface Carry {
  /** Base id of the people as they are now. */
  readonly from: string
  /** Base id of the same people in the other year. */
  readonly to: string
}

/**
 * Brings what is known of people now to the same people of another year: identifiers, links to the ENT, passwords and rights
 * may have changed since the copy. Who was added since comes along, with their children.
 */
export async function carryPeople(trx: SchoolTransaction, carry: Carry): Promise<void> {
  const { from, to } = carry
  // Added on both sides from the same file: the identifiant PRONOTE in service is the one the ENT may know.
  await sql`
    update person t set pronote_id = f.pronote_id from person f
    where f.base_id = ${from} and t.base_id = ${to} and f.source_key = t.source_key and f.pronote_id <> t.pronote_id
  `.execute(trx)
  await carryLinks(trx, carry)
  await carryAccess(trx, carry)
  await carryNewcomers(trx, carry)
}

/** Identifiers may have passed from one person to another: all are freed, then given. */
async function carryLinks(trx: SchoolTransaction, { from, to }: Carry): Promise<void> {
  await sql`
    update person t set cas_id = null, cas_id_since = null from person f
    where f.base_id = ${from} and t.base_id = ${to} and f.pronote_id = t.pronote_id and t.cas_id is distinct from f.cas_id
  `.execute(trx)
  await sql`
    update person t set cas_id = f.cas_id, cas_id_since = f.cas_id_since from person f
    where f.base_id = ${from} and t.base_id = ${to} and f.pronote_id = t.pronote_id and f.cas_id is not null
      and t.cas_id is null and not exists (select from person o
        where o.base_id = ${to} and o.category = t.category and o.cas_id = f.cas_id)
  `.execute(trx)
}

async function carryAccess(trx: SchoolTransaction, { from, to }: Carry): Promise<void> {
  await sql`
    update person t set profile_id = f.profile_id from person f
    where f.base_id = ${from} and t.base_id = ${to} and f.pronote_id = t.pronote_id and f.category = t.category
      and t.profile_id is distinct from f.profile_id
  `.execute(trx)
  await sql`
    update person t set access = f.access, access_by_hand = true from person f
    where f.base_id = ${from} and t.base_id = ${to} and f.pronote_id = t.pronote_id and f.category = t.category
      and f.access_by_hand and not t.access_by_hand
  `.execute(trx)
  await sql`
    delete from person_credential c using person t, person f
    where c.person_id = t.id and t.base_id = ${to} and f.base_id = ${from} and f.pronote_id = t.pronote_id
  `.execute(trx)
  await sql`
    insert into person_credential (person_id, base_id, login, password_hash, one_time_until, updated_at)
    select t.id, t.base_id, c.login, c.password_hash, c.one_time_until, c.updated_at
    from person_credential c join person f on f.id = c.person_id
    join person t on t.base_id = ${to} and t.pronote_id = f.pronote_id
    where f.base_id = ${from} on conflict do nothing
  `.execute(trx)
  await sql`
    insert into space_right (person_id, space, granted)
    select t.id, r.space, r.granted from space_right r join person f on f.id = r.person_id
    join person t on t.base_id = ${to} and t.pronote_id = f.pronote_id
    where f.base_id = ${from} on conflict (person_id, space) do update set granted = excluded.granted
  `.execute(trx)
}

async function carryNewcomers(trx: SchoolTransaction, { from, to }: Carry): Promise<void> {
  const { rows: columns } = await sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = 'person'::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attname not in ('id', 'base_id')
  `.execute(trx)
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  await sql`
    insert into person (base_id, ${names})
    select ${to}, ${sql.join(columns.map(({ name }) => sql.ref(`f.${name}`)))} from person f
    where f.base_id = ${from} and not exists (select from person t where t.base_id = ${to} and t.pronote_id = f.pronote_id)
    on conflict do nothing
  `.execute(trx)
  // Links of people that the other year has not placed yet; those it has are as its own files say.
  await sql`
    insert into guardian_link (guardian_id, pupil_id, level, kinship)
    select tg.id, tp.id, l.level, l.kinship from guardian_link l
    join person g on g.id = l.guardian_id and g.base_id = ${from}
    join person p on p.id = l.pupil_id
    join person tg on tg.base_id = ${to} and tg.pronote_id = g.pronote_id
    join person tp on tp.base_id = ${to} and tp.pronote_id = p.pronote_id
    where not exists (select from guardian_link o where o.guardian_id = tg.id) on conflict do nothing
  `.execute(trx)
}
