import type { SheetEncoding } from '@preau/exchange'
import type { ColumnType, Generated } from 'kysely'
import type { AafOrder, AafPreview, AafProgress, AafRunState } from '../features/aaf-import/index.ts'
import type { CsvMapping } from '../features/identifiers-import/index.ts'
import type { CsvCounts, CsvSettings } from '../features/csv-import/index.ts'
import type { ReleasePolicy } from '../features/attribute-release/index.ts'
import type { Scope } from '../frame/visitor.ts'

/*
 * The tables of the portal's database, as Kysely sees them. Ids are bigint in PostgreSQL and opaque strings here;
 * calendar days are ISO strings; instants are Dates; `numeric` comes back as text.
 */

type Id = ColumnType<string, never, never>
type Json<T> = ColumnType<T, string, string>

export type AccountStatus = 'to_activate' | 'active' | 'suspended' | 'left'
export type AccountCategory = 'teacher' | 'pupil' | 'guardian' | 'workTutor' | 'inspector' | 'staff'

export interface EstablishmentTable {
  id: Id
  uai: string
  name: string
  kind: string | null
  academy: string
  aaf_key: string | null
  postcode: string | null
  city: string | null
  created_at: Date
  updated_at: Date
  aaf_delivered_on: string | null
  aaf_attributes: Json<Record<string, string[]>> | null
}

/**
 * One person. `last_name` is the name in use (AAF `sn`), `birth_name` the birth name when it is known; `name_key` is
 * `nameKey(last birth first)` for searches. `aaf_academy` + `aaf_key` is the AAF jointure (ent-ecosystem §1.6).
 */
export interface AccountTable {
  id: Id
  ent_id: string
  login: string
  password_hash: string | null
  password_set_at: Date | null
  must_change_password: Generated<boolean>
  status: AccountStatus
  status_changed_at: Date
  origin: 'aaf' | 'manual'
  civility: string | null
  last_name: string
  birth_name: string | null
  first_name: string
  other_first_names: Generated<string[]>
  name_key: string
  birth_date: string | null
  postcode: string | null
  city: string | null
  email: string | null
  company: string | null
  aaf_academy: string | null
  aaf_key: string | null
  siecle_id: string | null
  sts_id: string | null
  ine: string | null
  created_at: Date
  updated_at: Date
  last_login_at: Date | null
  previous_login_at: Date | null
  /** `last_login_at is null`, for an index that log-ins do not write. */
  never_came: ColumnType<boolean, never, never>
}

/** Failures in a row under one key: SHA-256 of a name typed, of a known browser and account, of the codes of an account. */
export interface LoginTryTable {
  key: Buffer
  failures: number
  free_at: Date
  last_at: Date
  /** Tries counted whose password is still being looked at. */
  running: number
  /** After this instant nobody is looking any more. */
  running_until: Date
}

/** Failures of one network, as the instant when the last of them will be forgotten. */
export interface LoginNetworkTable {
  key: Buffer
  drained_at: Date
}

/** A browser from which the account has logged in. */
export interface KnownBrowserTable {
  token_hash: Buffer
  account_id: string
  ends_at: Date
}

/** The authenticator application of an account; `last_step` is the time step of the last code used. */
export interface SecondFactorTable {
  account_id: string
  /** Sealed; null for somebody who only has keys. */
  secret: Buffer | null
  enrolled_at: Date
  /** Time step of the last code used; null without an application. */
  last_step: string | null
}

/** A security key or a passkey of a second factor (WebAuthn level 3 §4, credential record). */
export interface PasskeyTable {
  id: Generated<string>
  account_id: string
  credential_id: Buffer
  public_key: Buffer
  /** Signature counter; stays 0 for keys that do not count. */
  counter: string
  transports: string[]
  name: string
  added_at: Date
  last_used_at: Date | null
}

/** A challenge given to a browser and not yet answered; SHA-256, good once. */
export interface PasskeyChallengeTable {
  challenge_hash: Buffer
  account_id: string
  purpose: 'register' | 'prove'
  ends_at: Date
}

/** A code printed on a letter, for an account without password; SHA-256. */
export interface ActivationCodeTable {
  account_id: string
  code_hash: Buffer
  issued_at: Date
  ends_at: Date
}

/** Log-ins refused in a crisis: of a school, of a profile, of both; lifted when `lifted_at` is set. */
export interface LoginFreezeTable {
  id: Generated<string>
  establishment_id: string | null
  profile: string | null
  sentence: string
  frozen_at: Date
  frozen_by: string
  lifted_at: Date | null
}

/** The pattern of the log-in names of new accounts; one row. */
export interface LoginNameRuleTable {
  only_one: Generated<boolean>
  pattern: string
}

/** What remains of a deleted account: opaque identifiers, never given again. */
export interface DeletedAccountTable {
  account_id: string
  ent_id: string
  deleted_at: Date
}

/** When an account was first told that it must have a second factor. */
export interface SecondFactorGraceTable {
  account_id: string
  asked_at: Date
}

export interface RecoveryCodeTable {
  account_id: string
  code_hash: Buffer
  used_at: ColumnType<Date | null, never, Date>
}

/** A secret shown and not yet confirmed, in one half log-in or one session. */
export interface SecondFactorDraftTable {
  key: string
  account_id: string
  secret: Buffer
  ends_at: Date
}

/** A right password that waits for its code. */
export interface LoginStepTable {
  token_hash: Buffer
  account_id: string
  next: string
  ends_at: Date
}

/** A role of a person in a school. `ended_at` set = no longer: kept so that the school still finds the account. */
export interface AccountProfileTable {
  id: Id
  account_id: string
  establishment_id: string
  profile: string
  function_code: Generated<string>
  function_label: Generated<string>
  discipline_code: Generated<string>
  discipline_label: Generated<string>
  origin: 'aaf' | 'manual'
  started_at: Date
  ended_at: Date | null
  /** That of the account, kept by triggers: a profile is listed by name. */
  name_key: ColumnType<string, never, never>
}

export interface SubjectTable {
  code: string
  label: string
}

export interface SchoolClassTable {
  id: Id
  establishment_id: string
  kind: 'class' | 'group'
  code: string
  label: string
}

export interface AccountClassTable {
  account_id: string
  class_id: string
  role: 'pupil' | 'teacher' | 'main_teacher'
  subject_code: Generated<string>
}

/** `link_code` and `legal_level` as in `ENTElevePersRelEleve` (ent-ecosystem §1.5): 1 legal, 2 in charge, 0 neither. */
/** A delivery in the drop folder, as the last look saw it. */
export interface AafDropTable {
  name: string
  fingerprint: string
  seen_at: Date
  run_id: string | null
}

export interface GuardianLinkTable {
  guardian_id: string
  pupil_id: string
  link_code: string
  legal_level: number
  financial: Generated<boolean>
  contact: Generated<boolean>
  /** `manual`: given by a file of the school, which AAF leaves alone. */
  origin: Generated<'aaf' | 'manual'>
}

export interface AdminRoleTable {
  id: Id
  account_id: string
  role: 'platform' | 'school' | 'support'
  establishment_id: string | null
  granted_at: Date
}

/** Two accounts that became one; `before` is what an undo gives back. */
export interface AccountMergeTable {
  id: Id
  kept_id: string
  dropped_id: string | null
  dropped_ent_id: string
  dropped_login: string
  dropped_academy: string | null
  dropped_key: string | null
  before: Json<unknown>
  done_at: Date
  done_by_label: string
  undone_at: ColumnType<Date | null, never, Date>
  undone_by_label: ColumnType<string | null, never, string>
}

/** One action on many accounts; see `features/bulk-actions`. */
export interface BulkActionTable {
  id: Id
  kind: 'suspend' | 'reopen' | 'join' | 'leave'
  group_id: string | null
  done_at: Date
  done_by: string | null
  done_by_label: string
  undone_at: ColumnType<Date | null, never, Date>
  undone_by_label: ColumnType<string | null, never, string>
}

export interface BulkActionItemTable {
  action_id: string
  account_id: string
  previous_status: AccountStatus
}

/** A word of the names of the directory, with what is left of it without one letter; written by triggers. */
export interface NameWordTable {
  word: string
  nears: string[]
}

/** People of a school under one name; who is in it is `account_group_membership`. */
export interface AccountGroupTable {
  id: Id
  establishment_id: string
  name: string
  version: Generated<number>
  created_at: Date
  updated_at: Date
  updated_by_label: string
}

export interface AccountGroupMemberTable {
  group_id: string
  account_id: string
  added_at: Date
}

export interface AccountGroupRuleTable {
  id: Id
  group_id: string
  profile: string
  class_code: string | null
}

/** A view: members picked and members by rule, as they are now. */
export interface AccountGroupMembershipView {
  group_id: ColumnType<string, never, never>
  account_id: ColumnType<string, never, never>
  picked: ColumnType<boolean, never, never>
}

export interface AafRunTable {
  id: Id
  state: AafRunState
  mode: Generated<'complete' | 'delta'>
  delivered_on: string | null
  fingerprint: string | null
  scope: Json<Scope>
  orders: Json<AafOrder>
  progress: Json<AafProgress> | null
  preview: Json<AafPreview> | null
  touched_at: Date | null
  started_at: Date
  finished_at: Date | null
  started_by: string | null
  started_by_label: string
  files: Json<string[]>
  counts: Json<Record<string, number>>
  refusal_code: string | null
  message: string | null
  names_removed_at: Date | null
}

export interface AafRunEstablishmentTable {
  run_id: string
  establishment_id: string
}

export interface AafProblemTable {
  id: Id
  run_id: string
  file: string
  line: number | null
  element: Generated<string>
  reason: string
  advice: Generated<string>
  fatal: Generated<boolean>
  severity: Generated<'fatal' | 'rejected' | 'warning' | 'notice'>
}

/** A file of a delivery that is not ended; `read_at` once its people are staged. */
export interface AafRunFileTable {
  run_id: string
  position: number
  name: string
  bytes: ColumnType<string, number, number>
  read_at: Date | null
}

/** The bytes of such a file, compressed, in pieces. */
export interface AafRunPieceTable {
  run_id: string
  position: number
  number: number
  bytes: Buffer
}

/** The record of AAF an account comes from, attribute by attribute: what a delta changes. */
export interface AafRecordTable {
  account_id: string
  attributes: Json<Record<string, string[]>>
}

/** Which academy the deliveries of one emitter describe. */
export interface AafFeedTable {
  prefix: string
  academy: string
}

export interface AafSettingTable {
  only_row: Generated<boolean>
  departure_percent: number
  changed_at: Date | null
  changed_by_label: string | null
}

/** A CSV file of users; its content is kept until it is applied. */
export interface CsvImportTable {
  id: Id
  establishment_id: string
  started_by: string | null
  started_by_label: string
  started_at: Date
  file_name: string
  encoding: SheetEncoding
  content: Buffer | null
  settings: Json<CsvSettings>
  applied_at: Date | null
  counts: Json<CsvCounts> | null
}

/** The columns that a school chose for files of these headers. */
export interface CsvMappingTable {
  establishment_id: string
  header_key: string
  settings: Json<CsvSettings>
}

/** What an operator changed in the default table function → profile. */
export interface FunctionProfileTable {
  code: string
  label: string
  profile: string
  changed_at: Date
  changed_by_label: string
}

/** Why two accounts may be one guardian; their names are the same in any case. */
export type MergeReason = 'same-child' | 'same-email' | 'same-address'

/** Two accounts that are perhaps one guardian; `first_id` is the lower id. A decision is kept: it is not proposed again. */
export interface MergeProposalTable {
  id: Id
  first_id: string
  second_id: string
  reasons: Json<MergeReason[]>
  state: Generated<'open' | 'merged' | 'dismissed'>
  found_at: Date
  decided_at: Date | null
  decided_by: string | null
  decided_by_label: string | null
}

export interface ServiceGroupingTable {
  id: Id
  name: string
  position: ColumnType<string, number | undefined, number>
  version: Generated<number>
}

/** `version` grows with each change: the form sends back the one it showed (optimistic locking). */
export interface ServiceTable {
  id: Id
  code: string
  title: string
  sso_type: 'none' | 'cas' | 'pronote-cas'
  url: string
  other_urls: ColumnType<string[], string[] | undefined, string[]>
  position: ColumnType<string, number, number>
  xiti_type: number | null
  grouping_id: string
  description: string
  icon: string
  in_bar: boolean
  anonymous: boolean
  internal: boolean
  owner_establishment_id: string | null
  state: Generated<'draft' | 'published' | 'disabled'>
  locked: Generated<boolean>
  opens_on: ColumnType<string | null, string | null | undefined, string | null>
  closes_on: ColumnType<string | null, string | null | undefined, string | null>
  closed_message: Generated<string>
  release: ColumnType<ReleasePolicy | null, string | undefined, string | null>
  version: Generated<number>
  created_at: Date
  updated_at: Date
  updated_by_label: string
}

/** The picture of a service, as we wrote it; `hash` is the SHA-256 of `content`. */
export interface ServicePictureTable {
  service_id: string
  hash: string
  media_type: 'image/png' | 'image/svg+xml'
  content: Buffer
}

/** What one change of a service did; the shape of `before` and `after` depends on `kind`. */
export interface ServiceHistoryTable {
  id: Id
  service_id: string
  at: Date
  by_label: string
  kind: string
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
}

export interface ServicePopulationRuleTable {
  id: Id
  service_id: string
  role: Generated<'access'>
  target: 'site' | 'schools' | 'groups' | 'all'
  profile: string
  subject_code: string | null
  function_code: string | null
  discipline_code: string | null
  created_at: Date
}

export interface ServicePopulationRuleSchoolTable {
  rule_id: string
  establishment_id: string
}

export interface ServicePopulationRuleGroupTable {
  rule_id: string
  group_id: string
}

/** One row. */
export interface CrisisModeTable {
  only_row: Generated<boolean>
  read_only: boolean
  read_only_message: string
  max_requests: number | null
  version: number
  updated_by_label: string
}

/** `establishment_id` null: the whole portal. */
export interface CrisisBannerTable {
  establishment_id: string | null
  text: string
  tone: 'info' | 'warning' | 'danger'
  version: number
  updated_at: Date
  updated_by_label: string
}

export interface FavouriteServiceTable {
  account_id: string
  service_id: string
  added_at: Date
}

/** A message for the home page; `establishment_id` null: every school; `profiles` empty: everybody. */
export interface SchoolMessageTable {
  id: Id
  establishment_id: string | null
  title: string
  body: string
  profiles: string[]
  starts_on: string
  ends_on: string
  version: Generated<number>
  created_at: Date
  updated_at: Date
  updated_by_label: string
}

export interface ServiceUserRuleTable {
  service_id: string
  account_id: string
  effect: 'grant' | 'refuse'
  created_at: Date
}

/** One row; `version` grows with each change of the services or of who may use them. */
export interface ServiceRegistryVersionTable {
  only_row: Generated<boolean>
  version: string
}

/** A service ticket. `session_ref` names the portal session it comes from, for single logout. */
export interface CasTicketTable {
  ticket_hash: Buffer
  account_id: string
  service_id: string
  service_url: string
  session_ref: string
  from_new_login: boolean
  long_term: Generated<boolean>
  proxies: Json<readonly string[]>
  authenticated_at: Date
  issued_at: Date
  expires_at: Date
  consumed_at: Date | null
}

export interface NoticeAcknowledgementTable {
  account_id: string
  service_id: string
  acknowledged_at: Date
}

export interface IdentifierImportRunTable {
  id: Id
  establishment_id: string
  mode: 'complete' | 'partial'
  state: 'open' | 'interrupted' | 'finished' | 'abandoned' | 'undone'
  file_name: string
  file_header: Json<Record<string, unknown>>
  started_at: Date
  started_by: string | null
  started_by_label: string
  finished_at: Date | null
  warnings: Json<string[]>
  warnings_accepted: Generated<boolean>
  problems: Json<unknown[]>
  problem_count: Generated<number>
  rejected_count: Generated<number>
  rejected_ids: Generated<string[]>
  ended_by_label: string | null
  undone_at: Date | null
  undone_by_label: string | null
  upload_id: string | null
}

export interface IdentifierImportStepTable {
  run_id: string
  position: number
  category: AccountCategory
  validated_at: Date | null
  validated_by: string | null
  validated_by_label: string | null
  counts: ColumnType<Record<string, number>, string | undefined, string>
}

export interface IdentifierImportLineTable {
  id: Id
  run_id: string
  position: number
  category: AccountCategory
  pronote_id: string
  person: Json<Record<string, unknown>>
  outcome: 'certain' | 'to-confirm' | 'to-choose' | 'none'
  candidates: Json<unknown[]>
  reasons: Json<string[]>
  flags: Json<string[]>
  account_id: string | null
  chosen_by: 'engine' | 'memory' | 'person' | null
  reason: string
  proposed_account_id: string | null
  initial_account_id: string | null
  initial_chosen_by: 'engine' | 'memory' | null
  decided_by_label: string | null
  risk: Generated<number>
  /** Counts the changes: a form that two people may have open says which one it shows. */
  version: Generated<number>
  decided_at: Date | null
  decided_by: string | null
  /** Identifiers of the pupils a guardian or a work tutor is attached to in the file. */
  pupil_ids: Generated<string[]>
}

/** What one import did to `pronote_identifier`, in order: read backwards, it undoes the import. */
export interface IdentifierImportChangeTable {
  id: Id
  run_id: string
  kind: 'added' | 'removed'
  cause: 'matched' | 'moved' | 'replaced' | 'refused' | 'withdrawn'
  account_id: string
  category: AccountCategory
  pronote_id: string
  previous_run_id: string | null
  previous_created_at: Date | null
}

export interface IdentifierCsvDraftTable {
  id: Id
  establishment_id: string
  account_id: string | null
  file_name: string
  content: Buffer
  ends_at: Date
}

export interface IdentifierCsvMappingTable {
  establishment_id: string
  header_key: string
  mapping: Json<CsvMapping>
  saved_at: Date
}

export interface SchoolExchangeTable {
  establishment_id: string
  /** SHA-256 of the *code de rapprochement*. */
  code_hash: Buffer | null
  code_since: Date | null
  code_by_label: string | null
  former_code_hash: Buffer | null
  former_code_until: Date | null
  school_key_name: string | null
  school_key_pem: string | null
  school_key_since: Date | null
}

export interface IdentifierReceiptTable {
  id: Id
  establishment_id: string
  /** SHA-256 of the file as it was received. */
  digest: Buffer
  received_at: Date
  run_id: string | null
  people: number
  given: number
  waiting: number
  rejected: number
  signed: boolean
}

export interface PronoteIdentifierTable {
  id: Id
  account_id: string
  establishment_id: string
  category: AccountCategory
  pronote_id: string
  run_id: string | null
  created_at: Date
}

/** What an administrator decided for one line, reused by the next import; `account_id` null = nobody. */
export interface ManualDecisionTable {
  establishment_id: string
  pronote_id: string
  account_id: string | null
  decided_by: string | null
  decided_by_label: string
  decided_at: Date
  run_id: string | null
  /** What the person and the account were when it was decided; null for decisions older than this column. */
  basis: unknown
}

/** One row: how long the traces are kept. */
export interface TraceRetentionTable {
  only_row: Generated<boolean>
  months: number
  version: Generated<number>
}

/** One row: how long the reports of AAF imports keep the lines that name people. */
export interface AafReportRetentionTable {
  only_row: Generated<boolean>
  months: Generated<number>
  version: Generated<number>
}

/** What a profile has of its own; null: what the configuration says. */
export interface SessionLifeTable {
  profile: string
  idle_minutes: number | null
  absolute_hours: number | null
  version: number
}

/** Every table of this application; the platform's own (`session`, `audit_event`) are not ours to query. */
export interface PortalSchema {
  trace_retention: TraceRetentionTable
  session_life: SessionLifeTable
  aaf_report_retention: AafReportRetentionTable
  establishment: EstablishmentTable
  account: AccountTable
  login_try: LoginTryTable
  login_network: LoginNetworkTable
  known_browser: KnownBrowserTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  activation_code: ActivationCodeTable
  login_freeze: LoginFreezeTable
  deleted_account: DeletedAccountTable
  login_name_rule: LoginNameRuleTable
  passkey_challenge: PasskeyChallengeTable
  second_factor_grace: SecondFactorGraceTable
  second_factor_draft: SecondFactorDraftTable
  login_step: LoginStepTable
  account_profile: AccountProfileTable
  subject: SubjectTable
  school_class: SchoolClassTable
  account_class: AccountClassTable
  guardian_link: GuardianLinkTable
  admin_role: AdminRoleTable
  name_word: NameWordTable
  bulk_action: BulkActionTable
  account_merge: AccountMergeTable
  bulk_action_item: BulkActionItemTable
  account_group: AccountGroupTable
  account_group_member: AccountGroupMemberTable
  account_group_rule: AccountGroupRuleTable
  account_group_membership: AccountGroupMembershipView
  aaf_run: AafRunTable
  aaf_run_establishment: AafRunEstablishmentTable
  aaf_problem: AafProblemTable
  aaf_drop: AafDropTable
  aaf_run_file: AafRunFileTable
  aaf_run_piece: AafRunPieceTable
  aaf_record: AafRecordTable
  aaf_feed: AafFeedTable
  aaf_setting: AafSettingTable
  function_profile: FunctionProfileTable
  csv_import: CsvImportTable
  csv_mapping: CsvMappingTable
  merge_proposal: MergeProposalTable
  service_grouping: ServiceGroupingTable
  service: ServiceTable
  service_picture: ServicePictureTable
  service_population_rule: ServicePopulationRuleTable
  service_population_rule_school: ServicePopulationRuleSchoolTable
  service_population_rule_group: ServicePopulationRuleGroupTable
  service_user_rule: ServiceUserRuleTable
  favourite_service: FavouriteServiceTable
  crisis_mode: CrisisModeTable
  crisis_banner: CrisisBannerTable
  school_message: SchoolMessageTable
  service_history: ServiceHistoryTable
  service_registry_version: ServiceRegistryVersionTable
  cas_ticket: CasTicketTable
  notice_acknowledgement: NoticeAcknowledgementTable
  identifier_import_run: IdentifierImportRunTable
  identifier_import_step: IdentifierImportStepTable
  identifier_import_line: IdentifierImportLineTable
  identifier_import_change: IdentifierImportChangeTable
  pronote_identifier: PronoteIdentifierTable
  school_exchange: SchoolExchangeTable
  identifier_csv_draft: IdentifierCsvDraftTable
  identifier_csv_mapping: IdentifierCsvMappingTable
  identifier_receipt: IdentifierReceiptTable
  manual_decision: ManualDecisionTable
}
