import type { Database, Vault } from '@preau/platform'
import type { AafDrops, AafStore } from '../features/aaf-import/index.ts'
import type { AccountHistory } from '../features/account-record/index.ts'
import type { AccountEnds, Activations, CrisisMeasures, LoginNames } from '../features/account-life/index.ts'
import type { OwnAccounts } from '../features/account/index.ts'
import type { CasGrants, CasRegistry, CasTickets, CasTrail, ServiceSessions } from '../features/cas/index.ts'
import type { ReleaseDesk } from '../features/cas-answer/index.ts'
import type { AccountRegister, Directory } from '../features/directory/index.ts'
import type { AccountGroups } from '../features/groups/index.ts'
import type { CrisisTools } from '../features/crisis/index.ts'
import type { Favourites } from '../features/home/index.ts'
import type { CsvImports } from '../features/csv-import/index.ts'
import type { FunctionProfiles } from '../features/function-profiles/index.ts'
import type { CsvDrafts, IdentifierImports, IdentifierUploads } from '../features/identifiers-import/index.ts'
import type { AccountLogins, LimitsOfPeople, LoginRegulator, SessionRoom } from '../features/login/index.ts'
import type { SchoolMessages } from '../features/messages/index.ts'
import type { Notices } from '../features/notice/index.ts'
import type { AdminRoles } from '../features/roles/index.ts'
import type {
  Groupings,
  ServiceAccess,
  ServiceChanges,
  ServicePictures,
  ServiceRegistry,
  ServiceProtocols,
} from '../features/services/index.ts'
import type { SchoolExchanges } from '../features/partner-exchange/index.ts'
import type { LoginSteps, Passkeys, SecondFactors } from '../features/second-factor/index.ts'
import type { UserExport } from '../features/user-export/index.ts'
import { sqlAccountEnds } from './account-life/sql-account-ends.ts'
import { sqlActivations } from './account-life/sql-activations.ts'
import { sqlCrisisMeasures } from './account-life/sql-crisis-measures.ts'
import type { BulkActions } from '../features/bulk-actions/index.ts'
import { sqlLoginNames } from './account-life/sql-login-names.ts'
import type { AccountMerges } from '../features/account-merge/index.ts'
import { sqlAccountMerges } from './merge/sql-account-merges.ts'
import type { Indicators } from '../features/indicators/index.ts'
import type { Quotas } from '../features/quotas/index.ts'
import type { AafReports } from '../features/retention/index.ts'
import type { SessionLives } from '../features/session-life/index.ts'
import type { Traces } from '../features/traces/index.ts'
import { sqlAafDrops } from './aaf/sql-aaf-drops.ts'
import { sqlAafStore } from './aaf/sql-aaf-store.ts'
import { sqlAccountGroups } from './groups/sql-account-groups.ts'
import type { PortalSchema } from './schema.ts'
import { sqlCsvDrafts } from './identifiers/sql-csv-drafts.ts'
import { sqlIdentifierImports } from './identifiers/sql-identifier-imports.ts'
import { sqlIdentifierUploads } from './identifiers/sql-identifier-uploads.ts'
import { sqlAccountHistory } from './sql-account-history.ts'
import { sqlAccountLogins } from './sql-account-logins.ts'
import { sqlAccountRegister } from './sql-account-register.ts'
import { sqlAdminRoles } from './sql-admin-roles.ts'
import { sqlCasGrants } from './sql-cas-grants.ts'
import { sqlCasRegistry } from './sql-cas-registry.ts'
import { sqlCasProtocols } from './sql-cas-protocols.ts'
import { sqlCasServiceSessions } from './sql-cas-service-sessions.ts'
import { sqlCasTickets } from './sql-cas-tickets.ts'
import { sqlCasTrail } from './sql-cas-trail.ts'
import { sqlDirectory } from './sql-directory.ts'
import { sqlCrisisTools } from './sql-crisis-tools.ts'
import { sqlFavourites } from './sql-favourites.ts'
import { sqlSchoolMessages } from './sql-school-messages.ts'
import { sqlCsvImports } from './csv/sql-csv-imports.ts'
import { sqlFunctionProfiles } from './sql-function-profiles.ts'
import { sqlGroupings } from './sql-groupings.ts'
import { sqlLoginRegulator } from './sql-login-regulator.ts'
import { sqlLoginSteps } from './sql-login-steps.ts'
import { sqlNotices } from './sql-notice-notices.ts'
import { sqlOwnAccounts } from './sql-own-accounts.ts'
import { sqlPasskeys } from './sql-passkeys.ts'
import { sqlQuotas, sqlSessionRoom } from './sql-quotas.ts'
import { sqlReleaseDesk } from './sql-release-desk.ts'
import { sqlSchoolExchanges } from './sql-school-exchanges.ts'
import { sqlSecondFactors } from './sql-second-factors.ts'
import { sqlSessionLives } from './sql-session-lives.ts'
import { sqlServiceAccess } from './sql-service-access.ts'
import { sqlServiceChanges } from './sql-service-changes.ts'
import { sqlUserExport } from './sql-user-export.ts'
import { sqlBulkActions } from './bulk/sql-bulk-actions.ts'
import { sqlServicePictures } from './sql-service-pictures.ts'
import { sqlServiceRegistry } from './sql-service-registry.ts'
import { sqlIndicators } from './sql-indicators.ts'
import type { PersonalData } from '../features/personal-data/index.ts'
import { sqlPersonalData } from './personal-data/sql-personal-data.ts'
import type { Attention } from '../features/home/index.ts'
import { sqlAttention } from './sql-attention.ts'
import { sqlAafReports } from './aaf/sql-aaf-reports.ts'
import { sqlTraces } from './traces/sql-traces.ts'

export { SecretSealedElsewhere, sealSecrets } from './seal-secrets.ts'

/** Every port of the portal. */
export interface Stores {
  readonly logins: AccountLogins
  readonly regulator: LoginRegulator
  readonly factors: SecondFactors
  readonly steps: LoginSteps
  readonly passkeys: Passkeys
  readonly activations: Activations
  readonly crisis: CrisisMeasures
  readonly ends: AccountEnds
  readonly loginNames: LoginNames
  readonly ownAccounts: OwnAccounts
  readonly directory: Directory
  readonly register: AccountRegister
  readonly aaf: AafStore
  readonly drops: AafDrops
  readonly functions: FunctionProfiles
  readonly csvImports: CsvImports
  readonly groups: AccountGroups
  readonly merges: AccountMerges
  readonly bulk: BulkActions
  readonly userExport: UserExport
  readonly history: AccountHistory
  readonly adminRoles: AdminRoles
  readonly services: ServiceRegistry
  readonly groupings: Groupings
  readonly pictures: ServicePictures
  readonly access: ServiceAccess
  readonly serviceChanges: ServiceChanges
  readonly imports: IdentifierImports
  readonly uploads: IdentifierUploads
  readonly csvDrafts: CsvDrafts
  readonly exchanges: SchoolExchanges
  readonly registry: CasRegistry
  readonly tickets: CasTickets
  readonly trail: CasTrail
  readonly grants: CasGrants
  readonly protocols: ServiceProtocols
  readonly serviceSessions: ServiceSessions
  readonly notices: Notices
  readonly favourites: Favourites
  readonly crisisTools: CrisisTools
  readonly messages: SchoolMessages
  readonly desk: ReleaseDesk
  readonly traces: Traces
  readonly reports: AafReports
  readonly attention: Attention
  readonly personalData: PersonalData
  readonly indicators: Indicators
  readonly quotas: Quotas
  readonly room: SessionRoom
  readonly sessionLives: SessionLives & LimitsOfPeople
}

/** The ports on one database. */
export function createStores(database: Database, vault: Vault): Stores {
  const db = database.kysely<PortalSchema>()
  const access = sqlServiceAccess(db)
  const registry = sqlCasRegistry(database, access)
  return {
    logins: sqlAccountLogins(database),
    regulator: sqlLoginRegulator(database),
    factors: sqlSecondFactors(database, vault),
    steps: sqlLoginSteps(database),
    passkeys: sqlPasskeys(database),
    activations: sqlActivations(database),
    crisis: sqlCrisisMeasures(database),
    ends: sqlAccountEnds(database),
    loginNames: sqlLoginNames(database),
    ownAccounts: sqlOwnAccounts(database),
    directory: sqlDirectory(database),
    register: sqlAccountRegister(database),
    aaf: sqlAafStore(database),
    drops: sqlAafDrops(database),
    functions: sqlFunctionProfiles(database),
    csvImports: sqlCsvImports(database),
    groups: sqlAccountGroups(database),
    merges: sqlAccountMerges(database),
    bulk: sqlBulkActions(database),
    userExport: sqlUserExport(database),
    history: sqlAccountHistory(database),
    adminRoles: sqlAdminRoles(database),
    services: sqlServiceRegistry(db),
    groupings: sqlGroupings(db),
    pictures: sqlServicePictures(db),
    access,
    serviceChanges: sqlServiceChanges(db),
    imports: sqlIdentifierImports(database),
    uploads: sqlIdentifierUploads(database),
    csvDrafts: sqlCsvDrafts(database),
    exchanges: sqlSchoolExchanges(database),
    registry,
    tickets: sqlCasTickets(database, registry),
    trail: sqlCasTrail(database),
    grants: sqlCasGrants(database),
    protocols: sqlCasProtocols(db),
    serviceSessions: sqlCasServiceSessions(database),
    notices: sqlNotices(database),
    favourites: sqlFavourites(database),
    crisisTools: sqlCrisisTools(database),
    messages: sqlSchoolMessages(database),
    desk: sqlReleaseDesk(database),
    traces: sqlTraces(database),
    reports: sqlAafReports(database),
    attention: sqlAttention(database),
    personalData: sqlPersonalData(database),
    quotas: sqlQuotas(database),
    room: sqlSessionRoom(database),
    sessionLives: sqlSessionLives(database),
    indicators: sqlIndicators(database),
  }
}
