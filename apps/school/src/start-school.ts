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
import { createSchool, type School } from './app.ts'
import type { SchoolConfig } from './config.ts'
import { openMtlsListener } from './mtls-listener.ts'
import { schoolMigrations } from './store/migrations/index.ts'

/** How to start: a server by default. */
export interface StartSchoolOptions {
  /** `borrow` for a command that may run beside the server; it does not listen. */
  readonly access?: 'own' | 'borrow'
  /** False when the caller listens later, once it has loaded something; by default an owner listens. */
  readonly listen?: boolean
  /** Empties the database first: everything is lost. */
  readonly empty?: boolean
  readonly log?: Log
}

/**
 * Opens the database, brings it up to date, builds the server and listens. Everything opened is deferred to `lifecycle`.
 */
export async function startSchool(
  config: SchoolConfig,
  lifecycle: Pick<Lifecycle, 'defer'>,
  options: StartSchoolOptions = {},
): Promise<School> {
  const access = options.access ?? 'own'
  const log = options.log ?? createLog({ name: 'school' })
  const database = await openDatabase({
    url: config.databaseUrl,
    embedded: { folder: join(config.dataFolder, 'school'), database: 'school', access },
    log,
    clock: systemClock,
  })
  lifecycle.defer('base de données', () => database.close())
  if (options.empty === true) await emptyDatabase(database)
  await migrate(database, [...platformMigrations, ...schoolMigrations])
  const school = await createSchool({ config, database, log, clock: systemClock, random: systemRandom })
  if (access === 'own') {
    const { sealed, lost } = await school.resealSecrets()
    if (sealed > 0) log.info({ sealed }, 'sealed with the present secret')
    if (lost > 0) log.error({ lost }, lostSecrets)
    await school.jobs.start()
    lifecycle.defer('tâches', () => school.jobs.stop())
  }
  lifecycle.defer('HTTP', () => school.app.close())
  if (options.listen ?? access === 'own') {
    await school.app.listen({ host: config.host, port: config.port })
    if (config.mtls) await openMtlsListener(school.app, lifecycle, { ...config.mtls, host: config.host })
  }
  return school
}

const lostSecrets =
  'no secret that was given opens what is sealed in the database: codes of operators, codes of exports, keys. Give the former value of SCHOOL_SECRET_KEY (or the file school-secret.key), or add it to SCHOOL_SECRET_KEYS_PREVIOUS'
