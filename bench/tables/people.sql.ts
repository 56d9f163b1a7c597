/** Fictitious people straight into the tables: $1 in each category; one in ten left, one in three without CAS identifier. */
const surnames = `array['Martin','Bernard','Moreau','Petit','Le Goff','Durand','Kerbrat','Lefebvre','Morvan','Garcia','Roux','Faure']`
const firstNames = `array['Léa','Noé','Anne','Lucas','Inès','Hugo','Chloé','Malo','Odile','Yann','Zoé','Karim']`

export const statements: readonly string[] = [
  `insert into school_class (base_id, kind, code)
    select base.id, 'class', (6 - n % 4) || 'E ' || n from base, generate_series(1, greatest(20, $1::int / 28)) n`,
  `insert into person (base_id, category, last_name, first_name, name_key, birth_date, city, pronote_id, cas_id, cas_id_since,
      function_code, function_label, company, left_on, access, origin, created_at, updated_at)
    select base.id, made.category, last_name, first_name, lower(translate(last_name || ', ' || first_name, 'éèëô', 'eeeo')),
      date '2010-01-01' + made.n % 2000, 'Rennes',
      translate(upper(lpad(to_hex(made.rank * 1000000 + made.n), 16, '2')), '01', 'XY'),
      case when made.n % 3 > 0 then 'N' || made.n end, case when made.n % 3 > 0 then now() end,
      case when made.category = 'staff' then 'EDU' end, 'Fonction ' || made.n % 20, 'Entreprise ' || made.n % 200,
      case when made.n % 10 = 0 then date '2020-07-01' end, made.n % 50 > 0, 'manual', now(), now()
    from base, (
      select c.category, c.rank, n, (${surnames})[1 + n % 12] || ' ' || n / 144 as last_name,
        (${firstNames})[1 + n / 12 % 12] as first_name
      from generate_series(1, $1::int) n, unnest(array['teacher', 'pupil', 'guardian', 'staff', 'workTutor', 'inspector'])
        with ordinality as c (category, rank)) made`,
]

/** A class for each pupil, a guardian for each, two subjects in three classes for each teacher. */
export const links: readonly string[] = [
  `insert into class_membership (person_id, class_id)
    select p.id, c.id from (select id, row_number() over (order by id) as n from person where category = 'pupil') p
    join (select id, row_number() over (order by id) as n, count(*) over () as many from school_class) c
      on c.n = 1 + p.n % c.many`,
  `insert into guardian_link (guardian_id, pupil_id, level)
    select g.id, p.id, 1 from (select id, row_number() over (order by id) as n from person where category = 'pupil') p
    join (select id, row_number() over (order by id) as n from person where category = 'guardian') g
      on g.n = p.n or g.n = p.n + 1`,
  `insert into subject (base_id, code, label) select id, 'M' || n, 'Matière ' || n from base, generate_series(1, 20) n`,
  `insert into teaching (teacher_id, class_id, subject_id)
    select t.id, c.id, s.id from (select id, row_number() over (order by id) as n from person where category = 'teacher') t
    join (select id, row_number() over (order by id) as n, count(*) over () as many from school_class) c
      on c.n in (1 + t.n % c.many, 1 + (t.n + 7) % c.many, 1 + (t.n + 11) % c.many)
    join (select id, row_number() over (order by id) as n from subject) s on s.n in (1 + t.n % 20, 1 + (t.n + 3) % 20)`,
]
