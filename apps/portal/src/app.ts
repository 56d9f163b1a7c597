import {
  type Clock,
  createAuditChain,
  createHttpApp,
  createJobs,
  createKeyPairs,
  createOutgoing,
  createMetrics,
  type Metrics,
  createSessions,
  type Database,
  type HttpApp,
  type Jobs,
  type Log,
  type Outgoing,
  type Random,
  type Vault,
  vaultOf,
  serveAssets,
  verifyPassword,
  readLeakedPasswords,
} from '@preau/platform'
import { uiAssetFiles } from '@preau/ui'
import type { FastifyRequest } from 'fastify'
import { Fragment, h } from 'preact'
import { createCommands, type PortalCommands } from './commands.ts'
import type { PortalConfig } from './config.ts'
import { createAafJobs, mountAafImport } from './features/aaf-import/index.ts'
import { mountAccount } from './features/account/index.ts'
import { mountAccountLife } from './features/account-life/index.ts'
import { mountAccountRecord } from './features/account-record/index.ts'
import { createServiceLogout, mountCas, mountProtocol, tellServices } from './features/cas/index.ts'
import { mountCasAnswer } from './features/cas-answer/index.ts'
import { createCrisisWatch, type CrisisWatch, guardCrisis, mountCrisis } from './features/crisis/index.ts'
import { mountCsvImport } from './features/csv-import/index.ts'
import { mountDirectory } from './features/directory/index.ts'
import { mountGroups } from './features/groups/index.ts'
import { mountGuidedService } from './features/guided-service/index.ts'
import { mountFunctionProfiles } from './features/function-profiles/index.ts'
import { mountHome } from './features/home/index.ts'
import { createUploadJobs, mountIdentifiersImport } from './features/identifiers-import/index.ts'
import {
  type CommonLimits,
  createTurns,
  createVisitors,
  loginRules,
  mountIdle,
  mountLogin,
  type PortalSessionData,
  type PortalSessions,
  type StoredVisitor,
  tokenCookie,
  type Visitors,
} from './features/login/index.ts'
import { mountMessages } from './features/messages/index.ts'
import { mountNotice } from './features/notice/index.ts'
import { mountRoles } from './features/roles/index.ts'
import { mountPartnerExchange, waitingPushes } from './features/partner-exchange/index.ts'
import { createSecondStep, mountSecondFactor, relyingParty } from './features/second-factor/index.ts'
import { mountServices } from './features/services/index.ts'
import { mountIndicators } from './features/indicators/index.ts'
import { mountPersonalData } from './features/personal-data/index.ts'
import { mountRetention } from './features/retention/index.ts'
import { mountQuotas, nearQuotas } from './features/quotas/index.ts'
import { mountSessionLife } from './features/session-life/index.ts'
import { mountTraces } from './features/traces/index.ts'
import { mountUserExport } from './features/user-export/index.ts'
import { mountBulkActions } from './features/bulk-actions/index.ts'
import { mountAccountMerge } from './features/account-merge/index.ts'
import { renderErrorPage } from './frame/error-page.tsx'
import { createFrame, type Frame, type FrameDeps } from './frame/frame.tsx'
import { portalAssets } from './frame/portal-assets.ts'
import { createStores, type Stores } from './store/index.ts'
import { visitorOfSession } from './store/visitor-of-session.ts'

/*
 * URL map
 *
 *   /                                              home       « Mon espace »; public services for a stranger
 *   /connexion  POST /deconnexion                  login      ?next= a path of the portal, &renouveler=1 asks again
 *   /connexion/code  POST /connexion/cle           second-factor  between the password and the session
 *   /connexion/second-facteur                      second-factor  set-up of a required one; /cle with a key
 *   /compte  /compte/mot-de-passe                  account    « Mon compte »
 *   /session/rester  /session/terminee             login      the warning before an idle session ends, and its page
 *   /compte/connexions                             account    open sessions, last log-ins; POST /:id/fermer, /partout, /pas-moi
 *   /compte/second-facteur                         second-factor  state; /activer, POST /codes, /retirer
 *   /compte/second-facteur/cles/nouvelle           second-factor  security keys; POST /cles/:id/retirer
 *   POST /favoris/:service                         home       the star of a service
 *   /administration/crise                          crisis     banner, read-only mode, waiting page; POST /bandeau
 *   /administration/messages                       messages   list, /nouveau, /:id; POST /:id/supprimer
 *   /administration                                home       overview
 *   /administration/annuaire                       directory  ?q=&profil=&etat=&etablissement=&page=
 *   /administration/annuaire/nouveau               directory  work tutors and inspectors
 *   /administration/annuaire/:id                   directory  sheet; POST /mot-de-passe, /second-facteur/retirer
 *   /administration/annuaire/import-csv            csv-import file; /:id columns, /:id/essai effect, POST /:id/appliquer
 *   /administration/annuaire/fonctions             function-profiles  table; /:code?profil= effect, POST = apply
 *   /administration/annuaire/livraisons            aaf-import form and history; POST = receive a delivery
 *   /administration/annuaire/livraisons/:id        aaf-import progress and report, ?page=; POST /appliquer, /abandonner, /reprendre
 *   /administration/annuaire/livraisons/:id/avancement  aaf-import  fragment; /anomalies.csv
 *   /administration/annuaire/:id/suivi             account-record  services and why, connections, history; POST /connexions/fermer
 *   /administration/annuaire/export                user-export  form; POST = the CSV file
 *   /administration/annuaire/actions               bulk-actions  POST = confirm, /confirmer = do; /:id result, POST /:id/annuler
 *   /administration/annuaire/doublons              account-merge  proposals; /:first/:second; POST /fusionner, /distincts, /fusions/:id/annuler
 *   /administration/droits                         roles      who administers what; POST = give, /:id/retirer
 *   /activation  POST /activation/mot-de-passe     account-life  the code of a letter, then the password
 *   /mes-eleves                                    account-life  teachers: POST /:id/code, /lettres
 *   /administration/comptes                        account-life  POST /lettres, /mot-de-passe, /gels, /gels/:id/lever, /:id/code
 *   /administration/groupes                        groups     list, POST = new; /:id; POST /:id/regles, /membres, /supprimer
 *   /administration/indicateurs                    indicators ?periode=&etablissement=; /ouvertures.csv, /comptes.csv
 *   /administration/quotas                         quotas     limits and use of schools; POST = default, /:id = a school
 *   /administration/traces                         traces     ?q=&quoi=&resultat=&etablissement=&du=&au=&page=; POST /export, /conservation; /preuve/:id
 *   /administration/durees-session                 session-life  idle time and life of a session per profile
 *   /administration/conservation                   retention  how long personal data is kept; POST = reports of AAF imports
 *   /administration/echanges                       partner-exchange  keys of the portal, schools; /etablissements/:uai (POST /code, /cle); /cles, /cles/:id.pub, .pem, POST /:id/detruire
 *   /administration/services                       services   list, ?q=&etat=&regroupement=&sso=&tri=&sens=
 *   /administration/services/nouveau               services   « Nouveau service »; ?modele= a service to copy
 *   /administration/services/pronote               guided-service  « Déclarer PRONOTE »: three questions
 *   /administration/acces-services-tiers           guided-service  « Pronote : Oui » and profile boxes, ?etablissement=
 *   /administration/services/:code/essai           guided-service  « Essai »; ?compte= a person
 *   /administration/services/:code                 services   « Informations générales »; POST /supprimer, /etat
 *   /administration/services/:code/acces           services   « Qui a accès »; /administration/annuaire/:id/acces: the services of one person
 *   /administration/services/:code/historique      services   who changed what
 *   /administration/services/:code/icone           services   the picture; POST = send, /retirer. /services/icones/:hash serves it
 *   /administration/services/:code/population      services   « Accès population »; POST /:rule/supprimer
 *   /administration/services/:code/utilisateurs    services   « Accès utilisateur »; POST /:account/supprimer
 *   /administration/services/:code/reponse-cas      cas-answer « Réponse CAS »; POST = try or save
 *   /administration/regroupements                  services   POST /, /:id, /:id/supprimer
 *   /administration/services/:code/deconnexion     cas        log-out and proxying of a service
 *   /cas/login  POST /cas/login                    cas        ?service=; POST = button of the information page
 *   /cas/logout                                    cas        ?service= of the registry
 *   /cas/validate  /cas/(p3/)serviceValidate  /cas/(p3/)proxyValidate  cas  wire: text, XML or JSON
 *   /cas/proxy  POST /cas/samlValidate             cas        wire: XML; SOAP for SAML 1.1
 *   /echanges/identifiants/:uai                    partner-exchange  wire: POST a file, GET /:receipt; JSON
 *   /information/administrateurs                   notice     « Contacter les administrateurs »
 *   /administration/identifiants-pronote           identifiers-import  form and history; POST = upload
 *   /administration/identifiants-pronote/colonnes/:id  identifiers-import  columns of a spreadsheet; POST = preview or import
 *   /administration/identifiants-pronote/imports/:id   identifiers-import  report; /apercu, /etapes/:n, /lignes/:line(/famille, /homonymes), /remarques, three .csv
 *   /health/…  /metrics  /assets/…                 platform, ui
 */

/** What the portal is made of; tests and the demonstration give their own clock, database and log. */
export interface PortalParts {
  readonly config: PortalConfig
  readonly database: Database
  /** Seals what must be read again; that of the configuration unless a test gives its own. */
  readonly vault?: Vault
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
  /** The bounded queue of password checks; that of this process unless a test gives a smaller one. */
  readonly verifyPassword?: typeof verifyPassword
}

export interface Portal {
  readonly app: HttpApp
  readonly commands: PortalCommands
  /** Not started: a server starts them, a command does not. */
  readonly jobs: Jobs
}

/** Builds the portal over a migrated database. It does not listen yet. */
export async function createPortal(parts: PortalParts): Promise<Portal> {
  const { config, database, log, clock, random } = parts
  const metrics = createMetrics('portal')
  const jobs = createJobs(database, log)
  const app = await httpAppOf(parts, metrics)
  serveAssets(app, [...uiAssetFiles(), ...portalAssets()])

  const vault = parts.vault ?? vaultOf('portal', config, random)
  const stores = createStores(database, vault)
  const { publicUrl } = config
  const secure = new URL(publicUrl).protocol === 'https:'
  const outgoing = serviceCalls(app, config)
  const { serviceSessions } = stores
  const serviceLogout = createServiceLogout({ jobs, serviceSessions, outgoing, clock, random, log })
  const sessions = tellServices(ownSessions(parts, secure), serviceLogout)
  const visitors = createVisitors(sessions)
  const { watch, banners } = watchCrisis(app, parts, { ...stores, sessions })
  const frame = createFrame({ visitors, banners, endsOf: endsOf(sessions, clock), demo: config.demo })
  const leaked = readLeakedPasswords(config.leakedPasswords, 'PORTAL_LEAKED_PASSWORDS')
  const common = { visitors, sessions, frame, clock, leaked }

  const { casTicketMs: ticketMs, demo } = config
  const entrance = { ...common, banners, config, stores, jobs, random, secure }
  mountEntrance(app, { ...entrance, verifyPassword: parts.verifyPassword ?? verifyPassword })
  mountDirectoryScreens(app, {
    ...common,
    ...stores,
    jobs,
    accounts: stores.ownAccounts,
    noticeFor: bothNotices(waitingPushes(stores), nearQuotas({ ...stores, clock })),
  })
  mountAafImport(app, {
    ...common,
    aaf: stores.aaf,
    dropSetting: config.drop,
    deliveries: createAafJobs({ ...stores, jobs, clock, log, dropSetting: config.drop }),
  })
  const chain = createAuditChain(database)
  mountIndicators(app, { ...common, ...stores, jobs })
  mountPersonalData(app, { ...common, ...stores })
  mountQuotas(app, { ...common, ...stores })
  mountSessionLife(app, { ...common, ...stores, commonLimits: commonLimitsOf(config) })
  mountRetention(app, { ...common, ...stores, jobs, retentionMs: config.retentionMs })
  mountTraces(app, { ...common, ...stores, chain, jobs, log })
  const keys = createKeyPairs(database, vault)
  const readingKeys = () => keys.reading(clock.now())
  const { imports, uploads, csvDrafts } = stores
  const uploadJobs = createUploadJobs({ imports, uploads, readingKeys, jobs, clock, log })
  mountIdentifiersImport(app, { ...common, imports, uploads, csvDrafts, readingKeys, uploadJobs })
  await mountPartnerExchange(app, { ...common, ...stores, keys, readingKeys, random, publicUrl })
  mountNotice(app, { ...common, ...stores })
  const casUrl = `${publicUrl}/cas`
  const cas = { ...common, ...stores, random, metrics, jobs, outgoing, casUrl, ticketMs, demo }
  await mountCas(app, { ...cas, isCalm: () => watch.isCalm() })
  mountServiceScreens(app, { ...common, ...stores, outgoing, casUrl, watch })
  return {
    app,
    jobs,
    commands: createCommands({ ...stores, chain, clock, leaked, keys, random, publicUrl }),
  }
}

function httpAppOf(
  { config, database, log, clock, random }: PortalParts,
  metrics: Metrics,
): Promise<HttpApp> {
  return createHttpApp({
    name: 'portal',
    log,
    clock,
    random,
    database,
    publicUrl: new URL(config.publicUrl),
    trustedProxies: config.trustedProxies,
    metrics,
    metricsToken: config.metricsToken,
    renderError: (view) => renderErrorPage(view, config.demo),
  })
}

function ownSessions({ config, database, clock, random }: PortalParts, secure: boolean): PortalSessions {
  return createSessions<PortalSessionData, StoredVisitor>({
    database,
    clock,
    random,
    cookieName: 'preau_portal',
    idleMs: config.sessionIdleMs,
    absoluteMs: config.sessionAbsoluteMs,
    secure,
    about: visitorOfSession,
  })
}

/** What the warning before the end of a session counts from. */
function endsOf(sessions: PortalSessions, clock: Clock): FrameDeps['endsOf'] {
  return async (request) => {
    const session = await sessions.current(request)
    if (session === undefined) return undefined
    const { idleMs, endsAt } = session
    return { idleMs, endsAt, leftMs: endsAt.getTime() - clock.now().getTime() }
  }
}

type NoticeFor = DirectoryScreens['noticeFor']

/** What waits for an administrator, one thing under the other. */
function bothNotices(first: NoticeFor, second: NoticeFor): NoticeFor {
  return async (scope) => {
    const [above, below] = await Promise.all([first(scope), second(scope)])
    return above && below ? h(Fragment, {}, [above, below]) : (above ?? below)
  }
}

/** The guard of every request, and what it looks at. */
function watchCrisis(
  app: HttpApp,
  { clock, config: { demo } }: PortalParts,
  { crisisTools, sessions }: Pick<Stores, 'crisisTools'> & { readonly sessions: PortalSessions },
): { readonly watch: CrisisWatch; readonly banners: FrameDeps['banners'] } {
  const watch = createCrisisWatch(crisisTools, clock)
  const isInside = async (request: FastifyRequest): Promise<boolean> =>
    (await sessions.current(request)) !== undefined
  guardCrisis(app, { watch, isInside, demo })
  return { watch, banners: async () => (await watch.current()).banners }
}

type DirectoryScreens = Parameters<typeof mountHome>[1] &
  Parameters<typeof mountDirectory>[1] &
  Parameters<typeof mountAccountRecord>[1] &
  Parameters<typeof mountUserExport>[1] &
  Parameters<typeof mountBulkActions>[1] &
  Parameters<typeof mountAccountMerge>[1] &
  Parameters<typeof mountRoles>[1] &
  Parameters<typeof mountGroups>[1] &
  Parameters<typeof mountFunctionProfiles>[1] &
  Parameters<typeof mountCsvImport>[1]

/** The home page, people, their groups and their rights. */
function mountDirectoryScreens(app: HttpApp, deps: DirectoryScreens): void {
  mountHome(app, deps)
  mountDirectory(app, deps)
  mountAccountRecord(app, deps)
  mountUserExport(app, deps)
  mountBulkActions(app, deps)
  mountAccountMerge(app, deps)
  mountRoles(app, deps)
  mountGroups(app, deps)
  mountFunctionProfiles(app, deps)
  mountCsvImport(app, deps)
}

type ServiceScreens = Parameters<typeof mountServices>[1] &
  Parameters<typeof mountGuidedService>[1] &
  Parameters<typeof mountCasAnswer>[1] &
  Parameters<typeof mountProtocol>[1] &
  Parameters<typeof mountCrisis>[1] &
  Parameters<typeof mountMessages>[1]

/** What administrators do with services and with the home page. */
function mountServiceScreens(app: HttpApp, deps: ServiceScreens): void {
  mountServices(app, deps)
  mountProtocol(app, deps)
  mountCasAnswer(app, deps)
  mountGuidedService(app, deps)
  mountMessages(app, deps)
  mountCrisis(app, deps)
}

const commonLimitsOf = ({
  sessionIdleMs: idleMs,
  sessionAbsoluteMs: absoluteMs,
}: PortalConfig): CommonLimits => ({ idleMs, absoluteMs })

interface EntranceParts extends Pick<PortalParts, 'config' | 'clock' | 'random'> {
  readonly sessions: PortalSessions
  readonly visitors: Visitors
  readonly frame: Frame
  readonly banners: FrameDeps['banners']
  readonly stores: Stores
  readonly jobs: Jobs
  readonly leaked: ReadonlySet<string>
  readonly verifyPassword: typeof verifyPassword
  /** The public address is https. */
  readonly secure: boolean
}

/** How people come in: password, second factor, own account. */
function mountEntrance(
  app: HttpApp,
  { config, stores, secure, verifyPassword: verify, ...common }: EntranceParts,
): void {
  const { rememberMs, demo } = config
  const { factors, passkeys, steps, regulator, room, sessionLives: limits } = stores
  const commonLimits = commonLimitsOf(config)
  const rules = loginRules(config.loginFailuresPerAddress)
  const browserMark = tokenCookie('preau_portal_connu', secure)
  const stepCookie = tokenCookie('preau_portal_etape', secure)
  const required = demo ? [] : config.secondFactorRequired
  const login = {
    ...common,
    accounts: stores.logins,
    regulator,
    room,
    limits,
    commonLimits,
    rules,
    browserMark,
    rememberMs,
    demo,
  }
  const party = relyingParty(new URL(config.publicUrl))
  const graceMs = config.secondFactorGraceMs
  const secondFactor = { ...login, factors, passkeys, party, steps, stepCookie, required, graceMs }
  const queue = { turns: createTurns(), verifyPassword: verify }
  mountIdle(app, common)
  mountLogin(app, { ...login, ...queue, secondStep: createSecondStep(secondFactor) })
  mountSecondFactor(app, secondFactor)
  mountAccount(app, { ...common, accounts: stores.ownAccounts, factors, regulator, rules })
  const { publicUrl, activationMs, retentionMs } = config
  const life = { ...common, ...stores, rules, publicUrl, activationMs, retentionMs, demo }
  mountAccountLife(app, life)
}

/** Calls to services. Each address was declared by an administrator, and is checked before the call; none is followed. */
function serviceCalls(app: HttpApp, { casPrivateServices: allowPrivate }: PortalConfig): Outgoing {
  const outgoing = createOutgoing({ allow: () => true, allowPrivate, timeoutMs: 5000, maxBytes: 64 * 1024 })
  app.addHook('onClose', (_app, done) => {
    outgoing.close()
    done()
  })
  return outgoing
}
