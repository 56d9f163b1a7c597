import { join } from 'node:path'
import {
  type Clock,
  createAuditChain,
  createHttpApp,
  createMetrics,
  createJobs,
  createNetworkList,
  createKeyPairs,
  createOutgoing,
  createVault,
  type Database,
  type HttpApp,
  type Jobs,
  type Log,
  type Outgoing,
  type Random,
  serveAssets,
  readLeakedPasswords,
} from '@preau/platform'
import { uiAssetFiles } from '@preau/ui'
import { createCommands, type SchoolCommands } from './commands.ts'
import type { SchoolConfig } from './config.ts'
import { mountHosting } from './features/hosting/index.ts'
import { mountAddresses } from './features/addresses/index.ts'
import {
  createBaseGate,
  createHostNames,
  type HostNames,
  keepOperatorsHome,
  mountBases,
} from './features/bases/index.ts'
import { mountCertificates } from './features/certificates/index.ts'
import { mountConsole } from './features/console/index.ts'
import {
  createCasCaller,
  createConnectionTester,
  createFederationDoor,
  createFederationTester,
  findDelegation,
  findFederation,
  mountDelegation,
  mountFederation,
  readAllAgain,
} from './features/delegation/index.ts'
import {
  createClosedDoorNotes,
  createDoubleAuthentication,
  createIdentifier,
  failuresNotice,
  mountIdentification,
} from './features/identification/index.ts'
import {
  deliverPushes,
  mountExportSettings,
  mountIdentifiersExport,
  pushNotice,
  sendAutomatically,
} from './features/identifiers-export/index.ts'
import { mountProfiles } from './features/authorisation-profiles/index.ts'
import { mountSettingsDraft } from './features/settings-draft/index.ts'
import { createOperatorGate, mountOperators } from './features/operators/index.ts'
import { mountPartnerImport } from './features/partner-import/index.ts'
import { mountPeople, type PeopleDeps } from './features/people/index.ts'
import { mountPreferences } from './features/preferences/index.ts'
import { mountDuplicates } from './features/duplicates/index.ts'
import { mountSchoolImport } from './features/school-import/index.ts'
import { mountSchoolYear } from './features/school-year/index.ts'
import {
  createLogoutReceiver,
  createPersonSessions,
  mountSessions,
  type SessionsDeps,
} from './features/sessions/index.ts'
import { type AccessDeps, mountAccess, mountSpaces, type SpacesDeps } from './features/spaces/index.ts'
import { createOperatorSessions, createPendingSignIns } from './operator-sessions.ts'
import { mountTraces, purgeTraces, sealTraces, type TracesDeps } from './features/traces/index.ts'
import { scheduleForgetting } from './forget-ended.ts'
import { ErrorPage } from './frame/error-page.tsx'
import { createStores, type Stores } from './store/index.ts'

/*
 * URL map
 *
 *   /                                              → /console
 *   /connexion  /deconnexion                       operators          sign-in of the console and the client; /code, /activer-le-code, /premiere-fois/:jeton, /mon-acces
 *   /connexion/certificat  /connexion/mes-certificats  certificates       the way in by certificate; one's own; /connexion/certificats/:authority = CRL, authority
 *   /hebergement/certificats                       certificates       authority and certificates, for the host
 *   /hebergement/operateurs                        operators          accounts of the operators, for the host; /nouveau, /:operator
 *   /console                                       hosting            list of bases
 *   /hebergement/bases/nouvelle                    hosting            a new base, by the host
 *   /console/:base/vie                             hosting            *Vie de la base*; POST /copier, /archiver, /restaurer, /supprimer, /garder
 *   /console/:base                                 console            state; POST /publier, /arreter
 *   /console/:base/publication                     console            *Paramètres de publication*
 *   /console/:base/adresses                        addresses          *Adresses de la base*; POST /chemin, /hotes, /hotes/principal, /uai, /retirer
 *   /console/:base/export                          identifiers-export *Export des identifiants*; POST, /cles, /cles/retirer, /lecteurs, /cle-serveur
 *   /console/:base/brouillon                       settings-draft     settings being prepared; /publication, /delegation, /essai, POST /appliquer, /abandonner; /:base/:root/essai-de-connexion
 *   /console/:base/historique                      settings-draft     versions of the settings; POST /restaurer
 *   /console/:base/delegation                      delegation         *Déléguer l’authentification*; POST /adresses, /tester; /notice
 *   /console/:base/traces                          traces             audit trail of the base, ?q=&quoi=&resultat=&du=&au=&page=; POST /export
 *   /console/:base/delegation/ws-federation        delegation         *Définir une délégation Ws-Federation*; POST, /tester, /relire
 *   /:base/client                                  people             home of the client
 *   /:base/client/ressources/:category             people             tables; /nouveau, /:person, /:person/identifiant-cas
 *   /:base/client/ressources/:category/:person/acces  spaces        local access; POST, /supprimer
 *   /:base/client/imports/siecle-sts               school-import      forms; POST /siecle, /sts (each also /apercu), /confirmer, /abandonner; /:run = report
 *   /:base/client/identites/doublons               duplicates         list; /:person/:other = compare, POST /fusionner, /distinguer; /fusions
 *   /:base/client/imports/annuaire-ent             partner-import     form; POST = difference, /appliquer
 *   /:base/client/socles-ent/export                identifiers-export page, /verifier, POST = the file, /envoyer, /reessayer
 *   /:base/client/annee                            school-year        *Nouvelle année scolaire*; /sortants, /arrivants; POST /preparer, /abandonner, /changer, /annuler
 *   /:base/client/parametres/ent-cas               preferences        *Gestion ENT / CAS*
 *   /:base/client/identites/echecs                  identification     list; /:failure, POST /relier, /classer, /rouvrir
 *   /:base/client/identites/causes                  identification     causes by week; /causes.csv
 *   /:base/client/identites/connectes               sessions           *Personnes connectées*; POST /deconnecter
 *   /:base/:root/  /:base/:root/:page              spaces             the spaces; POST = local log-in, choice, logout by the ENT
 *   /:base/:root/federation                        spaces             POST = answer of a Ws-Federation service; GET = its clean-up
 *   /:base/:root/deconnexion  /mot-de-passe        spaces             sign-out, change of a local password
 *   /:base/:root/FederationMetadata.xml            delegation         what a Ws-Federation service must know of the base
 *   /:base/:root/identification                    identification     POST = the form of a failed identification
 *   /:base  /:base/  /:base/*                      bases              to the root of the base, or « page inconnue »
 *   /health/…  /metrics  /assets/…                 platform, ui
 *
 * `:base` is the path name; a UAI or another case redirects to it. `client` can never be a root.
 */

/** What the server is made of; tests and the demonstration give their own clock, database and log. */
export interface SchoolParts {
  readonly config: SchoolConfig
  readonly database: Database
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
}

export interface School {
  readonly app: HttpApp
  /** Started by whoever owns the server. */
  readonly jobs: Jobs
  readonly commands: SchoolCommands
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
    renderError: (view) => ErrorPage({ view, demo: config.demo }),
    metrics,
    rewriteUrl: (url, host) => hostNames.inside(url, host),
  })
  keepOperatorsHome(app, { hostNames, publicUrl: config.publicUrl })
  serveAssets(app, uiAssetFiles())
  return app
}

/** Builds the server over a migrated database. It does not listen yet. */
export async function createSchool(parts: SchoolParts): Promise<School> {
  const { config, database, log, clock, random } = parts
  const secure = new URL(config.publicUrl).protocol === 'https:'
  const metrics = createMetrics('school')
  const stores = createStores(database, clock)
  const hostNames = await createHostNames(stores.addresses)
  const app = await createSchoolHttp(parts, { metrics, hostNames })
  if (config.demo) await stores.presets.offerFirst('Préau Portail (ce serveur)', config.demoCasUrl)
  const operatorSessions = createOperatorSessions({ database, clock, random, secure })
  const baseGate = createBaseGate({ ...stores, hostNames, clock, publicUrl: config.publicUrl })
  const gate = createOperatorGate({ ...stores, sessions: operatorSessions, baseGate })
  const personSessions = createPersonSessions({ ...stores, database, clock, random, secure })
  const calls = { allowPrivate: config.casAllowPrivate, clock, random }
  const cas = createCasCaller({ ...calls, delegations: stores.delegations })
  closeWith(app, cas)
  const delegationOf = findDelegation(stores.delegations)
  const recognition = createRecognition({ ...stores, cas, clock, random, metrics })
  const vault = createVault(schoolSecret(config, random))
  const keys = createKeyPairs(database, vault)
  const outgoing = pushCalls(app, config)
  const { casAllowPrivate: allowPrivate } = config
  const common = {
    ...stores,
    keys,
    vault,
    outgoing,
    chain: createAuditChain(database),
    allowPrivate,
    log,
    gate,
    baseGate,
    hostNames,
    personSessions,
    delegationOf,
    ...recognition,
    clock,
    random,
    ...pick(config),
  }

  const jobs = createJobs(database, log)
  scheduleKeeping(jobs, { ...common, sessions: operatorSessions })
  const pendingSignIns = createPendingSignIns({ database, clock, random, secure })
  const door = { sessions: operatorSessions, pendingSignIns, ...certificateWays(config) }
  mountForHost(app, { ...common, ...door, jobs })
  mountResources(app, { ...common, noticeFor: noticesFor(common) })
  mountSchoolImport(app, common)
  mountDuplicates(app, common)
  mountIdentifiersExport(app, common)
  mountExportSettings(app, common)
  mountPartnerImport(app, common)
  scheduleSending(jobs, common)
  mountDelegations(app, jobs, { ...common, ...testersOf(calls), cas })
  mountIdentification(app, common)
  mountPreferences(app, common)
  const receiveLogout = createLogoutReceiver({ ...common, metrics })
  mountForPeople(app, { ...common, findDelegation: delegationOf, ...federatedDoor(common), receiveLogout })
  mountBases(app, common)
  return { app, jobs, commands: createCommands(common) }
}

/** The tables of *Ressources*, and the authorisation profiles given there. */
function mountResources(
  app: HttpApp,
  deps: Parameters<typeof mountPeople>[1] & Parameters<typeof mountProfiles>[1],
): void {
  mountProfiles(app, deps)
  mountPeople(app, deps)
}

/** The ways by which a certificate may be presented to this server. */
const certificateWays = ({ certificateHeader: header, mtls, publicUrl, trustedProxies }: SchoolConfig) => ({
  presented: { header, trustedProxies: createNetworkList(trustedProxies) },
  mtlsUrl: mtls && `https://${new URL(publicUrl).hostname}:${String(mtls.port)}`,
  certificateSignIn: mtls !== undefined || header !== undefined,
})

/** What the home of the client says first: an ENT that did not get the identifiers, people who could not come in. */
function noticesFor(
  deps: Parameters<typeof pushNotice>[0] & Parameters<typeof failuresNotice>[0],
): PeopleDeps['noticeFor'] {
  const [push, failures] = [pushNotice(deps), failuresNotice(deps)]
  return async (visit) => [await push(visit), await failures(visit)].filter((one) => one !== undefined)
}

type Keeping = Pick<Stores, 'partnerImports'> &
  Parameters<typeof sealTraces>[0] &
  Parameters<typeof purgeTraces>[0] &
  Parameters<typeof scheduleForgetting>[1]

/** What is forgotten when it has ended, what is sealed and kept for a time. */
function scheduleKeeping(jobs: Jobs, deps: Keeping): void {
  scheduleForgetting(jobs, deps)
  jobs.repeat('partner-forget', '*/10 * * * *', () => deps.partnerImports.forgetEnded(deps.clock.now()))
  jobs.repeat('traces-seal', '*/5 * * * *', ({ signal }) => sealTraces(deps, signal))
  jobs.repeat('traces-purge', '40 3 * * *', ({ signal }) => purgeTraces(deps, signal))
}

/** *Tester la connexion*, for both delegations. */
const testersOf = (calls: Parameters<typeof createConnectionTester>[0]) => ({
  testConnection: createConnectionTester(calls),
  testFederation: createFederationTester(calls),
})

/** The settings of publication and delegation: in force, being prepared, and as they were. */
function mountDelegations(
  app: HttpApp,
  jobs: Jobs,
  deps: Parameters<typeof mountSettingsDraft>[1] & Parameters<typeof mountFederation>[1],
): void {
  jobs.repeat('federation-metadata', '40 */6 * * *', ({ signal }) => readAllAgain(deps, signal))
  mountDelegation(app, deps)
  mountFederation(app, deps)
  mountSettingsDraft(app, deps)
}

/** The way to Ws-Federation services and back. */
const federatedDoor = (deps: Parameters<typeof createFederationDoor>[0]) => ({
  findFederation: findFederation(deps.federations),
  federationDoor: createFederationDoor(deps),
})

type Sending = Parameters<typeof deliverPushes>[0] & Parameters<typeof sendAutomatically>[0]

function scheduleSending(jobs: Jobs, deps: Sending): void {
  jobs.repeat('identifiers-push', '* * * * *', async () => {
    await deliverPushes(deps)
  })
  jobs.repeat('identifiers-export', '20 3 * * *', async () => {
    await sendAutomatically(deps)
  })
}

const schoolSecret = (config: SchoolConfig, random: Random): Parameters<typeof createVault>[0] => ({
  secret: config.secretKey,
  file: join(config.dataFolder, 'school-secret.key'),
  random,
})

/** Sends to the ENT: an answer may come only once the whole file is matched. */
function pushCalls(app: HttpApp, { casAllowPrivate: allowPrivate }: SchoolConfig): Outgoing {
  const outgoing = createOutgoing({
    allow: () => true,
    allowPrivate,
    timeoutMs: 120_000,
    maxBytes: 64 * 1024,
  })
  closeWith(app, outgoing)
  return outgoing
}

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

/** The bases themselves, in the console. */
function mountForHost(
  app: HttpApp,
  deps: Parameters<typeof mountConsole>[1] &
    Parameters<typeof mountAddresses>[1] &
    Parameters<typeof mountOperators>[1] &
    Parameters<typeof mountCertificates>[1] &
    TracesDeps &
    Parameters<typeof mountHosting>[1] &
    Parameters<typeof mountSchoolYear>[1],
): void {
  mountOperators(app, deps)
  mountCertificates(app, deps)
  mountConsole(app, deps)
  mountAddresses(app, deps)
  mountTraces(app, deps)
  mountHosting(app, deps)
  mountSchoolYear(app, deps)
}

/** The spaces, and what the client says of those who enter them. */
function mountForPeople(app: HttpApp, deps: SpacesDeps & AccessDeps & SessionsDeps): void {
  mountSessions(app, deps)
  mountAccess(app, deps)
  mountSpaces(app, deps)
}

const pick = ({ demo, publicUrl, secondFactorRequired, traceMonths, leakedPasswords }: SchoolConfig) => ({
  demo,
  publicUrl,
  secondFactorRequired,
  traceMonths,
  leaked: readLeakedPasswords(leakedPasswords, 'SCHOOL_LEAKED_PASSWORDS'),
})
