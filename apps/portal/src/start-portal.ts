import { join } from 'node:path'
import {
  ConfigError,
  createLog,
  createKeyPairs,
  type Database,
  emptyDatabase,
  type Lifecycle,
  type Log,
  migrate,
  openDatabase,
  platformMigrations,
  systemClock,
  systemRandom,
  type Vault,
  vaultOf,
} from '@preau/platform'
import { createPortal, type Portal } from './app.ts'
import type { PortalConfig } from './config.ts'
import { SecretSealedElsewhere, sealSecrets } from './store/index.ts'
import { portalMigrations } from './store/migrations/index.ts'

/** How to start: a server by default. */
export interface StartPortalOptions {
  /** `borrow` for a command that may run beside the server; it does not listen. */
  readonly access?: 'own' | 'borrow'
  /** False when the caller listens later, once it has loaded something; by default an owner listens. */
  readonly listen?: boolean
  /** Empties the database first: everything is lost. */
  readonly empty?: boolean
  readonly log?: Log
}

/**
 * Opens the database, brings it up to date, builds the portal and listens. Everything opened is deferred to `lifecycle`.
 */
export async function startPortal(
  config: PortalConfig,
  lifecycle: Pick<Lifecycle, 'defer'>,
  options: StartPortalOptions = {},
): Promise<Portal> {
  const access = options.access ?? 'own'
  const log = options.log ?? createLog({ name: 'portal' })
  const database = await openDatabase({
    url: config.databaseUrl,
    embedded: { folder: join(config.dataFolder, 'portal'), database: 'portal', access },
    log,
    clock: systemClock,
  })
  lifecycle.defer('base de données', () => database.close())
  if (options.empty === true) await emptyDatabase(database)
  await migrate(database, [...platformMigrations, ...portalMigrations])
  const vault = vaultOf('portal', config, systemRandom)
  await sealOldSecrets(database, vault, log)
  const portal = await createPortal({
    config,
    database,
    vault,
    log,
    clock: systemClock,
    random: systemRandom,
  })
  if (access === 'own') {
    await portal.jobs.start()
    lifecycle.defer('tâches', () => portal.jobs.stop())
  }
  lifecycle.defer('HTTP', () => portal.app.close())
  if (options.listen ?? access === 'own') await portal.app.listen({ host: config.host, port: config.port })
  return portal
}

const keyLost =
  'PORTAL_SECRET_KEY n’est pas le secret qui a chiffré les seconds facteurs de cette base. Rendez-lui sa valeur d’avant (ou le fichier portal-secret.key du dossier des données), ou ajoutez l’ancien secret à PORTAL_SECRET_KEYS_PREVIOUS.'

/** A wrong secret is found at the start, not by the people who log in. */
async function sealOldSecrets(database: Database, vault: Vault, log: Log): Promise<void> {
  try {
    const factors = await sealSecrets(database, vault)
    const keys = await createKeyPairs(database, vault).reseal()
    const sealed = factors + keys.sealed
    if (sealed > 0) log.info({ sealed }, 'sealed with the present secret')
  } catch (error) {
    throw error instanceof SecretSealedElsewhere ? new ConfigError([keyLost]) : error
  }
}
