import { base } from './0001_base.ts'
import { people } from './0002_people.ts'
import { operation } from './0003_operation.ts'
import { entPresets } from './0004_ent_presets.ts'
import { identification } from './0100_identification.ts'
import { spaces } from './0101_spaces.ts'
import { pendingImport } from './0102_pending_import.ts'
import { casClient } from './0120_cas_client.ts'
import { exportForPartners } from './0140_export_for_partners.ts'
import { peopleTables } from './0200_people_tables.ts'
import { peopleChanges } from './0201_people_changes.ts'
import { authorisationProfiles } from './0202_authorisation_profiles.ts'
import { partnerLinks } from './0141_partner_links.ts'
import { doubleAuthentication } from './0160_double_authentication.ts'
import { baseAddress } from './0180_base_address.ts'
import { failureCauses } from './0161_failure_causes.ts'
import { sessionEnd } from './0162_session_end.ts'
import { federation } from './0170_federation.ts'
import { baseStage } from './0181_base_stage.ts'
import { rememberedLogins } from './0121_remembered_logins.ts'
import { importChanges } from './0210_import_changes.ts'
import { consoleCertificates } from './0189_console_certificates.ts'
import { settingsDraft } from './0190_settings_draft.ts'
import { operatorAccess } from './0188_operator_access.ts'
import { baseSecurity } from './0212_base_security.ts'
import { managedPresets } from './0213_managed_presets.ts'
import { duplicates } from './0211_duplicates.ts'
import { csvImports } from './0220_csv_imports.ts'
import { importDates } from './0222_import_dates.ts'
import { importUndo } from './0221_import_undo.ts'
import { allowedProxies } from './0130_allowed_proxies.ts'
import { removedPreset } from './0239_removed_preset.ts'
import { tracesOfSchool } from './0230_traces_of_school.ts'
import { partnerImports } from './0231_partner_imports.ts'
import { importDetail } from './0232_import_detail.ts'
import { accessByHand } from './0237_access_by_hand.ts'
import { largeImports } from './0235_large_imports.ts'
import { operatorWait } from './0240_operator_wait.ts'
import { failureInbox } from './0233_failure_inbox.ts'
import { failureLinks } from './0234_failure_links.ts'
import { importSchool } from './0242_import_school.ts'
import { schoolLists } from './0241_school_lists.ts'

/**
 * The migrations of the school server, in order. Forward only: a migration that has been released never changes.
 * `0001…` belong to the core, `0100…` to delegation, identification, spaces and imports.
 */
export const schoolMigrations = [
  base,
  people,
  operation,
  entPresets,
  identification,
  spaces,
  pendingImport,
  casClient,
  rememberedLogins,
  peopleTables,
  peopleChanges,
  authorisationProfiles,
  allowedProxies,
  exportForPartners,
  partnerLinks,
  baseAddress,
  federation,
  baseStage,
  importChanges,
  operatorAccess,
  doubleAuthentication,
  failureCauses,
  sessionEnd,
  duplicates,
  consoleCertificates,
  settingsDraft,
  baseSecurity,
  managedPresets,
  csvImports,
  importUndo,
  importDates,
  tracesOfSchool,
  partnerImports,
  largeImports,
  importDetail,
  operatorWait,
  failureInbox,
  failureLinks,
  accessByHand,
  removedPreset,
  schoolLists,
  importSchool,
] as const
