/**
 * `npm run bench -- aaf [N …]`: complete AAF deliveries of N people (1 400 and 100 000 by default) received, read, compared and applied, then
 * the same delivery a second time. The generator streams: one school is held at a time. Memory is that of this process (the generator, the
 * readers and the importer), PostgreSQL has its own.
 */
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
import { type AafProgress, createPortal, portalMigrations, readPortalConfig } from '@preau/portal'
import { writeAcademyDelivery } from '@preau/testing/school'

/** People of one generated school, by count. */
const peopleOfASchool = 1400
const asked = process.argv.slice(2).map(Number)

for (const people of asked.length > 0 ? asked : [1400, 100_000]) await measure(people)

async function measure(people: number): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
  const log = createLog({ name: 'bench', level: 'silent' })
  const database = await openDatabase({ embedded: { folder, database: 'portal' }, log, clock: systemClock })
  try {
    await migrate(database, [...platformMigrations, ...portalMigrations])
    const schools = Math.max(1, Math.round(people / peopleOfASchool))
    console.log(`  ${schools} schools`)
    for (const pass of ['first', 'again']) await importOnce(database, pass, schools)
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importOnce(database: Database, pass: string, schools: number): Promise<void> {
  const log = createLog({ name: 'bench', level: 'silent' })
  const config = readPortalConfig({})
  const { commands, app } = await createPortal({
    config,
    database,
    log,
    clock: systemClock,
    random: systemRandom,
  })
  const began = performance.now()
  const steps = new Map<AafProgress['step'], number>()
  const { state, counts } = await commands.importAaf(writeAcademyDelivery({ schools }), {
    onProgress: ({ step }) => void steps.set(step, steps.get(step) ?? performance.now() - began),
  })
  const seconds = (performance.now() - began) / 1000
  const { pupils = 0, guardians = 0, staff = 0, created = 0, updated = 0 } = counts
  const people = pupils + guardians + staff
  const starts = [...steps].map(([step, at]) => `${step} from ${(at / 1000).toFixed(0)} s`)
  const columns = [
    pass.padEnd(6),
    state,
    `${people.toLocaleString('en')} people`,
    `${created} created, ${updated} updated`,
    `${seconds.toFixed(1)} s`,
    `${((1000 * seconds) / people).toFixed(2)} ms/person`,
    `peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
    starts.join(', '),
  ]
  console.log(`  ${columns.join('  ')}`)
  await app.close()
}
