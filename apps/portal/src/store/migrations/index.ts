import type { Migration } from '@preau/platform'
import { createDirectory } from './0001-create-directory.ts'
import { createServices } from './0002-create-services.ts'
import { createCasAndIdentifiers } from './0003-create-cas-and-identifiers.ts'
import { followServiceRegistry } from './0100-follow-service-registry.ts'
import { extendIdentifierImports } from './0110-extend-identifier-imports.ts'
import { extendCasProtocol } from './0120-extend-cas-protocol.ts'
import { keepReleasePolicies } from './0140-keep-release-policies.ts'
import { regulateLogins } from './0160-regulate-logins.ts'
import { createSecondFactors } from './0161-create-second-factors.ts'
import { keepRejectedIdentifiers } from './0170-keep-rejected-identifiers.ts'
import { followRunningTries } from './0190-follow-running-tries.ts'
import { createPasskeys } from './0191-create-passkeys.ts'
import { leaveRoomForConsumption } from './0210-leave-room-for-consumption.ts'
import { followAccountLife } from './0192-follow-account-life.ts'
import { chooseLoginPattern } from './0193-choose-login-pattern.ts'
import { createMergeProposals } from './0220-create-merge-proposals.ts'
import { letSupportLookAfterASchool } from './0240-let-support-look-after-a-school.ts'
import { createAccountGroups } from './0241-create-account-groups.ts'
import { giveServicesSeveralAddresses } from './0180-give-services-several-addresses.ts'
import { extendServices } from './0260-extend-services.ts'
import { reviewIdentifierImports } from './0280-review-identifier-imports.ts'
import { keepIdentifierUploads } from './0281-keep-identifier-uploads.ts'
import { indexDirectorySearch } from './0242-index-directory-search.ts'
import { openServicesToGroups } from './0261-open-services-to-groups.ts'
import { createCsvImports } from './0222-create-csv-imports.ts'
import { runAafAsJobs } from './0221-run-aaf-as-jobs.ts'
import { enlivenHome } from './0262-enliven-home.ts'
import { keepCsvColumns } from './0301-keep-csv-columns.ts'
import { receiveIdentifiers } from './0300-receive-identifiers.ts'
import { keepBulkActions } from './0243-keep-bulk-actions.ts'
import { createCrisisTools } from './0263-create-crisis-tools.ts'
import { indexLinksToAccounts } from './0194-index-links-to-accounts.ts'
import { keepAccountMerges } from './0244-keep-account-merges.ts'
import { setTraceRetention } from './0320-set-trace-retention.ts'
import { countUses } from './0321-count-uses.ts'
import { keepServicePictures } from './0350-keep-service-pictures.ts'
import { versionServiceGroupings } from './0361-version-service-groupings.ts'
import { setQuotas } from './0322-set-quotas.ts'
import { listARegion } from './0363-list-a-region.ts'
import { giveGuardiansByCsv } from './0364-give-guardians-by-csv.ts'
import { watchADropFolder } from './0365-watch-a-drop-folder.ts'
import { compareManyAccounts } from './0366-compare-many-accounts.ts'
import { compareManyRows } from './0390-compare-many-rows.ts'
import { tellServicesOfDeletedAccounts } from './0390-tell-services-of-deleted-accounts.ts'
import { lightenClicks } from './0381-lighten-clicks.ts'
import { noteVisitorChanges } from './0380-note-visitor-changes.ts'
import { setAafReportRetention } from './0362-set-aaf-report-retention.ts'
import { setSessionLife } from './0340-set-session-life.ts'

/** Forward-only, in this order, each in one transaction. 0100 and above belong to cas, notice and identifiers-import. */
export const portalMigrations: readonly Migration[] = [
  createDirectory,
  createServices,
  createCasAndIdentifiers,
  followServiceRegistry,
  extendIdentifierImports,
  extendCasProtocol,
  keepReleasePolicies,
  regulateLogins,
  createSecondFactors,
  keepRejectedIdentifiers,
  followRunningTries,
  createPasskeys,
  followAccountLife,
  chooseLoginPattern,
  createMergeProposals,
  letSupportLookAfterASchool,
  createAccountGroups,
  extendServices,
  reviewIdentifierImports,
  keepIdentifierUploads,
  indexDirectorySearch,
  keepBulkActions,
  keepAccountMerges,
  openServicesToGroups,
  leaveRoomForConsumption,
  runAafAsJobs,
  createCsvImports,
  enlivenHome,
  receiveIdentifiers,
  giveServicesSeveralAddresses,
  createCrisisTools,
  keepCsvColumns,
  indexLinksToAccounts,
  setTraceRetention,
  countUses,
  keepServicePictures,
  setQuotas,
  versionServiceGroupings,
  tellServicesOfDeletedAccounts,
  setAafReportRetention,
  setSessionLife,
  listARegion,
  noteVisitorChanges,
  lightenClicks,
  giveGuardiansByCsv,
  watchADropFolder,
  compareManyAccounts,
  compareManyRows,
]
