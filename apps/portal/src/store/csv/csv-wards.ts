import { sql, type Transaction } from 'kysely'
import type { PortalSchema } from '../schema.ts'

type Trx = Transaction<PortalSchema>

/**
 * Finds the pupils that the guardians of a file answer for, among those of the school: by log-in name, ENT identifier, INE, SIECLE number
 * or AAF key, or by names and birth date. A line whose pupils are not all found, each once, is left out.
 */
export async function leaveOutWithoutPupil(trx: Trx, schoolId: string): Promise<void> {
  await sql`with pupil as materialized (select a.* from account a where a.status <> 'left' and a.id in (
      select account_id from account_profile where establishment_id = ${schoolId}::bigint and profile = 'National_ELV' and ended_at is null)),
    keyed as (select id, lower(key) as key from pupil,
      unnest(array[login, ent_id, ine, siecle_id, split_part(aaf_key, ':', 2)]) key where key <> ''),
    found as (
      select w.line, w.key, w.name, k.id from csv_ward w join keyed k on k.key = w.key
      union select w.line, w.key, w.name, a.id from csv_ward w join pupil a on a.birth_date = w."birthDate"
        and (a.name_key = w.name or (a.birth_name is not null and starts_with(a.name_key, w.name || ' '))))
    update csv_ward w set pupil_id = f.id, found = f.many from (
      select line, key, name, min(id) as id, count(distinct id)::integer as many from found group by 1, 2, 3) f
    where f.line = w.line and f.key is not distinct from w.key and f.name is not distinct from w.name`.execute(
    trx,
  )
  await sql`update csv_person p set outcome = case when w.lost then 'unknown-pupil' else 'ambiguous-pupil' end from (
      select line, bool_or(found = 0) as lost from csv_ward group by line having bool_or(found <> 1)) w
    where w.line = p.line`.execute(trx)
}

/** The academy says that this adult has no responsibility for this pupil: a file does not say otherwise. */
export async function leaveOutWithoutResponsibility(trx: Trx): Promise<void> {
  await sql`update csv_person p set outcome = 'no-responsibility', account_id = null
    where p.guardian and p.account_id is not null and exists (select 1 from csv_ward w
      join guardian_link l on l.pupil_id = w.pupil_id and l.guardian_id = p.account_id
      where w.line = p.line and l.legal_level = 0 and l.origin = 'aaf')`.execute(trx)
}

/** Gives the links that are not there yet, and corrects those that a file gave; how many. */
export async function addCsvLinks(trx: Trx): Promise<number> {
  const result =
    await sql`with given as (insert into guardian_link (guardian_id, pupil_id, link_code, legal_level, origin)
      select distinct on (p.account_id, w.pupil_id) p.account_id, w.pupil_id, p.link, p.legal, 'manual'
      from csv_person p join csv_ward w on w.line = p.line where p.account_id is not null and p.account_id <> w.pupil_id
      order by p.account_id, w.pupil_id, p.line
      on conflict (guardian_id, pupil_id) do update set link_code = excluded.link_code, legal_level = excluded.legal_level
      where guardian_link.origin = 'manual' and (guardian_link.link_code, guardian_link.legal_level)
        is distinct from (excluded.link_code, excluded.legal_level)
      returning guardian_id, pupil_id),
    told as (update csv_person p set outcome = 'completed' from given g join csv_ward w on w.pupil_id = g.pupil_id
      where w.line = p.line and g.guardian_id = p.account_id and p.outcome = 'unchanged')
    select 1 from given`.execute(trx)
  return result.rows.length
}
