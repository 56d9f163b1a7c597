import type { LastAct } from '../frame/conflict.tsx'
import type { Clock, Database } from '@preau/platform'
import type { AddressStore, BaseStore, Space } from '../features/bases/index.ts'
import type { HostingStore } from '../features/hosting/index.ts'
import type { NamingStore } from '../features/addresses/index.ts'
import type { PublicationStore } from '../features/console/index.ts'
import type { CertificateStore } from '../features/certificates/index.ts'
import type { DuplicatesStore } from '../features/duplicates/index.ts'
import type { DelegationStore, FederationStore, PresetStore } from '../features/delegation/index.ts'
import type {
  CausesStore,
  FailureInbox,
  FailureStore,
  IdentificationStore,
  LinkRuns,
} from '../features/identification/index.ts'
import type { FirstStepsStore } from '../features/first-steps/index.ts'
import type { ExportSettingsStore, ExportStore, PushStore } from '../features/identifiers-export/index.ts'
import type { OperatorAccessStore, OperatorStore, OperatorWaits } from '../features/operators/index.ts'
import type { ProfileStore } from '../features/authorisation-profiles/index.ts'
import type { PeopleChanges, PeopleStore } from '../features/people/index.ts'
import type { PreferencesStore } from '../features/preferences/index.ts'
import type {
  CsvMemory,
  ImportStore,
  LargeImports,
  PendingImportStore,
} from '../features/school-import/index.ts'
import type { TraceStore } from '../features/traces/index.ts'
import type { ConnectedStore, SessionEndStore, SessionTicketStore } from '../features/sessions/index.ts'
import type { SecurityStore } from '../features/security-settings/index.ts'
import type { SettingsStore } from '../features/settings-draft/index.ts'
import type { SchoolYearStore } from '../features/school-year/index.ts'
import type { CredentialStore, LoginWaits, MemberStore, SchoolReader } from '../features/spaces/index.ts'
import { createAddressStore } from './address-store.ts'
import { createBaseStore } from './base-store.ts'
import { createCertificateStore } from './certificate-store.ts'
import { createCausesStore } from './causes-store.ts'
import { createConnectedPeople } from './connected-people.ts'
import { createConnectedStore } from './connected-store.ts'
import { createCredentialStore } from './credential-store.ts'
import { createDelegationStore } from './delegation-store.ts'
import { createDuplicatesStore } from './duplicates-store.ts'
import { createFederationStore } from './federation-store.ts'
import { createExportStore } from './export-store.ts'
import { createExportSettingsStore } from './export-settings-store.ts'
import { createFailureInbox } from './failure-inbox-store.ts'
import { createFailureStore } from './failure-store.ts'
import { createFirstStepsStore } from './first-steps-store.ts'
import { createHostingStore } from './hosting-store.ts'
import { createIdentificationStore } from './identification-store.ts'
import { createCsvMemory } from './csv-memory.ts'
import { createImportStore } from './import-store.ts'
import { createLastAct } from './last-act.ts'
import { createLinkRuns } from './link-runs-store.ts'
import { createLoginWaits } from './login-wait-store.ts'
import { createMemberStore } from './member-store.ts'
import { createNamingStore } from './naming-store.ts'
import { createOperatorAccessStore } from './operator-access-store.ts'
import { createOperatorStore } from './operator-store.ts'
import { createOperatorWaits } from './operator-wait-store.ts'
import { createLargeImportStore } from './large-import-store.ts'
import { createPendingImportStore } from './pending-import-store.ts'
import { createPeopleChanges } from './people-changes-store.ts'
import { createPeopleStore } from './people-store.ts'
import { createPreferencesStore } from './preferences-store.ts'
import { createPresetStore } from './preset-store.ts'
import { createProfileStore } from './profile-store.ts'
import { createPublicationStore } from './publication-store.ts'
import { createPushStore } from './push-store.ts'
import { createSchoolReader } from './school-reader.ts'
import { createSecurityStore } from './security-store.ts'
import { createTraceStore } from './trace-store.ts'
import { createSessionEndStore } from './session-end-store.ts'
import { createSettingsStore } from './settings-store.ts'
import {
  delegationsWithHistory,
  federationsWithHistory,
  publicationWithHistory,
  securityWithHistory,
} from './with-history.ts'
import { createSchoolYearStore } from './school-year-store.ts'
import { createSessionTicketStore } from './session-ticket-store.ts'
import type { SchoolSchema } from './schema.ts'

/** Every store of the server over one database. */
export function createStores(database: Database, clock: Clock): Stores {
  const db = database.kysely<SchoolSchema>()
  // What each page of a space reads again.
  const byKey = database.kyselyByKey<SchoolSchema>()
  const sessionEnds = createSessionEndStore(db)
  const settings = createSettingsStore(db)
  return {
    addresses: createAddressStore(db),
    bases: createBaseStore(db, byKey),
    certificates: createCertificateStore(db),
    causes: createCausesStore(db),
    connected: createConnectedPeople(database, clock),
    connectedSessions: createConnectedStore(db, sessionEnds),
    credentials: createCredentialStore(db),
    delegations: delegationsWithHistory(createDelegationStore(db, byKey), settings),
    exports: createExportStore(db),
    exportSettings: createExportSettingsStore(db),
    failures: createFailureStore(db),
    inbox: createFailureInbox(db),
    linkRuns: createLinkRuns(db),
    federations: federationsWithHistory(createFederationStore(db), settings),
    firstSteps: createFirstStepsStore(db),
    hosting: createHostingStore(db),
    identification: createIdentificationStore(db, byKey),
    imports: createImportStore(db),
    csvMemory: createCsvMemory(db),
    duplicates: createDuplicatesStore(db),
    lastAct: createLastAct(db),
    largeImports: createLargeImportStore(db),
    loginWaits: createLoginWaits(db),
    members: createMemberStore(db, byKey),
    naming: createNamingStore(db),
    operatorAccess: createOperatorAccessStore(db),
    operatorWaits: createOperatorWaits(db),
    operators: createOperatorStore(db),
    pendingImports: createPendingImportStore(db),
    people: createPeopleStore(db),
    peopleChanges: createPeopleChanges(db),
    preferences: createPreferencesStore(db),
    presets: createPresetStore(db),
    profiles: createProfileStore(db, byKey),
    publication: publicationWithHistory(createPublicationStore(db), settings),
    pushes: createPushStore(db),
    school: createSchoolReader(db, byKey),
    security: securityWithHistory(createSecurityStore(db), settings),
    traces: createTraceStore(db),
    sessionEnds,
    sessionTickets: createSessionTicketStore(db, sessionEnds),
    settings,
    schoolYears: createSchoolYearStore(db),
  }
}

/** The stores by name, as the features ask for them in their `deps`. */
export interface Stores {
  readonly addresses: AddressStore
  readonly bases: BaseStore
  readonly certificates: CertificateStore
  readonly connected: (baseId: string) => Promise<ReadonlyMap<Space, number>>
  readonly connectedSessions: ConnectedStore
  readonly credentials: CredentialStore
  readonly delegations: DelegationStore
  readonly exports: ExportStore
  readonly exportSettings: ExportSettingsStore
  readonly causes: CausesStore
  readonly failures: FailureStore
  readonly inbox: FailureInbox
  readonly firstSteps: FirstStepsStore
  readonly linkRuns: LinkRuns
  readonly federations: FederationStore
  readonly hosting: HostingStore
  readonly identification: IdentificationStore
  readonly imports: ImportStore
  readonly csvMemory: CsvMemory
  readonly duplicates: DuplicatesStore
  readonly lastAct: LastAct
  readonly largeImports: LargeImports
  readonly loginWaits: LoginWaits
  readonly members: MemberStore
  readonly naming: NamingStore
  readonly operatorAccess: OperatorAccessStore
  readonly operatorWaits: OperatorWaits
  readonly operators: OperatorStore
  readonly pendingImports: PendingImportStore
  readonly people: PeopleStore
  readonly peopleChanges: PeopleChanges
  readonly preferences: PreferencesStore
  readonly presets: PresetStore
  readonly profiles: ProfileStore
  readonly publication: PublicationStore
  readonly pushes: PushStore
  readonly school: SchoolReader
  readonly security: SecurityStore
  readonly sessionEnds: SessionEndStore
  readonly schoolYears: SchoolYearStore
  readonly sessionTickets: SessionTicketStore
  readonly traces: TraceStore
  readonly settings: SettingsStore
}
