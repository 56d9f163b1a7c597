import { ConfigError, type Environment, readConfig, refusePublicDemo, setting } from '@preau/platform'
import { z } from 'zod'

const schema = z.object({
  SCHOOL_HOST: setting.text('Adresse d’écoute', { default: '127.0.0.1' }),
  SCHOOL_PORT: setting.port('Port d’écoute', { default: 8081 }),
  SCHOOL_PUBLIC_URL: setting.url(
    'Adresse publique du serveur\u202f; sans valeur, http://localhost et le port d’écoute (http://localhost:8081)',
    { optional: true },
  ),
  SCHOOL_DATABASE_URL: setting.secretUrl(
    'Base PostgreSQL\u00a0; sans valeur, une base embarquée est démarrée',
    {
      optional: true,
    },
  ),
  SCHOOL_TRUSTED_PROXIES: setting.networks('Serveurs mandataires de confiance', { default: [] }),
  SCHOOL_METRICS_TOKEN: setting.secret('Jeton de lecture de /metrics depuis une autre machine', {
    optional: true,
  }),
  SCHOOL_CAS_ALLOW_PRIVATE: setting.flag('Accepte un serveur CAS sur une adresse privée', { default: false }),
  SCHOOL_MTLS_PORT: setting.port(
    'Port d’une écoute HTTPS qui demande leur certificat aux opérateurs\u202f; sans valeur, elle n’est pas ouverte',
    { optional: true },
  ),
  SCHOOL_MTLS_CERTIFICATE: setting.text(
    'Fichier PEM du certificat de cette écoute, avec sa chaîne (obligatoire avec SCHOOL_MTLS_PORT)',
    { optional: true },
  ),
  SCHOOL_MTLS_KEY: setting.text(
    'Fichier PEM de la clé de ce certificat (obligatoire avec SCHOOL_MTLS_PORT)',
    { optional: true },
  ),
  SCHOOL_CLIENT_CERTIFICATE_HEADER: setting.text(
    'En-tête où un serveur mandataire de confiance transmet le certificat de l’opérateur, par exemple X-SSL-Client-Cert\u202f; sans valeur, aucun n’est lu',
    { optional: true },
  ),
  SCHOOL_SECRET_KEY: setting.secret(
    'Secret qui chiffre les clés et les codes gardés en base, le même sur chaque nœud\u202f; sans valeur, il est tiré au sort dans le dossier des données',
    { optional: true },
  ),
  SCHOOL_SECRET_KEYS_PREVIOUS: setting.secrets(
    'Anciens secrets\u202f; au démarrage, ce qu’ils chiffraient l’est de nouveau avec l’actuel',
    { optional: true },
  ),
  SCHOOL_SECOND_FACTOR: setting.flag(
    'Demande à chaque opérateur de la console, en plus de son mot de passe, un code affiché par son téléphone\u202f; jamais en démonstration',
    { default: true },
  ),
  SCHOOL_CONSOLE_IDLE_MINUTES: setting.number(
    'Durée sans activité après laquelle un opérateur de la console ou du client est déconnecté, minutes',
    { min: 5, max: 720 },
    { default: 60 },
  ),
  SCHOOL_CONSOLE_SESSION_HOURS: setting.number(
    'Durée maximale de la session d’un opérateur, même actif, heures',
    { min: 1, max: 24 },
    { default: 12 },
  ),
  SCHOOL_TRACE_MONTHS: setting.number(
    'Durée de conservation des traces, mois\u202f; les plus anciennes sont supprimées chaque nuit',
    { min: 6, max: 60 },
    { default: 12 },
  ),
  SCHOOL_LEAKED_PASSWORDS: setting.text(
    'Fichier de mots de passe divulgués, un par ligne, refusés en plus de la liste fournie',
    { optional: true },
  ),
  SCHOOL_DEMO: setting.flag('Mode démonstration', { default: false }),
  SCHOOL_DEMO_CAS_URL: setting.url('Serveur CAS proposé en démonstration', {
    default: 'http://localhost:8080/cas',
  }),
  PREAU_DATA_DIR: setting.folder('Dossier des données', { default: 'var' }),
})

/** The configuration of the school server: what each variable became. */
export interface SchoolConfig {
  readonly host: string
  readonly port: number
  /** Address that people and the ENT use, without a final slash. */
  readonly publicUrl: string
  /** `undefined`: an embedded PostgreSQL under {@link dataFolder}. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly trustedProxies: readonly string[]
  readonly metricsToken: string | undefined
  /** Outgoing calls to the CAS server may reach private addresses. */
  readonly casAllowPrivate: boolean
  /** Seals keys and codes kept in the database; `undefined`: a file under {@link dataFolder}. */
  readonly secretKey: string | undefined
  /** Keys of before a change. */
  readonly previousSecretKeys: readonly string[]
  /** Our own listener that asks operators for their certificate. */
  readonly mtls: MtlsConfig | undefined
  /** Header in which a trusted proxy hands the certificate of an operator on, lower case. */
  readonly certificateHeader: string | undefined
  /** Operators who come in by password must give a one-time code too. */
  readonly secondFactorRequired: boolean
  /** After how long without a request the session of an operator ends. */
  readonly consoleIdleMinutes: number
  /** After how long it ends, whatever the activity. */
  readonly consoleSessionHours: number
  /** How long the lines of the audit trail are kept. */
  readonly traceMonths: number
  /** File of leaked passwords. */
  readonly leakedPasswords: string | undefined
  readonly demo: boolean
  /** CAS address of the preset « Préau Portail (ce serveur) », offered in demonstration. */
  readonly demoCasUrl: string
}

/** A listener with its own certificate: PEM files. */
export interface MtlsConfig {
  readonly port: number
  readonly certificate: string
  readonly key: string
}

/** Variables of the school server, for the generated documentation. */
export const schoolSettings = schema

/**
 * Reads `SCHOOL_*` and `PREAU_DATA_DIR` once.
 *
 * @throws ConfigError with every mistake at once; demonstration mode on a public address is one of them
 */
export function readSchoolConfig(environment: Environment): SchoolConfig {
  const read = readConfig(schema, environment)
  if (read.SCHOOL_DEMO)
    refusePublicDemo({ host: read.SCHOOL_HOST, variable: 'SCHOOL_HOST', program: 'le serveur' })
  return {
    host: read.SCHOOL_HOST,
    port: read.SCHOOL_PORT,
    publicUrl: withoutFinalSlash(
      read.SCHOOL_PUBLIC_URL?.href ?? `http://localhost:${String(read.SCHOOL_PORT || 8081)}`,
    ),
    databaseUrl: read.SCHOOL_DATABASE_URL,
    dataFolder: read.PREAU_DATA_DIR,
    trustedProxies: read.SCHOOL_TRUSTED_PROXIES,
    metricsToken: read.SCHOOL_METRICS_TOKEN,
    casAllowPrivate: read.SCHOOL_CAS_ALLOW_PRIVATE || read.SCHOOL_DEMO,
    secretKey: read.SCHOOL_SECRET_KEY,
    previousSecretKeys: read.SCHOOL_SECRET_KEYS_PREVIOUS ?? [],
    mtls: mtlsOf(read),
    certificateHeader: read.SCHOOL_CLIENT_CERTIFICATE_HEADER?.toLowerCase(),
    secondFactorRequired: read.SCHOOL_SECOND_FACTOR && !read.SCHOOL_DEMO,
    consoleIdleMinutes: read.SCHOOL_CONSOLE_IDLE_MINUTES,
    consoleSessionHours: read.SCHOOL_CONSOLE_SESSION_HOURS,
    traceMonths: read.SCHOOL_TRACE_MONTHS,
    leakedPasswords: read.SCHOOL_LEAKED_PASSWORDS,
    demo: read.SCHOOL_DEMO,
    demoCasUrl: withoutFinalSlash(read.SCHOOL_DEMO_CAS_URL.href),
  }
}

function mtlsOf(read: z.output<typeof schema>): MtlsConfig | undefined {
  const { SCHOOL_MTLS_PORT: port, SCHOOL_MTLS_CERTIFICATE: certificate, SCHOOL_MTLS_KEY: key } = read
  if (port === undefined) return undefined
  if (certificate === undefined || key === undefined)
    throw new ConfigError([
      'SCHOOL_MTLS_PORT demande aussi SCHOOL_MTLS_CERTIFICATE et SCHOOL_MTLS_KEY, deux fichiers PEM.',
    ])
  return { port, certificate, key }
}

const withoutFinalSlash = (url: string): string => url.replace(/\/+$/, '')
