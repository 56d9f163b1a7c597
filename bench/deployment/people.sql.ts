/** Fictitious people straight into the tables; what links them is made for every base without classes at once. */

/** $1 base, then one list a column. */
export const insertPeople = `
  insert into person (base_id, category, last_name, usage_name, first_name, name_key, birth_date, postcode, pronote_id,
    cas_id, cas_id_since, function_code, profile_id, origin, created_at, updated_at)
  select $1, p.category, p.last_name, p.usage_name, p.first_name, p.name_key, p.birth_date::date, p.postcode, p.pronote_id,
    p.cas_id, case when p.cas_id is not null then now() - interval '30 days' end, p.function_code,
    (select id from authorisation_profile a where a.base_id = $1 and a.category = p.category and a.name in ('Professeur', 'Vie scolaire')),
    'manual', now(), now()
  from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
    as p (category, last_name, usage_name, first_name, name_key, birth_date, postcode, pronote_id, cas_id, function_code)`

const ranked = (category: string): string => `(
  select id, base_id, row_number() over (partition by base_id order by id) as rank from person
  where category = '${category}' and base_id = any($1::bigint[]))`

/** $1 bases: twenty-odd pupils a class, two subjects in three classes a teacher, two guardians for nearly each pupil. */
export const linkPeople: readonly string[] = [
  `insert into school_class (base_id, kind, code)
    select p.base_id, 'class', (6 - n % 4) || 'E ' || n
    from (select base_id, count(*) as many from person where category = 'pupil' and base_id = any($1::bigint[]) group by base_id) p,
      generate_series(1, greatest(4, p.many / 26)) n`,
  `insert into class_membership (person_id, class_id)
    select p.id, c.id from ${ranked('pupil')} p join (
      select id, base_id, row_number() over (partition by base_id order by id) as rank,
        count(*) over (partition by base_id) as many from school_class) c
      on c.base_id = p.base_id and c.rank = 1 + p.rank % c.many`,
  `insert into guardian_link (guardian_id, pupil_id, level)
    select g.id, p.id, 1 from ${ranked('pupil')} p join ${ranked('guardian')} g
      on g.base_id = p.base_id and g.rank in (p.rank, p.rank + 1)`,
  `insert into subject (base_id, code, label)
    select id, 'M' || n, 'Matière ' || n from unnest($1::bigint[]) as base (id), generate_series(1, 20) n`,
  `insert into teaching (teacher_id, class_id, subject_id)
    select t.id, c.id, s.id from ${ranked('teacher')} t
    join (select id, base_id, row_number() over (partition by base_id order by id) as rank,
        count(*) over (partition by base_id) as many from school_class) c
      on c.base_id = t.base_id and c.rank in (1 + t.rank % c.many, 1 + (t.rank + 1) % c.many, 1 + (t.rank + 2) % c.many)
    join (select id, base_id, row_number() over (partition by base_id order by id) as rank from subject) s
      on s.base_id = t.base_id and s.rank in (1 + t.rank % 20, 1 + (t.rank + 3) % 20)`,
]
