/** A real portal on a real, durable, embedded PostgreSQL with a school of 1,400 people, in a process of its own. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Database,
  migrate,
  openDatabase,
  platformMigrations,
  runApp,
  systemClock,
  systemRandom,
} from '@preau/platform'
import { createPortal, type Portal, portalMigrations, readPortalConfig } from '@preau/portal'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { personLogin, personPassword, serviceUrl } from './service.ts'

const service = {
  code: 'PRONOTECAS',
  title: 'PRONOTE',
  ssoType: 'pronote-cas',
  url: serviceUrl,
  grouping: 'Scolarité',
  school: '0350000K',
  population: [{ profiles: ['National_ENS'], schools: 'all' }],
}

await runApp({ name: 'bench' }, async (lifecycle) => {
  const { log } = lifecycle
  log.level = 'warn'
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
  lifecycle.defer('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const database = await openDatabase({ embedded: { folder, database: 'portal' }, log, clock: systemClock })
  lifecycle.defer('database', () => database.close())
  await migrate(database, [...platformMigrations, ...portalMigrations])
  const config = readPortalConfig({})
  const portal = await createPortal({ config, database, log, clock: systemClock, random: systemRandom })
  lifecycle.defer('http', () => portal.app.close())
  await load(portal, database)
  process.send?.(await portal.app.listen({ host: '127.0.0.1', port: 0 }))
})

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
})

async function load({ commands }: Portal, database: Database): Promise<void> {
  const { state } = await commands.importAaf(writeAafDelivery(makeSchool()))
  if (state !== 'done') throw new Error(`the school was not imported: ${state}`)
  const profiles = [{ uai: '0350000K', profile: 'National_ENS' }] as const
  await commands.addAccount({ firstName: 'Claire', lastName: 'Mesure', login: personLogin, profiles })
  await commands.setPassword(personLogin, personPassword)
  await commands.applyServices(JSON.stringify({ services: [service] }))
  await database.pool.query(
    `insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
     select a.id, e.id, 'teacher', 'D7FR34N5EPVM9QKT', now() from account a, establishment e
     where a.login = $1 and e.uai = '0350000K'`,
    [personLogin],
  )
}
