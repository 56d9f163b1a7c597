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
import { createSchool, type School } from './app.ts'
import type { SchoolConfig } from './config.ts'
import { schoolMigrations } from './store/migrations/index.ts'

/**
 * Opens the database, brings it up to date, builds the server and listens. Everything opened is deferred to `lifecycle`.
 * `access: 'borrow'` for a command that may run beside the server; it does not listen.
 */
export async function startSchool(
  config: SchoolConfig,
  lifecycle: Pick<Lifecycle, 'defer'>,
  options: { readonly access?: 'own' | 'borrow' } = {},
): Promise<School> {
  const access = options.access ?? 'own'
  const log = createLog({ name: 'school' })
  const database = await openDatabase({
    url: config.databaseUrl,
    embedded: { folder: join(config.dataFolder, 'school'), database: 'school', access },
    log,
    clock: systemClock,
  })
  lifecycle.defer('base de données', () => database.close())
  await migrate(database, [...platformMigrations, ...schoolMigrations])
  const school = await createSchool({ config, database, log, clock: systemClock, random: systemRandom })
  lifecycle.defer('HTTP', () => school.app.close())
  if (access === 'own') await school.app.listen({ host: config.host, port: config.port })
  return school
}
