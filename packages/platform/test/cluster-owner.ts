/**
 * A process that owns (or borrows) a cluster, for the tests that kill it: opens it, adds a row, says what it found on one line of
 * JSON, and stays until told to stop.
 */
import { sql } from 'kysely'

import { EmbeddedDatabaseError, fixedClock, openDatabase } from '../src/index.ts'
import { runningServer } from '../src/database/embedded/postmaster-file.ts'
import { silentLog } from '../src/testing/silent-log.ts'

const [folder = '', access = 'own', then = 'stay'] = process.argv.slice(2)

try {
  const database = await openDatabase({
    embedded: { folder, database: 'portal', access: access === 'borrow' ? 'borrow' : 'own' },
    log: silentLog(),
    clock: fixedClock('2026-09-01T08:00:00Z'),
  })
  const db = database.kysely<{ visit: { id: string } }>()
  await sql`create table if not exists visit (id bigint generated always as identity)`.execute(db)
  await sql`insert into visit default values`.execute(db)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from visit`.execute(db)
  const server = runningServer(`${folder}/postgres/data`)
  // Before the line is said: whoever reads it may stop this process at once.
  if (then !== 'leave') process.once('SIGTERM', () => void database.close().then(() => process.exit(0)))
  process.stdout.write(
    `${JSON.stringify({ visits: rows[0]?.count, server: server?.pid, port: server?.port })}\n`,
  )
  if (then === 'leave') await database.close()
  if (then === 'stay') setInterval(() => undefined, 60_000)
} catch (error) {
  const known = error instanceof EmbeddedDatabaseError
  process.stdout.write(`${JSON.stringify({ refused: known ? error.message : String(error) })}\n`)
  process.exitCode = 1
}
