import {
  type AuditChain,
  type Clock,
  createAuditChain,
  createHttpApp,
  createKeyPairs,
  createMetrics,
  createNetworkList,
  createOutgoing,
  type Database,
  type HttpApp,
  type KeyPairs,
  type Log,
  type Outgoing,
  type Random,
  readLeakedPasswords,
  serveAssets,
  type Vault,
  vaultOf,
} from '@preau/platform'
import { uiAssetFiles } from '@preau/ui'
import type { SchoolConfig } from './config.ts'
import {
  createAddressGuard,
  createBaseGate,
  createHostNames,
  type HostNames,
  keepOperatorsHome,
} from './features/bases/index.ts'
import {
  createCasCaller,
  createConnectionTester,
  createFederationDoor,
  createFederationTester,
  createFederationTrial,
  type FederationTrial,
  findDelegation,
  findFederation,
} from './features/delegation/index.ts'
import {
  createClosedDoorNotes,
  createDoubleAuthentication,
  createIdentifier,
} from './features/identification/index.ts'
import { createOperatorGate } from './features/operators/index.ts'
import { createLogoutReceiver, createPersonSessions, type PersonSessions } from './features/sessions/index.ts'
import { createTrialReceiver } from './features/settings-draft/index.ts'
import type { SpacesDeps } from './features/spaces/index.ts'
import type { LastChange } from './frame/conflict.tsx'
import { ErrorPage } from './frame/error-page.tsx'
import { createOperatorSessions, createPendingSignIns, operatorSessionEnds } from './operator-sessions.ts'
import { createStores, type Stores } from './store/index.ts'

/** What the server is made of; tests and the demonstration give their own clock, database and log. */
export interface SchoolParts {
  readonly config: SchoolConfig
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
}

/** What every feature may ask for. */
type Common = Stores &
  ReturnType<typeof createWaysToEnt> &
  ReturnType<typeof createGates> &
  ReturnType<typeof createRecognition> &
  ReturnType<typeof pick> &
  Pick<SchoolParts, 'log' | 'clock' | 'random'> & {
    readonly personSessions: PersonSessions
    readonly hostNames: HostNames
    readonly keys: KeyPairs
    readonly vault: Vault
    readonly chain: AuditChain
    /** Who changed the settings of a base the last. */
    readonly federationTrial: FederationTrial
    readonly lastChange: (baseId: string) => Promise<LastChange | undefined>
  }

/** What the features stand on: the HTTP server, what all may ask for, what the doors of operators and of people need. */
interface Foundations {
  readonly app: HttpApp
  readonly common: Common
  readonly door: Omit<ReturnType<typeof createEverySession>, 'personSessions'> &
    ReturnType<typeof certificateWays>
  readonly personsDoor: Pick<
    SpacesDeps,
    'findDelegation' | 'findFederation' | 'federationDoor' | 'receiveTrial' | 'receiveLogout'
  >
}

/** Builds them, over a migrated database. */
export async function createFoundations(parts: SchoolParts): Promise<Foundations> {
  const { config, database, log, clock, random } = parts
  const metrics = createMetrics('school')
  const stores = createStores(database, clock)
  const hostNames = await createHostNames(stores.addresses)
  const app = await createSchoolHttp(parts, { metrics, hostNames })
  if (config.demo) await stores.presets.offerFirst('Préau Portail (ce serveur)', config.demoCasUrl)
  const vault = vaultOf('school', config, random)
  const sessions = createEverySession(parts, stores)
  const ent = createWaysToEnt(app, parts, stores)
  const common = {
    ...stores,
    ...ent,
    ...createGates(parts, { ...stores, hostNames, sessions: sessions.sessions }),
    ...createRecognition({ ...stores, ...ent, clock, random, metrics }),
    personSessions: sessions.personSessions,
    hostNames,
    keys: createKeyPairs(database, vault),
    vault,
    chain: createAuditChain(database),
    federationTrial: createFederationTrial({ ...stores, vault, clock, random }),
    lastChange: (baseId: string) => stores.settings.note({ baseId, at: clock.now() }),
    log,
    clock,
    random,
    ...pick(config),
  }
  const door = {
    sessions: sessions.sessions,
    pendingSignIns: sessions.pendingSignIns,
    whyEnded: sessions.whyEnded,
    ...certificateWays(config),
  }
  const personsDoor = {
    findDelegation: common.delegationOf,
    findFederation: findFederation(stores.federations),
    federationDoor: createFederationDoor(common),
    receiveTrial: createTrialReceiver(common),
    receiveLogout: createLogoutReceiver({ ...common, metrics }),
  }
  return { app, common, door, personsDoor }
}

/** Of operators, of those who have still to type a code, and of the people of the spaces. */
function createEverySession({ config, database, clock, random }: SchoolParts, stores: Stores) {
  const secure = new URL(config.publicUrl).protocol === 'https:'
  const options = { database, clock, random, secure }
  const sessions = createOperatorSessions({ ...options, ...config })
  return {
    sessions,
    whyEnded: operatorSessionEnds(sessions, { ...stores, clock, secure }),
    pendingSignIns: createPendingSignIns(options),
    personSessions: createPersonSessions({ ...stores, ...options }),
  }
}

/** From an address to a base, and who may pass. */
function createGates(
  { config, clock }: SchoolParts,
  deps: Stores & {
    readonly hostNames: HostNames
    readonly sessions: ReturnType<typeof createOperatorSessions>
  },
) {
  const { publicUrl } = config
  const addressGuard = createAddressGuard({ refusedVisits: deps.security, clock, publicUrl })
  const guarded = { ...deps, addressGuard, clock }
  const baseGate = createBaseGate({ ...guarded, publicUrl })
  return { baseGate, gate: createOperatorGate({ ...guarded, baseGate }) }
}

/** What asks the ENT, tests it, and sends to it. */
function createWaysToEnt(app: HttpApp, { config, clock, random }: SchoolParts, stores: Stores) {
  const calls = { allowPrivate: config.casAllowPrivate, clock, random }
  const cas = createCasCaller({ ...calls, delegations: stores.delegations })
  const outgoing = createPushCalls(config)
  for (const one of [cas, outgoing]) closeWith(app, one)
  return {
    cas,
    outgoing,
    allowPrivate: config.casAllowPrivate,
    delegationOf: findDelegation(stores.delegations),
    testConnection: createConnectionTester(calls),
    testFederation: createFederationTester(calls),
  }
}

async function createSchoolHttp(
  { config, database, log, clock, random }: SchoolParts,
  {
    metrics,
    hostNames,
  }: { readonly metrics: ReturnType<typeof createMetrics>; readonly hostNames: HostNames },
): Promise<HttpApp> {
  const app = await createHttpApp({
    name: 'school',
    log,
    clock,
    random,
    database,
    publicUrl: new URL(config.publicUrl),
    trustedProxies: config.trustedProxies,
    metricsToken: config.metricsToken,
    renderError: (view) => ErrorPage({ view, demo: config.demo }),
    metrics,
    rewriteUrl: (url, host) => hostNames.inside(url, host),
  })
  keepOperatorsHome(app, { hostNames, publicUrl: config.publicUrl })
  serveAssets(app, uiAssetFiles())
  return app
}

/** The ways by which a certificate may be presented to this server. */
const certificateWays = ({ certificateHeader: header, mtls, publicUrl, trustedProxies }: SchoolConfig) => ({
  presented: { header, trustedProxies: createNetworkList(trustedProxies) },
  mtlsUrl: mtls && `https://${new URL(publicUrl).hostname}:${String(mtls.port)}`,
  certificateSignIn: mtls !== undefined || header !== undefined,
})

/** Sends to the ENT: an answer may come only once the whole file is matched. */
const createPushCalls = ({ casAllowPrivate: allowPrivate }: SchoolConfig): Outgoing =>
  createOutgoing({ allow: () => true, allowPrivate, timeoutMs: 120_000, maxBytes: 64 * 1024 })

/** Who comes back from the ENT, whose local password links them, and who stands before a closed door. */
const createRecognition = (deps: Parameters<typeof createIdentifier>[0]) => ({
  identifier: createIdentifier(deps),
  double: createDoubleAuthentication(deps),
  noteClosedDoor: createClosedDoorNotes(deps),
})

const closeWith = (app: HttpApp, one: { close(): void }): void => {
  app.addHook('onClose', () => {
    one.close()
  })
}

const pick = ({ demo, publicUrl, secondFactorRequired, traceMonths, leakedPasswords }: SchoolConfig) => ({
  demo,
  publicUrl,
  secondFactorRequired,
  traceMonths,
  leaked: readLeakedPasswords(leakedPasswords, 'SCHOOL_LEAKED_PASSWORDS'),
})
