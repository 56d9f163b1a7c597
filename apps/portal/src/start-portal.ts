import { join } from 'node:path'
import {
  createLog,
  emptyDatabase,
  type Lifecycle,
  type Log,
  migrate,
  openDatabase,
  platformMigrations,
  systemClock,
  systemRandom,
} from '@preau/platform'
import { createPortal, type Portal } from './app.ts'
import type { PortalConfig } from './config.ts'
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
  const portal = await createPortal({ config, database, log, clock: systemClock, random: systemRandom })
  if (access === 'own') {
    await portal.jobs.start()
    lifecycle.defer('tâches', () => portal.jobs.stop())
  }
  lifecycle.defer('HTTP', () => portal.app.close())
  if (options.listen ?? access === 'own') await portal.app.listen({ host: config.host, port: config.port })
  return portal
}
