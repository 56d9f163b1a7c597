import type { PushReceipt } from '@preau/exchange'
import type { ColumnType, Generated } from 'kysely'
import type { ProfileSpace } from '../features/authorisation-profiles/index.ts'
import type { PersonalSpace, Space } from '../features/bases/index.ts'
import type { FilingReason } from '../features/identification/index.ts'
import type { ChangeField, ChangeLine } from '../features/people/index.ts'

/** The tables of the school server, as kysely sees them. Meaning of the columns: `migrations/`. */
export interface SchoolSchema {
  base: BaseTable
  base_address: BaseAddressTable
  base_security: BaseSecurityTable
  login_wait: { base_id: string; login_hash: Buffer; failures: number; last_at: Date; next_at: Date }
  operator_wait: { tried: string; login_hash: Buffer; failures: number; last_at: Date; next_at: Date }
  space_publication: SpacePublicationTable
  ent_preset: EntPresetTable
  cas_delegation: CasDelegationTable
  federation_delegation: FederationDelegationTable
  federation_seen: { digest: Buffer; ends_at: Date }
  person: PersonTable
  person_credential: PersonCredentialTable
  authorisation_profile: AuthorisationProfileTable
  people_change: PeopleChangeTable
  people_change_line: PeopleChangeLineTable
  people_draft: PeopleDraftTable
  people_table_choice: { operator_id: string; category: PersonTable['category']; columns: string[] }
  space_right: SpaceRightTable
  school_class: SchoolClassTable
  class_membership: { person_id: string; class_id: string }
  subject: { id: Identity; base_id: string; code: string; label: string }
  teaching: { teacher_id: string; class_id: string; subject_id: string }
  head_teacher: { teacher_id: string; class_id: string }
  guardian_link: GuardianLinkTable
  operator: OperatorTable
  operator_base: { operator_id: string; base_id: string }
  operator_factor: OperatorFactorTable
  operator_recovery_code: { operator_id: string; code_hash: Buffer; used_at: Date | null }
  console_authority: ConsoleAuthorityTable
  operator_certificate: OperatorCertificateTable
  settings_version: { base_id: string; number: number; at: Date; actor: string; snapshot: Json<unknown> }
  settings_draft: SettingsDraftTable
  operator_invitation: { operator_id: string; token_hash: Buffer; created_at: Date; ends_at: Date }
  import_run: ImportRunTable
  import_problem: ImportProblemTable
  import_change: ImportChangeTable
  person_merge: PersonMergeTable
  person_alias: PersonAliasTable
  not_twice: { left_id: string; right_id: string }
  csv_columns: CsvColumnsTable
  import_undo: ImportUndoTable
  pending_import: PendingImportTable
  large_import: LargeImportTable
  school_list: { run_id: string; uai: string; population: 'pupils' | 'staff'; keys: string[] }
  large_import_file: { large_import_id: string; field: string; name: string; content: Buffer }
  pending_import_file: { pending_id: string; field: string; name: string; content: Buffer }
  identifier_export: IdentifierExportTable
  identifier_push: IdentifierPushTable
  partner_key: PartnerKeyTable
  export_settings: ExportSettingsTable
  identification_failure: IdentificationFailureTable
  identification_form: { token_hash: Buffer; failure_id: string; ends_at: Date; sent_at: Date | null }
  identification_choice: IdentificationChoiceTable
  identification_double: IdentificationDoubleTable
  failure_cause: { base_id: string; week: Day; reason: string; attempts: number }
  failure_link_run: FailureLinkRunTable
  failure_link_line: { run_id: string; person_id: string; cas_id: string; undone: Generated<boolean> }
  failure_visit: { operator_id: string; base_id: string; seen_at: Date }
  session_ticket: { session_id: string; base_id: string; ticket_hash: Buffer }
}

/** `bigint generated always as identity`: drawn by the database, read as a string. */
type Identity = ColumnType<string, never, never>

/** `jsonb`: written with `json()` of `@preau/platform`. */
type Json<Value> = ColumnType<Value, Value, Value>

/** `date`: an ISO day such as `2012-02-14`, never a JavaScript `Date`. */
type Day = string

interface BaseTable {
  id: Identity
  uai: string
  name: string
  path_name: string
  root: Generated<string>
  postcode: string | null
  city: string | null
  /** Starting year of the school year (2026 for 2026-2027); unknown until the first import. */
  school_year: number | null
  published: Generated<boolean>
  published_at: Date | null
  ent_identifiers: Generated<boolean>
  idle_minutes: Generated<number>
  created_at: Date
  stage: Generated<'live' | 'trial' | 'preparing' | 'archive' | 'quarantine'>
  stage_since: Date | null
  stage_before: 'live' | 'trial' | 'archive' | null
  origin_id: string | null
  switched_at: Date | null
  purge_after: Date | null
}

interface BaseSecurityTable {
  base_id: string
  session_hours: number
  failed_logins: number
  longest_wait_minutes: number
  password_length: number
  password_kinds: boolean
  console_networks: string[]
  space_networks: string[]
  https_required: boolean
  version: number
}

interface BaseAddressTable {
  id: Identity
  base_id: string
  kind: 'path' | 'root' | 'host' | 'uai'
  /** In lower case. */
  name: string
  state: 'main' | 'alias' | 'former'
  since: Date
  uses: Generated<number>
  ent_uses: Generated<number>
  last_used_at: Date | null
}

interface SpacePublicationTable {
  base_id: string
  space: Space
  published: Generated<boolean>
  mobile: Generated<boolean>
  delegation: Generated<'cas' | 'ws-federation' | 'none'>
}

interface EntPresetTable {
  id: Identity
  name: string
  cas_url: string
  position: number
  /** As it was shipped; null for one of the host's own. */
  shipped_name: Generated<string | null>
  shipped_url: Generated<string | null>
  /** A shipped one that was taken from the list. */
  removed: Generated<boolean>
  version: Generated<number>
}

interface FederationDelegationTable {
  base_id: string
  enabled: boolean
  metadata_url: string | null
  /** The last that could be read. */
  metadata: string | null
  issuer: string | null
  ask_password: boolean
  allow_sha1: boolean
  common_claim: string | null
  recognition: 'identifier' | 'identity' | 'double'
  identifier_claim: string
  last_name_claim: string
  first_name_claim: string
  birth_date_claim: string
  postcode_claim: string
  categories_claim: string
  category_values: Json<Record<string, string>>
  read_at: Date | null
  tried_at: Date | null
  problem: string | null
  updated_at: Date
}

interface CasDelegationTable {
  base_id: string
  enabled: Generated<boolean>
  ent_preset_id: string | null
  removed_preset: Generated<string | null>
  server_url: string | null
  validation_protocol: Generated<'auto' | 'cas2' | 'cas3' | 'saml11'>
  detected_protocol: 'cas2' | 'cas3' | 'saml11' | null
  refuse_remembered: Generated<boolean>
  allowed_proxies: Generated<string[]>
  common_identifier: Generated<'subject' | 'attribute'>
  common_identifier_attribute: string | null
  recognition: Generated<'identifier' | 'identity' | 'double'>
  identifier_attribute: Generated<string>
  last_name_attribute: Generated<string>
  first_name_attribute: Generated<string>
  birth_date_attribute: Generated<string>
  postcode_attribute: Generated<string>
  categories_attribute: Generated<string>
  category_values: ColumnType<
    Record<string, string>,
    Record<string, string> | undefined,
    Record<string, string>
  >
  updated_at: Date
}

interface PersonTable {
  id: Identity
  base_id: string
  category: 'teacher' | 'pupil' | 'guardian' | 'workTutor' | 'inspector' | 'staff'
  civility: string | null
  /** Birth name (nom de famille). */
  last_name: string
  /** Usage name, only when it differs from the birth name. */
  usage_name: string | null
  first_name: string
  /** `nameKey` of « displayed last name, first name »: order and search without accents. */
  name_key: string
  birth_date: Day | null
  sex: 'F' | 'M' | null
  postcode: string | null
  city: string | null
  pronote_id: string
  cas_id: string | null
  cas_id_since: Date | null
  siecle_pupil_id: string | null
  siecle_person_id: string | null
  sts_type: string | null
  sts_id: string | null
  /** `E:<ELEVE_ID>`, `P:<PERSONNE_ID>` or `S:<TYPE>:<ID>`, computed; null for a person typed by hand. */
  source_key: ColumnType<string | null, never, never>
  ine: string | null
  function_code: string | null
  function_label: string | null
  company: string | null
  /** False: this person may open no space (« personne sans accès »). */
  access: Generated<boolean>
  /** An administrator decided on `access`: imports leave it as it is. */
  access_by_hand: Generated<boolean>
  /** Day of departure; past or today means the person has left the school. */
  left_on: Day | null
  origin: 'siecle' | 'sts' | 'csv' | 'manual'
  /** *Profil d’autorisation* of a teacher or of a member of staff. */
  profile_id: string | null
  created_at: Date
  updated_at: Date
}

interface AuthorisationProfileTable {
  id: Identity
  base_id: string
  category: 'teacher' | 'staff'
  name: string
  spaces: ProfileSpace[]
  /** Minutes without activity; null: the time of the school. */
  idle_minutes: number | null
  version: Generated<number>
}

interface PeopleChangeTable {
  id: Identity
  base_id: string
  category: PersonTable['category']
  field: ChangeField
  source: 'bulk' | 'paste'
  actor: string
  done_at: Date
  undone_at: Date | null
  undone_by: string | null
}

interface PeopleChangeLineTable {
  change_id: string
  person_id: string
  before: string | null
  after: string | null
  undone: Generated<boolean>
}

interface PeopleDraftTable {
  id: Identity
  base_id: string
  category: PersonTable['category']
  field: ChangeField
  created_by: string
  ends_at: Date
  lines: Json<readonly ChangeLine[]>
}

interface PersonCredentialTable {
  person_id: string
  base_id: string
  login: string
  password_hash: string
  /** End of a one-time password, to be changed at its first use; null for a password the person chose. */
  one_time_until: Date | null
  updated_at: Date
}

interface SpaceRightTable {
  person_id: string
  space: PersonalSpace
  granted: boolean
}

interface SchoolClassTable {
  id: Identity
  base_id: string
  kind: 'class' | 'group'
  code: string
  label: string | null
}

interface GuardianLinkTable {
  guardian_id: string
  pupil_id: string
  level: number | null
  /** CODE_PARENTE of SIECLE (10 mother, 20 father…). */
  kinship: string | null
}

interface OperatorTable {
  id: Identity
  login: string
  display_name: string
  /** Null: invited, not come yet. */
  password_hash: string | null
  last_sign_in_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** True for a host operator: every base of the deployment. */
  all_bases: Generated<boolean>
  created_at: Date
}

interface OperatorFactorTable {
  operator_id: string
  sealed_secret: Buffer
  last_step: string
  enrolled_at: Date
}

interface SettingsDraftTable {
  base_id: string
  based_on: number
  snapshot: Json<unknown>
  updated_at: Date
  updated_by: string
}

interface ConsoleAuthorityTable {
  id: Identity
  certificate: Buffer
  /** PKCS#8, sealed by the vault. */
  sealed_key: Buffer
  created_at: Date
  ends_at: Date
}

interface OperatorCertificateTable {
  id: Identity
  authority_id: string
  /** Null: the account was removed. */
  operator_id: string | null
  login: string
  label: string
  serial: string
  fingerprint: Buffer
  issued_at: Date
  ends_at: Date
  revoked_at: Date | null
  last_used_at: Date | null
}

interface ImportRunTable {
  id: Identity
  base_id: string
  kind: 'siecle' | 'sts' | 'csv' | 'partner' | 'undo'
  file_names: Json<string[]>
  school_year: number | null
  counts: Json<Record<string, number>>
  started_at: Date
  finished_at: Date
  actor: string
  /** ISO day on which each file was made, by part. */
  made_on: ColumnType<object, object | undefined, object>
  /** UAI of the school whose files they were, when they said it. */
  school: string | null
  /** The import that this one undid. */
  undoes_id: Generated<string | null>
  /** Year of the base before the import. */
  year_before: Generated<number | null>
  /** The large files that it comes from: none is applied twice. */
  large_import_id: Generated<string | null>
  detail: Generated<'whole' | 'names' | 'figures'>
}

interface ImportUndoTable {
  run_id: string
  person_id: string
  /** Null: the import added them. Of a CAS identifier that was given, the name only. */
  before: Json<object | null>
  /** What the import made of them: a hash, or the CAS identifier which it gave. */
  after_mark: string
}

interface ImportProblemTable {
  id: Identity
  run_id: string
  file: string
  /** 0: the file as a whole. */
  line: number
  element: string | null
  record: string | null
  severity: 'rejected' | 'warning' | 'notice'
  reason: string
  advice: string
}

interface PersonMergeTable {
  id: Identity
  base_id: string
  kept_id: string
  /** The number of the record that went; it takes it back when the merge is undone. */
  dropped_id: string
  dropped_name: string
  merged_at: Date
  actor: string
  snapshot: Json<object>
}

interface PersonAliasTable {
  id: Identity
  base_id: string
  kept_id: string
  merge_id: string
  pronote_id: string
  /** As `person.source_key`. */
  source_key: string | null
}

interface ImportChangeTable {
  run_id: string
  position: number
  kind: 'left' | 'removed' | 'changed' | 'back' | 'added'
  person_id: string | null
  name: string
  category: PersonTable['category']
  fields: Json<{ field: string; before?: string; after?: string }[]>
}

interface LargeImportTable {
  id: Identity
  base_id: string
  kind: 'siecle' | 'sts' | 'csv' | 'partner'
  purpose: 'look' | 'apply'
  state: 'waiting' | 'working' | 'to-check' | 'done' | 'refused' | 'interrupted'
  /** They stay when the files are gone. */
  file_names: Json<string[]>
  bytes: number
  /** Share of the files that was read. */
  percent: Generated<number>
  attempts: Generated<number>
  settings: Json<object | null>
  /** Codes of the warnings that confirming accepts. */
  accepted: ColumnType<string[], string[] | undefined, string[]>
  preview: ColumnType<object | null, object | null | undefined, object | null>
  /** French sentences: why the files are refused, or shown again. */
  sentences: ColumnType<string[], string[] | undefined, string[]>
  actor: string
  received_at: Date
  /** Last sign of life of whoever works on it. */
  seen_at: Date
  ends_at: Date
}

interface PendingImportTable {
  id: Identity
  session_id: string
  base_id: string
  kind: 'siecle' | 'sts' | 'csv' | 'partner'
  /** Codes of the warnings that confirming accepts. */
  accepted: Json<string[]>
  ends_at: Date
  /** What importing the files would change; null: nobody asked. */
  preview: Json<object | null>
  /** How a spreadsheet is understood; null for the other files. */
  settings: Json<object | null>
}

interface CsvColumnsTable {
  base_id: string
  list: PersonTable['category']
  /** `headerKey` of the titles. */
  header_key: string
  settings: Json<object>
  used_at: Date
}

interface IdentifierExportTable {
  id: Identity
  base_id: string
  exported_at: Date
  actor: string
  only_without_cas_id: boolean
  counts: Json<Record<string, number>>
  file_name: string
  /** Names of the partners who can read the file; none: it is in clear. */
  recipients: Generated<string[]>
  /** Sent to the ENT rather than downloaded. */
  pushed: Generated<boolean>
}

interface IdentifierPushTable {
  id: Identity
  base_id: string
  state: 'waiting' | 'delivered' | 'refused' | 'given-up' | 'replaced'
  created_at: Date
  created_by: string
  file_name: string
  people: number
  /** SHA-256 of what the file says of people: the same people are not sent twice. */
  people_digest: Buffer
  /** The file, until the ENT has answered. */
  content: Buffer | null
  attempts: Generated<number>
  next_attempt_at: Date | null
  last_attempt_at: Date | null
  last_problem: string | null
  receipt: Json<PushReceipt> | null
  ended_at: Date | null
}

interface PartnerKeyTable {
  id: Identity
  base_id: string
  name: string
  public_pem: string
  fingerprint: string
  reads: Generated<boolean>
  added_at: Date
  added_by: string
}

interface ExportSettingsTable {
  base_id: string
  push_url: string | null
  sealed_code: Buffer | null
  automatic: Generated<boolean>
  automatic_partial: Generated<boolean>
  updated_at: Date
}

interface IdentificationFailureTable {
  id: Identity
  base_id: string
  occurred_at: Date
  space: string
  reason: string
  cas_user: string | null
  evidence: Json<Record<string, unknown>>
  corrections: Json<Record<string, string>> | null
  message: string | null
  email: string | null
  phone: string | null
  sent_at: Date | null
  status: Generated<'open' | 'resolved' | 'dismissed'>
  resolved_at: Date | null
  resolved_by: string | null
  person_id: string | null
  /** What makes it the same failure again; see migration 0100. */
  fingerprint: string | null
  attempts: Generated<number>
  /** Order and search; see `failureKeys`. */
  name_key: Generated<string>
  search_key: Generated<string>
  /** When and why it was last set aside; kept when it comes back by itself. */
  filed_at: Date | null
  filed_because: FilingReason | null
  filed_note: string | null
  /** The run of links that resolved it. */
  link_run_id: string | null
}

interface FailureLinkRunTable {
  id: Identity
  base_id: string
  actor: string
  done_at: Date
  undone_at: Date | null
  undone_by: string | null
}

interface IdentificationChoiceTable {
  token_hash: Buffer
  base_id: string
  people: Json<string[]>
  ends_at: Date
  /** The ticket behind the choice (SHA-256): the ENT may close it too. */
  ticket_hash: Buffer | null
}

interface IdentificationDoubleTable {
  token_hash: Buffer
  base_id: string
  space: Space
  cas_id: string
  ticket_hash: Buffer
  /** What the ENT sent and the rule, for the failures that may follow. */
  evidence: Json<Record<string, unknown>>
  attempts: Generated<number>
  ends_at: Date
}
