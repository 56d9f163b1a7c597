import { type Kysely, sql } from 'kysely'

/**
 * The people of a base, their classes, subjects and links.
 *
 * Keys kept from the files: ELEVE_ID and PERSONNE_ID (SIECLE), the couple (TYPE, ID) (STS); see ent-ecosystem §2.
 * `source_key` puts the three in one column, so that an import finds a person again whatever the file.
 * A CAS identifier is unique per base *and category*: one account of the ENT may be a teacher and a guardian here,
 * and then holds one identifier in each category (product.md A5), but two records of one category never share it.
 */
export const people = {
  name: '0002_people',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await personTables.execute(db)
    await classTables.execute(db)
    await linkTables.execute(db)
  },
}

const personTables = sql`
  create table person (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    category text not null check (category in ('teacher', 'pupil', 'guardian', 'workTutor', 'inspector', 'staff')),
    civility text,
    last_name text not null check (last_name <> ''),
    usage_name text,
    first_name text not null,
    name_key text collate "C" not null,
    birth_date date,
    sex text check (sex in ('F', 'M')),
    postcode text,
    city text,
    pronote_id text not null check (pronote_id ~ '^[2-9A-HJ-KM-NP-Z]{16}$'),
    cas_id text check (cas_id <> ''),
    cas_id_since timestamptz,
    siecle_pupil_id text,
    siecle_person_id text,
    sts_type text,
    sts_id text,
    source_key text generated always as (case
      when siecle_pupil_id is not null then 'E:' || siecle_pupil_id
      when siecle_person_id is not null then 'P:' || siecle_person_id
      when sts_id is not null then 'S:' || sts_type || ':' || sts_id
    end) stored,
    ine text,
    function_code text,
    function_label text,
    company text,
    access boolean not null default true,
    left_on date,
    origin text not null check (origin in ('siecle', 'sts', 'csv', 'manual')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (base_id, pronote_id),
    unique (base_id, source_key),
    unique (base_id, category, cas_id),
    check ((sts_type is null) = (sts_id is null))
  );
  create index person_of_category on person (base_id, category, name_key, id);

  create table person_credential (
    person_id bigint primary key references person on delete cascade,
    base_id bigint not null references base on delete cascade,
    login text not null check (login = lower(login) and login <> ''),
    password_hash text not null,
    updated_at timestamptz not null,
    unique (base_id, login)
  );

  create table space_right (
    person_id bigint not null references person on delete cascade,
    space text not null check (space in ('direction', 'professeurs', 'vie-scolaire', 'parents', 'accompagnant',
      'eleves', 'entreprise', 'academie')),
    granted boolean not null,
    primary key (person_id, space)
  );
`

const classTables = sql`
  create table school_class (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    kind text not null check (kind in ('class', 'group')),
    code text not null check (code <> ''),
    label text,
    unique (base_id, kind, code)
  );

  create table class_membership (
    person_id bigint not null references person on delete cascade,
    class_id bigint not null references school_class on delete cascade,
    primary key (person_id, class_id)
  );
  create index class_membership_of_class on class_membership (class_id);

  create table subject (
    id bigint generated always as identity primary key,
    base_id bigint not null references base on delete cascade,
    code text not null check (code <> ''),
    label text not null,
    unique (base_id, code)
  );

  create table teaching (
    teacher_id bigint not null references person on delete cascade,
    class_id bigint not null references school_class on delete cascade,
    subject_id bigint not null references subject on delete cascade,
    primary key (teacher_id, class_id, subject_id)
  );
  create index teaching_of_class on teaching (class_id);

  create table head_teacher (
    teacher_id bigint not null references person on delete cascade,
    class_id bigint not null references school_class on delete cascade,
    primary key (teacher_id, class_id)
  );
`

const linkTables = sql`
  create table guardian_link (
    guardian_id bigint not null references person on delete cascade,
    pupil_id bigint not null references person on delete cascade,
    level smallint check (level between 0 and 9),
    kinship text,
    primary key (guardian_id, pupil_id)
  );
  create index guardian_link_of_pupil on guardian_link (pupil_id);
`
