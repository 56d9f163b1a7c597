import { ConfigError, type Environment, readConfig, refusePublicDemo, setting } from '@preau/platform'
import { z } from 'zod'
import { type DropSetting, dropWays } from './frame/drop-setting.ts'
import { type FactorPopulation, factorPopulations } from './frame/factor-population.ts'

const schema = z.object({
  PORTAL_HOST: setting.text('Adresse d’écoute', { default: '127.0.0.1' }),
  PORTAL_PORT: setting.port('Port d’écoute', { default: 8080 }),
  PORTAL_PUBLIC_URL: setting.url(
    'Adresse publique du portail\u202f; sans valeur, http://localhost et le port d’écoute (http://localhost:8080)',
    { optional: true },
  ),
  PORTAL_DATABASE_URL: setting.secretUrl(
    'Base PostgreSQL\u202f; sans valeur, une base embarquée est démarrée',
    {
      optional: true,
    },
  ),
  PORTAL_TRUSTED_PROXIES: setting.networks('Serveurs mandataires de confiance', { default: [] }),
  PORTAL_METRICS_TOKEN: setting.secret('Jeton de lecture de /metrics depuis une autre machine', {
    optional: true,
  }),
  PORTAL_SESSION_IDLE_MINUTES: setting.number(
    'Inactivité qui déconnecte, minutes',
    { min: 5, max: 1440 },
    { default: 60 },
  ),
  PORTAL_SESSION_HOURS: setting.number(
    'Durée d’une connexion, heures',
    { min: 1, max: 168 },
    { default: 12 },
  ),
  PORTAL_CAS_TICKET_SECONDS: setting.number(
    'Durée de vie d’un ticket de service CAS, secondes',
    { min: 5, max: 300 },
    { default: 10 },
  ),
  PORTAL_LOGIN_FAILURES_PER_ADDRESS: setting.number(
    'Erreurs de connexion admises d’une même adresse en dix minutes\u202f; un établissement entier partage la sienne',
    { min: 10, max: 100_000 },
    { default: 300 },
  ),
  PORTAL_REMEMBER_DAYS: setting.number(
    'Durée de «\u00a0Rester connecté sur cet appareil\u00a0», jours\u202f; 0 pour ne pas le proposer',
    { min: 0, max: 90 },
    { default: 0 },
  ),
  PORTAL_CAS_PRIVATE_SERVICES: setting.flag(
    'Autoriser les appels (déconnexion, mandataire) à des services d’un réseau privé',
    { default: false },
  ),
  PORTAL_SECOND_FACTOR_REQUIRED: setting.list(
    'Profils tenus au second facteur\u00a0: platform, school, support (administrateurs), staff (personnels)',
    { default: [] },
  ),
  PORTAL_SECOND_FACTOR_GRACE_DAYS: setting.number(
    'Jours laissés pour activer un second facteur rendu obligatoire, à partir de la première connexion où il est demandé',
    { min: 0, max: 90 },
    { default: 0 },
  ),
  PORTAL_ACTIVATION_DAYS: setting.number(
    'Durée de validité d’un code d’activation, jours',
    { min: 1, max: 365 },
    { default: 60 },
  ),
  PORTAL_RETENTION_DAYS: setting.number(
    'Jours avant la suppression d’un compte fermé que plus rien n’appelle\u202f; trois mois au plus',
    { min: 1, max: 92 },
    { default: 90 },
  ),
  PORTAL_AAF_FOLDER: setting.folder(
    'Dossier surveillé où déposer les livraisons AAF, le même sur chaque nœud\u202f; sans valeur, aucun',
    { optional: true },
  ),
  PORTAL_AAF_FOLDER_WAY: setting.choice(
    'Ce que devient une livraison déposée\u00a0: montrée et à confirmer (review), appliquée si aucun contrôle ne l’arrête (apply), seulement simulée (simulate)',
    dropWays,
    { default: 'review' },
  ),
  PORTAL_LEAKED_PASSWORDS: setting.text(
    'Fichier de mots de passe connus à refuser, un par ligne, en plus de la liste fournie',
    { optional: true },
  ),
  PORTAL_SECRET_KEY: setting.secret(
    'Secret qui chiffre ce qui doit être relu en base (clés, seconds facteurs), le même sur chaque nœud\u202f; sans valeur, il est tiré au sort dans le dossier des données',
    { optional: true },
  ),
  PORTAL_SECRET_KEYS_PREVIOUS: setting.secrets(
    'Anciens secrets\u202f; au démarrage, ce qu’ils chiffraient l’est de nouveau avec l’actuel',
    { optional: true },
  ),
  PORTAL_DEMO: setting.flag('Mode démonstration', { default: false }),
  PREAU_DATA_DIR: setting.folder('Dossier des données', { default: 'var' }),
})

/** The configuration of the portal: what each variable became. */
export interface PortalConfig {
  readonly host: string
  readonly port: number
  /** Address that people type, without a final slash. */
  readonly publicUrl: string
  /** `undefined`: an embedded PostgreSQL under {@link dataFolder}. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly trustedProxies: readonly string[]
  readonly metricsToken: string | undefined
  readonly sessionIdleMs: number
  readonly sessionAbsoluteMs: number
  /** Life of a CAS service ticket that nobody validates. */
  readonly casTicketMs: number
  /** Life of a session kept by « remember me », three months at most (CAS 3.0 §4.1.5); 0: it is not offered. */
  readonly rememberMs: number
  /** Services of private networks may be called. */
  readonly casPrivateServices: boolean
  /** Failures that one address may make in ten minutes before its tries wait. */
  readonly loginFailuresPerAddress: number
  /** Of whom a second factor is required; in demonstration, nobody all the same. */
  readonly secondFactorRequired: readonly FactorPopulation[]
  /** Time left to set a required second factor up, from the first log-in that asks for it. */
  readonly secondFactorGraceMs: number
  /** Life of an activation code. */
  readonly activationMs: number
  /** How long a closed account that nothing needs is kept. */
  readonly retentionMs: number
  /** Folder of AAF deliveries that is watched. */
  readonly drop: DropSetting | undefined
  /** File of leaked passwords. */
  readonly leakedPasswords: string | undefined
  /** Seals what is kept in the database to be read again; `undefined`: a file under {@link dataFolder}. */
  readonly secretKey: string | undefined
  /** Keys of before a change. */
  readonly previousSecretKeys: readonly string[]
  readonly demo: boolean
}

/** Variables of the portal, for the generated documentation. */
export const portalSettings = schema

/**
 * Reads `PORTAL_*` and `PREAU_DATA_DIR` once.
 *
 * @throws ConfigError with every mistake at once; demonstration mode on a public address is one of them
 */
export function readPortalConfig(environment: Environment): PortalConfig {
  const read = readConfig(schema, environment)
  if (read.PORTAL_DEMO)
    refusePublicDemo({ host: read.PORTAL_HOST, variable: 'PORTAL_HOST', program: 'le portail' })
  return {
    host: read.PORTAL_HOST,
    port: read.PORTAL_PORT,
    publicUrl: (
      read.PORTAL_PUBLIC_URL?.href ?? `http://localhost:${String(read.PORTAL_PORT || 8080)}`
    ).replace(/\/+$/, ''),
    databaseUrl: read.PORTAL_DATABASE_URL,
    dataFolder: read.PREAU_DATA_DIR,
    trustedProxies: read.PORTAL_TRUSTED_PROXIES,
    metricsToken: read.PORTAL_METRICS_TOKEN,
    sessionIdleMs: read.PORTAL_SESSION_IDLE_MINUTES * 60_000,
    sessionAbsoluteMs: read.PORTAL_SESSION_HOURS * 3_600_000,
    casTicketMs: read.PORTAL_CAS_TICKET_SECONDS * 1000,
    rememberMs: read.PORTAL_REMEMBER_DAYS * 86_400_000,
    casPrivateServices: read.PORTAL_CAS_PRIVATE_SERVICES || read.PORTAL_DEMO,
    loginFailuresPerAddress: read.PORTAL_LOGIN_FAILURES_PER_ADDRESS,
    secondFactorRequired: readPopulations(read.PORTAL_SECOND_FACTOR_REQUIRED),
    secondFactorGraceMs: read.PORTAL_SECOND_FACTOR_GRACE_DAYS * 86_400_000,
    activationMs: read.PORTAL_ACTIVATION_DAYS * 86_400_000,
    retentionMs: read.PORTAL_RETENTION_DAYS * 86_400_000,
    drop: dropOf(read.PORTAL_AAF_FOLDER, read.PORTAL_AAF_FOLDER_WAY),
    leakedPasswords: read.PORTAL_LEAKED_PASSWORDS,
    secretKey: read.PORTAL_SECRET_KEY,
    previousSecretKeys: read.PORTAL_SECRET_KEYS_PREVIOUS ?? [],
    demo: read.PORTAL_DEMO,
  }
}

function dropOf(folder: string | undefined, way: DropSetting['way']): DropSetting | undefined {
  return folder === undefined ? undefined : { folder, way }
}

function readPopulations(words: readonly string[]): readonly FactorPopulation[] {
  const unknown = words.filter((word) => !factorPopulations.some((known) => known === word))
  if (unknown.length > 0) throw new ConfigError([unknownPopulations(unknown)])
  return factorPopulations.filter((known) => words.includes(known))
}

const unknownPopulations = (words: readonly string[]): string =>
  `PORTAL_SECOND_FACTOR_REQUIRED contient «\u00a0${words.join(', ')}\u00a0»\u00a0: les mots admis sont ${factorPopulations.join(', ')}.`
