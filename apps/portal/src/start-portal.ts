import { join } from 'node:path'
import {
  createLog,
  type Lifecycle,
  migrate,
  openDatabase,
  platformMigrations,
  systemClock,
  systemRandom,
} from '@preau/platform'
import { createPortal, type Portal } from './app.ts'
import type { PortalConfig } from './config.ts'
import { portalMigrations } from './store/migrations/index.ts'

/**
 * Opens the database, brings it up to date, builds the portal and listens. Everything opened is deferred to `lifecycle`.
 * `access: 'borrow'` for a command that may run beside the server; it does not listen.
 */
export async function startPortal(
  config: PortalConfig,
  lifecycle: Pick<Lifecycle, 'defer'>,
  options: { readonly access?: 'own' | 'borrow' } = {},
): Promise<Portal> {
  const access = options.access ?? 'own'
  const log = createLog({ name: 'portal' })
  const database = await openDatabase({
    url: config.databaseUrl,
    embedded: { folder: join(config.dataFolder, 'portal'), database: 'portal', access },
    log,
    clock: systemClock,
  })
  lifecycle.defer('base de données', () => database.close())
  await migrate(database, [...platformMigrations, ...portalMigrations])
  const portal = await createPortal({ config, database, log, clock: systemClock, random: systemRandom })
  lifecycle.defer('HTTP', () => portal.app.close())
  if (access === 'own') await portal.app.listen({ host: config.host, port: config.port })
  return portal
}
