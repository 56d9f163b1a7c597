import { sql } from 'kysely'
import type { Trx } from './staging-tables.ts'

/**
 * Gives the staged people whose account was merged into another one the key of that one: a person recorded twice by the academy stays
 * one account here. Doing it twice changes nothing.
 */
export async function followMerges(trx: Trx): Promise<void> {
  await sql`create temp table if not exists aaf_followed (from_key text primary key, to_key text not null) on commit drop`.execute(
    trx,
  )
  await sql`insert into aaf_followed
    select distinct on (m.dropped_key) m.dropped_key, k.aaf_key from account_merge m
    join account k on k.id = m.kept_id and k.aaf_key is not null and k.aaf_academy = m.dropped_academy
    where m.undone_at is null and m.dropped_key is not null and m.dropped_academy = (select min(academy) from aaf_school)
    on conflict do nothing`.execute(trx)
  const { rows } = await sql`select 1 from aaf_followed limit 1`.execute(trx)
  if (rows.length > 0) await rewriteKeys(trx)
}

async function rewriteKeys(trx: Trx): Promise<void> {
  const followed = (name: string) =>
    sql`coalesce((select to_key from aaf_followed where from_key = ${sql.ref(name)}), ${sql.ref(name)})`
  const isFollowed = (name: string) => sql`${sql.ref(name)} in (select from_key from aaf_followed)`
  await sql`insert into aaf_profile select ${followed('key')}, school, profile, function_code, function_label, discipline_code,
    discipline_label from aaf_profile where ${isFollowed('key')} on conflict do nothing`.execute(trx)
  await sql`delete from aaf_profile where ${isFollowed('key')}`.execute(trx)
  await sql`insert into aaf_membership select ${followed('key')}, school, kind, code, role, subject_code
    from aaf_membership where ${isFollowed('key')} on conflict do nothing`.execute(trx)
  await sql`delete from aaf_membership where ${isFollowed('key')}`.execute(trx)
  const eitherEnd = sql`(${isFollowed('pupil')} or ${isFollowed('guardian')})`
  await sql`insert into aaf_link select ${followed('pupil')}, ${followed('guardian')}, link_code, legal_level, financial, contact
    from aaf_link where ${eitherEnd} on conflict do nothing`.execute(trx)
  await sql`delete from aaf_link where ${eitherEnd}`.execute(trx)
  // Both are delivered: the record of the kept account speaks; it alone is: it speaks in its place.
  await sql`delete from aaf_person p using aaf_followed f where p.key = f.from_key
    and exists (select 1 from aaf_person k where k.key = f.to_key)`.execute(trx)
  await sql`update aaf_person p set key = f.to_key from aaf_followed f where p.key = f.from_key`.execute(trx)
  await sql`delete from aaf_gone g using aaf_followed f where g.key = f.from_key
    or (g.key = f.to_key and exists (select 1 from aaf_person p where p.key = f.to_key))`.execute(trx)
}
