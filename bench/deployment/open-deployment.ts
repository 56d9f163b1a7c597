import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createLog,
  type Database,
  migrate,
  openDatabase,
  platformMigrations,
  systemClock,
  systemRandom,
} from '@preau/platform'
import { createSchool, readSchoolConfig, type School, schoolMigrations } from '@preau/school'
import { type DeploymentSize, loadDeployment } from './load-deployment.ts'
import { uaiOf } from './uai-of.ts'

/** A loaded deployment without a server yet. */
export interface Deployment {
  readonly database: Database
  /** Its data folder: keys of the server. */
  readonly folder: string
  close(): Promise<void>
}

export const operatorPassword = 'Mesure-2026-vert!'

/** Operators: `hebergeur` of every base, `superviseur` of the first. */
export async function openDeployment(
  size: DeploymentSize,
  before?: (school: School, database: Database) => Promise<void>,
): Promise<Deployment> {
  const log = createLog({ name: 'bench', level: 'silent' })
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
  const database = await openDatabase({ embedded: { folder, database: 'school' }, log, clock: systemClock })
  const close = async (): Promise<void> => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await migrate(database, [...platformMigrations, ...schoolMigrations])
    const config = readSchoolConfig({ PREAU_DATA_DIR: folder })
    const school = await createSchool({ config, database, log, clock: systemClock, random: systemRandom })
    await before?.(school, database)
    await loadDeployment(database, school, size)
    await addOperators(school)
    await school.app.close()
    return { database, folder, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function addOperators({ commands }: School): Promise<void> {
  const [host, supervisor] = ['hebergeur', 'superviseur'].map((login) => ({
    login,
    displayName: login,
    password: operatorPassword,
  }))
  if (host) await commands.addOperator({ ...host, bases: 'all' })
  if (supervisor) await commands.addOperator({ ...supervisor, bases: [uaiOf(0)] })
}
