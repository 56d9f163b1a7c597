import type { SchoolSchema } from './schema.ts'

/**
 * What becomes of each table when a base is copied or goes to the next school year.
 *
 * - `server`: no base owns its rows.
 * - `address`: belongs to the address too, and is never copied.
 * - `settings`: belongs to the address: stays where it is at the change of year, and is copied into a trial.
 * - `people`: goes on: copied into the next year and into a trial.
 * - `year`: what the year was made of: copied into a trial, left to the archive at the change of year.
 * - `trace`: what happened: never copied, left to the archive.
 * - `passing`: worth something for some minutes: never copied, forgotten at the change of year.
 *
 * A table that is added has to be put here. A column that points to the `id` of another table is followed by itself.
 */
export type TableFate = 'server' | 'address' | 'settings' | 'people' | 'year' | 'trace' | 'passing'

const fates: Readonly<Record<keyof SchoolSchema, TableFate>> = {
  base: 'server',
  operator_wait: 'server',
  base_address: 'address',
  settings_draft: 'address',
  settings_version: 'address',
  ent_preset: 'server',
  federation_seen: 'server',
  operator: 'server',
  console_authority: 'server',
  operator_certificate: 'server',
  operator_factor: 'server',
  people_table_choice: 'server',
  operator_invitation: 'server',
  operator_recovery_code: 'server',
  authorisation_profile: 'settings',
  base_security: 'settings',
  csv_columns: 'settings',
  cas_delegation: 'settings',
  export_settings: 'settings',
  federation_delegation: 'settings',
  operator_base: 'settings',
  partner_key: 'settings',
  space_publication: 'settings',
  guardian_link: 'people',
  person: 'people',
  not_twice: 'people',
  person_alias: 'people',
  person_credential: 'people',
  person_merge: 'people',
  space_right: 'people',
  class_membership: 'year',
  head_teacher: 'year',
  school_class: 'year',
  subject: 'year',
  teaching: 'year',
  failure_cause: 'trace',
  failure_link_line: 'trace',
  failure_link_run: 'trace',
  failure_visit: 'trace',
  identification_failure: 'trace',
  identification_form: 'trace',
  identifier_export: 'trace',
  identifier_push: 'trace',
  import_change: 'trace',
  import_undo: 'trace',
  import_problem: 'trace',
  import_run: 'trace',
  school_list: 'trace',
  people_change: 'trace',
  people_change_line: 'trace',
  identification_choice: 'passing',
  login_wait: 'passing',
  identification_double: 'passing',
  people_draft: 'passing',
  large_import: 'passing',
  large_import_file: 'passing',
  pending_import: 'passing',
  pending_import_file: 'passing',
  session_ticket: 'passing',
}

/** The tables of these fates, in no order. */
export const tablesOf = (...wanted: readonly TableFate[]): readonly string[] =>
  Object.entries(fates).flatMap(([table, fate]) => (wanted.includes(fate) ? [table] : []))
