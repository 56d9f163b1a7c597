import { sql, type Transaction } from 'kysely'
import type { AafRows } from '../../features/aaf-import/index.ts'
import type { PortalSchema } from '../schema.ts'

export type Trx = Transaction<PortalSchema>

/** The schema that holds the staging of a run: dropped whole with it. */
export const stagingSchema = (runId: string): string => `aaf_run_${runId}`

/** Makes the names of the staging tables those of this run, until the transaction ends. */
export async function useStaging(trx: Trx, runId: string): Promise<void> {
  await sql`select set_config('search_path', ${stagingSchema(runId)} || ',' || current_setting('search_path'), true)`.execute(
    trx,
  )
}

/**
 * The tables of one run. They outlive its process, not a crash of PostgreSQL (`unlogged`: nothing of them is written
 * twice): `aaf_marker` is empty after one, and the files, which are kept, are read again.
 */
export async function createStagingTables(trx: Trx, runId: string): Promise<void> {
  await sql`create schema ${sql.id(stagingSchema(runId))}`.execute(trx)
  await useStaging(trx, runId)
  await sql`
create unlogged table aaf_marker (one boolean);
insert into aaf_marker values (true);
create unlogged table aaf_school (key text primary key, uai text not null, name text not null, kind text, academy text not null,
  postcode text, city text, described boolean not null, attributes jsonb not null);
create unlogged table aaf_subject (code text primary key, label text not null);
create unlogged table aaf_person (key text primary key, kind text not null, civility text, last_name text not null, birth_name text,
  first_name text not null, other_first_names text[] not null, name_key text not null, birth_date date, postcode text, city text,
  email text, siecle_id text, sts_id text, ine text, login_base text not null,
  source_file text not null, source_line integer not null, attributes jsonb not null);
create unlogged table aaf_profile (key text, school text, profile text, function_code text, function_label text,
  discipline_code text, discipline_label text, primary key (key, school, profile, function_code, discipline_code));
create unlogged table aaf_class (school text, kind text, code text, label text, primary key (school, kind, code));
create unlogged table aaf_membership (key text, school text, kind text, code text, role text, subject_code text,
  primary key (key, school, kind, code, role, subject_code));
create unlogged table aaf_link (pupil text, guardian text, link_code text, legal_level smallint, financial boolean, contact boolean,
  primary key (pupil, guardian));
create unlogged table aaf_gone (key text primary key);
`.execute(trx)
}

/** Whether the staging of a run is whole: it exists, and PostgreSQL did not crash since. */
export async function isStaged(trx: Trx, runId: string): Promise<boolean> {
  const name = `${stagingSchema(runId)}.aaf_marker`
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(
    trx,
  )
  if (rows[0]?.there !== true) return false
  const marker = await sql`select 1 from ${sql.table(name)}`.execute(trx)
  return marker.rows.length > 0
}

export async function dropStaging(trx: Trx, runId: string): Promise<void> {
  await sql`drop schema if exists ${sql.id(stagingSchema(runId))} cascade`.execute(trx)
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
  await addAll(trx, 'aaf_gone', rows.gone)
}

async function addAll(trx: Trx, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into ${sql.table(table)}
    select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(trx)
}

/** Takes people out of the staging tables, with everything that names them on their side. */
export async function forgetStaged(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  const these = sql`(select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`
  await sql`delete from aaf_person where key in ${these}`.execute(trx)
  await sql`delete from aaf_profile where key in ${these}`.execute(trx)
  await sql`delete from aaf_membership where key in ${these}`.execute(trx)
  await sql`delete from aaf_link where pupil in ${these}`.execute(trx)
  await sql`delete from aaf_gone where key in ${these}`.execute(trx)
}

/** The planner knows nothing of a fresh table: without this, joins over 100,000 rows take minutes. */
export async function analyzeStagingTables(trx: Trx): Promise<void> {
  await sql`analyze aaf_school, aaf_person, aaf_profile, aaf_class, aaf_membership, aaf_link, aaf_gone`.execute(
    trx,
  )
}
