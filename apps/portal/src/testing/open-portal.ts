import {
  createVault,
  createLog,
  type Database,
  type FixedClock,
  fixedClock,
  type Log,
  platformMigrations,
  type Vault,
  systemRandom,
} from '@preau/platform'
import { openTestDatabase } from '@preau/platform/testing'
import { createPortal, type Portal } from '../app.ts'
import { readPortalConfig } from '../config.ts'
import { portalMigrations } from '../store/migrations/index.ts'

/** A portal on a database of its own, with a clock that only moves when told. Call it in `beforeAll`. */
export interface OpenedPortal extends Portal {
  readonly database: Database
  readonly clock: FixedClock
  readonly vault: Vault
}

/** The vault of every portal of the tests: its secret is given, no file is drawn. */
export const testVault = createVault({
  secret: 'le secret de tous les tests',
  file: '',
  random: systemRandom,
})

export async function openPortal(
  environment: Readonly<Record<string, string>> = {},
  log: Log = createLog({ name: 'portal', level: 'silent' }),
): Promise<OpenedPortal> {
  const database = await openTestDatabase([...platformMigrations, ...portalMigrations])
  const clock = fixedClock('2026-09-07T08:00:00Z')
  const portal = await createPortal({
    config: readPortalConfig({
      PORTAL_PUBLIC_URL: 'http://portail.test',
      PORTAL_SECRET_KEY: 'un secret qui ne sert qu’aux essais',
      ...environment,
    }),
    database,
    vault: testVault,
    log,
    clock,
    random: systemRandom,
  })
  return { ...portal, database, clock, vault: testVault }
}
