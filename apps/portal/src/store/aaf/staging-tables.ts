import { sql, type Transaction } from 'kysely'
import type { AafRows } from '../../features/directory/index.ts'
import type { PortalSchema } from '../schema.ts'

export type Trx = Transaction<PortalSchema>

/** Tables of one import: private to its connection, gone with its transaction. */
export async function createStagingTables(trx: Trx): Promise<void> {
  await sql`
create temp table aaf_school (key text primary key, uai text not null, name text not null, kind text, academy text not null,
  postcode text, city text) on commit drop;
create temp table aaf_subject (code text primary key, label text not null) on commit drop;
create temp table aaf_person (key text primary key, kind text not null, civility text, last_name text not null, birth_name text,
  first_name text not null, other_first_names text[] not null, name_key text not null, birth_date date, postcode text, city text,
  email text, siecle_id text, sts_id text, ine text, login_base text not null,
  source_file text not null, source_line integer not null) on commit drop;
create temp table aaf_profile (key text, school text, profile text, function_code text, function_label text,
  discipline_code text, discipline_label text, primary key (key, school, profile, function_code, discipline_code)) on commit drop;
create temp table aaf_class (school text, kind text, code text, label text, primary key (school, kind, code)) on commit drop;
create temp table aaf_membership (key text, school text, kind text, code text, role text, subject_code text,
  primary key (key, school, kind, code, role, subject_code)) on commit drop;
create temp table aaf_link (pupil text, guardian text, link_code text, legal_level smallint, financial boolean, contact boolean,
  primary key (pupil, guardian)) on commit drop;
`.execute(trx)
}

/** Adds rows in one statement a table: the rows travel as one JSON parameter, whatever their number. */
export async function addStagingRows(trx: Trx, rows: AafRows): Promise<void> {
  await addAll(trx, 'aaf_school', rows.schools)
  await addAll(trx, 'aaf_subject', rows.subjects)
  await addAll(trx, 'aaf_person', rows.persons)
  await addAll(trx, 'aaf_profile', rows.profiles)
  await addAll(trx, 'aaf_class', rows.classes)
  await addAll(trx, 'aaf_membership', rows.memberships)
  await addAll(trx, 'aaf_link', rows.links)
}

async function addAll(trx: Trx, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(trx)
}

/** The planner knows nothing of a fresh temporary table: without this, joins over 100,000 rows take minutes. */
export async function analyzeStagingTables(trx: Trx): Promise<void> {
  await sql`analyze aaf_school, aaf_person, aaf_profile, aaf_class, aaf_membership, aaf_link`.execute(trx)
}
