import type { AafMode } from '@preau/exchange'
import { sql } from 'kysely'
import type { Scope } from '../../frame/visitor.ts'
import { inScope } from '../in-scope.ts'
import { delivered, hasGivenLink, kinSpokenOf, spokenOf } from './reach.ts'
import type { Trx } from './staging-tables.ts'

/** Schools and subjects. */
export async function mergeSchools(trx: Trx, at: Date): Promise<void> {
  await sql`insert into establishment (uai, name, kind, academy, aaf_key, postcode, city, aaf_attributes, created_at, updated_at)
    select distinct on (uai) uai, name, kind, academy, key, postcode, city, attributes, ${at}::timestamptz, ${at}::timestamptz
    from aaf_school where described order by uai, key
    on conflict (uai) do update set name = excluded.name, kind = excluded.kind, academy = excluded.academy, aaf_key = excluded.aaf_key,
      postcode = excluded.postcode, city = excluded.city, aaf_attributes = excluded.aaf_attributes, updated_at = excluded.updated_at
    where (establishment.name, establishment.kind, establishment.academy, establishment.aaf_key, establishment.postcode,
        establishment.city, establishment.aaf_attributes)
      is distinct from (excluded.name, excluded.kind, excluded.academy, excluded.aaf_key, excluded.postcode, excluded.city,
        excluded.aaf_attributes)`.execute(trx)
  await sql`insert into subject (code, label) select code, label from aaf_subject order by code
    on conflict (code) do update set label = excluded.label where subject.label <> excluded.label`.execute(
    trx,
  )
}

/** Accounts that AAF had opened in the delivered schools; leaves them by school in `aaf_open`. */
export async function countOpen(trx: Trx): Promise<number> {
  await sql`create temp table aaf_open on commit drop as
    select p.establishment_id, count(distinct p.account_id)::integer as accounts from account_profile p
    where p.origin = 'aaf' and p.ended_at is null and p.establishment_id in ${delivered} group by 1`.execute(
    trx,
  )
  const { rows } = await sql<{
    count: string
  }>`select count(distinct p.account_id) as count from account_profile p
    where p.origin = 'aaf' and p.ended_at is null and p.establishment_id in ${delivered}`.execute(trx)
  return Number(rows[0]?.count ?? 0)
}

/** Profiles of pupils and staff; guardians' follow from their links, see {@link mergeGuardianProfiles}. */
export async function mergeProfiles(trx: Trx, mode: AafMode, at: Date): Promise<void> {
  await sql`create temp table aaf_role on commit drop as
    select a.id as account_id, e.id as establishment_id, p.profile, p.function_code, p.function_label, p.discipline_code, p.discipline_label
    from aaf_profile p join aaf_account a on a.key = p.key join aaf_school s on s.key = p.school join establishment e on e.uai = s.uai`.execute(
    trx,
  )
  await sql`create index on aaf_role (account_id); analyze aaf_role`.execute(trx)
  await sql`insert into account_profile (account_id, establishment_id, profile, function_code, function_label,
      discipline_code, discipline_label, origin, started_at)
    select distinct on (account_id, establishment_id, profile, function_code, discipline_code)
      account_id, establishment_id, profile, function_code, function_label, discipline_code, discipline_label, 'aaf', ${at}::timestamptz
    from aaf_role order by account_id, establishment_id, profile, function_code, discipline_code
    on conflict (account_id, establishment_id, profile, function_code, discipline_code) do update
      set ended_at = null, function_label = excluded.function_label, discipline_label = excluded.discipline_label
    where account_profile.ended_at is not null or (account_profile.function_label, account_profile.discipline_label)
      is distinct from (excluded.function_label, excluded.discipline_label)`.execute(trx)
  await sql`update account_profile x set ended_at = ${at}
    where x.origin = 'aaf' and x.ended_at is null and x.profile <> 'National_TUT' and x.establishment_id in ${delivered}
      and ${spokenOf(mode, 'x.account_id')}
      and not exists (select 1 from aaf_role r where r.account_id = x.account_id and r.establishment_id = x.establishment_id
        and r.profile = x.profile and r.function_code = x.function_code and r.discipline_code = x.discipline_code)`.execute(
    trx,
  )
}

/**
 * Tells the planner of the rows this import has just written. A first delivery fills empty tables, which it would go on
 * taking for empty: nested loops over 50,000 people. Only after a large creation, because it holds a lock to the end.
 */
export async function analyzeAfterMany(
  trx: Trx,
  created: number,
  table: 'account' | 'account_profile' | 'guardian_link',
): Promise<void> {
  if (created >= 500) await sql`analyze ${sql.table(table)}`.execute(trx)
}

/** Classes, groups and who is in them. */
export async function mergeClasses(trx: Trx, mode: AafMode): Promise<number> {
  // A class that only its people name is called by its code, and keeps the label it had.
  await sql`insert into aaf_class select distinct m.school, m.kind, m.code, null
    from aaf_membership m join aaf_school s on s.key = m.school on conflict do nothing`.execute(trx)
  const named = sql`aaf_class c join aaf_school s on s.key = c.school join establishment e on e.uai = s.uai`
  await sql`insert into school_class (establishment_id, kind, code, label) select e.id, c.kind, c.code, c.label from ${named}
    where c.label is not null
    on conflict (establishment_id, kind, code) do update set label = excluded.label where school_class.label <> excluded.label`.execute(
    trx,
  )
  await sql`insert into school_class (establishment_id, kind, code, label) select e.id, c.kind, c.code, c.code from ${named}
    where c.label is null on conflict do nothing`.execute(trx)
  // A delta that does not describe a school says nothing of the classes that it no longer has.
  await sql`delete from school_class x where x.establishment_id in
      (select e.id from establishment e join aaf_school s on s.uai = e.uai where s.described)
    and not exists (select 1 from aaf_class c join aaf_school s on s.key = c.school join establishment e on e.uai = s.uai
      where e.id = x.establishment_id and c.kind = x.kind and c.code = x.code)`.execute(trx)
  await sql`create temp table aaf_seat on commit drop as
    select a.id as account_id, x.id as class_id, m.role, m.subject_code from aaf_membership m join aaf_account a on a.key = m.key
    join aaf_school s on s.key = m.school join establishment e on e.uai = s.uai
    join school_class x on x.establishment_id = e.id and x.kind = m.kind and x.code = m.code`.execute(trx)
  await sql`create index on aaf_seat (account_id, class_id)`.execute(trx)
  await sql`analyze aaf_seat`.execute(trx)
  await sql`delete from account_class x using school_class c where c.id = x.class_id and c.establishment_id in ${delivered}
    and ${spokenOf(mode, 'x.account_id')}
    and not exists (select 1 from aaf_seat t where t.account_id = x.account_id and t.class_id = x.class_id
      and t.role = x.role and t.subject_code = x.subject_code)`.execute(trx)
  await sql`insert into account_class (account_id, class_id, role, subject_code)
    select account_id, class_id, role, subject_code from aaf_seat on conflict do nothing`.execute(trx)
  return countRows(trx, sql`aaf_class c join aaf_school s on s.key = c.school where c.kind = 'class'`)
}

/**
 * The people whose profiles may follow from what the delivery says: those it describes and, of its pupils, the guardians
 * of before and those of now.
 */
export async function noteTheKin(trx: Trx, academy: string): Promise<void> {
  await sql`create temp table aaf_kin on commit drop as
    select id from aaf_account
    union select l.guardian_id from guardian_link l join aaf_account k on k.id = l.pupil_id
    union select a.id from aaf_link l join account a on a.aaf_academy = ${academy} and a.aaf_key = l.guardian`.execute(
    trx,
  )
  await sql`create unique index on aaf_kin (id)`.execute(trx)
  await sql`analyze aaf_kin`.execute(trx)
}

/**
 * Links of the delivered pupils, with their legal level; the guardian may be known from an earlier delivery. A school
 * must not gain a guardian it does not have by their key alone: outside the scope, only a link without responsibility
 * that was already there stays.
 */
export async function mergeLinks(trx: Trx, academy: string, scope: Scope): Promise<number> {
  await sql`create temp table aaf_kinship on commit drop as
    select a.id as guardian_id, p.id as pupil_id, l.link_code, l.legal_level, l.financial, l.contact
    from aaf_link l join aaf_account p on p.key = l.pupil
    join account a on a.aaf_academy = ${academy} and a.aaf_key = l.guardian
    where ${inScope(scope)} or exists (select 1 from aaf_account k where k.id = a.id)
      or (l.legal_level = 0 and exists (select 1 from guardian_link x where x.pupil_id = p.id and x.guardian_id = a.id))`.execute(
    trx,
  )
  await sql`create unique index on aaf_kinship (pupil_id, guardian_id)`.execute(trx)
  await sql`delete from guardian_link x using aaf_account a where a.id = x.pupil_id and x.origin = 'aaf'
    and not exists (select 1 from aaf_kinship k where k.pupil_id = x.pupil_id and k.guardian_id = x.guardian_id)`.execute(
    trx,
  )
  await sql`delete from guardian_link x using aaf_gone g, aaf_account a where a.key = g.key and x.guardian_id = a.id
    and x.origin = 'aaf'`.execute(trx)
  await sql`insert into guardian_link (guardian_id, pupil_id, link_code, legal_level, financial, contact)
    select guardian_id, pupil_id, link_code, legal_level, financial, contact from aaf_kinship
    on conflict (guardian_id, pupil_id) do update set link_code = excluded.link_code, legal_level = excluded.legal_level,
      financial = excluded.financial, contact = excluded.contact, origin = 'aaf'
    where (guardian_link.link_code, guardian_link.legal_level, guardian_link.financial, guardian_link.contact, guardian_link.origin)
      is distinct from (excluded.link_code, excluded.legal_level, excluded.financial, excluded.contact, 'aaf')`.execute(
    trx,
  )
  return countRows(trx, sql`aaf_kinship`)
}

/**
 * A guardian has a profile where a pupil they answer for is schooled, and loses it with the last such pupil, whether AAF or a file of the
 * school gave the link.
 */
export async function mergeGuardianProfiles(trx: Trx, mode: AafMode, at: Date): Promise<void> {
  const wards = sql`guardian_link l join account_profile w on w.account_id = l.pupil_id and w.profile = 'National_ELV'
    and w.ended_at is null and w.establishment_id in ${delivered}`
  await sql`insert into account_profile (account_id, establishment_id, profile, origin, started_at)
    select distinct l.guardian_id, w.establishment_id, 'National_TUT', 'aaf', ${at}::timestamptz from ${wards} where l.legal_level > 0 and ${kinSpokenOf(mode, 'l.guardian_id')}
    on conflict (account_id, establishment_id, profile, function_code, discipline_code) do update set ended_at = null
    where account_profile.ended_at is not null`.execute(trx)
  await sql`update account_profile x set ended_at = ${at}
    where (x.origin = 'aaf' or ${hasGivenLink('x.account_id')}) and x.ended_at is null and x.profile = 'National_TUT' and x.establishment_id in ${delivered}
      and ${kinSpokenOf(mode, 'x.account_id')}
      and not exists (select 1 from ${wards} where l.legal_level > 0 and l.guardian_id = x.account_id
        and w.establishment_id = x.establishment_id)`.execute(trx)
}

async function countRows(trx: Trx, from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from ${from}`.execute(trx)
  return Number(rows[0]?.count ?? 0)
}
