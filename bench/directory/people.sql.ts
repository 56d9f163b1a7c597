/**
 * Fictitious people straight into the tables: $1 how many, $2 surnames, $3 first names (frequent ones first), one school per
 * thousand. Out of a hundred: 45 pupils, 46 guardians, 8 teachers, 1 head.
 */
export const insertPeople = `
  with made as (
    select n, ($2::text[])[1 + floor(power(random(), 2.5) * cardinality($2::text[]))::int] as last_name,
      ($3::text[])[1 + floor(power(random(), 1.5) * cardinality($3::text[]))::int] as first_name
    from generate_series(1, $1::int) n)
  insert into account (ent_id, login, status, status_changed_at, origin, last_name, first_name, name_key, created_at, updated_at,
    last_login_at)
  select 'ZZ' || chr(65 + n % 26) || lpad(n::text, 8, '0'), 'p' || n, case when n % 50 = 7 then 'suspended' when n % 100 = 8 then 'left' when n % 5 = 0 then 'to_activate' else 'active' end, now(),
    'aaf', last_name, first_name, lower(last_name || ' ' || first_name), now(), now(), case when n % 5 < 3 then now() end
  from made`

export const insertSchools = `
  insert into establishment (uai, name, created_at, updated_at)
  select lpad(n::text, 7, '0') || 'B', 'Collège ' || n, now(), now() from generate_series(1, greatest(1, $1::int / 1000)) n`

export const insertProfiles = `
  insert into account_profile (account_id, establishment_id, profile, origin, started_at)
  select a.id, e.id, case when a.id % 100 < 45 then 'National_ELV' when a.id % 100 < 91 then 'National_TUT'
    when a.id % 100 < 99 then 'National_ENS' else 'National_DIR' end, 'aaf', now()
  from account a join (select id, row_number() over (order by id) as rank, count(*) over () as many from establishment) e
    on e.rank = 1 + a.id / 1000 % e.many
  where a.login ~ '^p[0-9]'`

export const insertClasses = `
  insert into school_class (establishment_id, kind, code, label)
  select e.id, 'class', (6 - n % 4) || 'E ' || n, '' from establishment e, generate_series(1, 18) n`

export const insertClassMembers = `
  insert into account_class (account_id, class_id, role)
  select p.account_id, c.id, 'pupil' from account_profile p
  join (select id, establishment_id, row_number() over (partition by establishment_id order by id) as rank from school_class) c
    on c.establishment_id = p.establishment_id and c.rank = 1 + p.account_id % 18
  where p.profile = 'National_ELV'`

/** The pupil number n of a school and its guardian number n + 45. */
export const insertLinks = `
  insert into guardian_link (guardian_id, pupil_id, link_code, legal_level)
  select g.account_id, p.account_id, '1', 1 from account_profile p join account_profile g on g.account_id = p.account_id + 45
  where p.profile = 'National_ELV' and g.profile = 'National_TUT'`
