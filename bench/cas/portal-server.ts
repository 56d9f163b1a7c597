/** A real portal on a real, durable, embedded PostgreSQL with a school of 1,400 people, in a process of its own. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Database,
  hashPassword,
  migrate,
  createVault,
  openDatabase,
  platformMigrations,
  runApp,
  systemClock,
  systemRandom,
  verifyPassword,
} from '@preau/platform'
import { createPortal, type Portal, portalMigrations, readPortalConfig } from '@preau/portal'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { databaseTime, serverOf } from './database-time.ts'
import { heldBytes, reportUsage } from './report-usage.ts'
import { people, personLogin, personPassword, serviceUrl } from './service.ts'

const service = {
  code: 'PRONOTECAS',
  title: 'PRONOTE',
  ssoType: 'pronote-cas',
  url: serviceUrl,
  grouping: 'Scolarité',
  school: '0350000K',
  population: [{ profiles: ['National_ENS'], schools: 'all' }],
}

/** The password is hashed once for all; everybody has an identifier and has read the information page. */
const openEverybody = `
  with opened as (
    update account a set password_hash = first.password_hash, status = 'active', must_change_password = false
    from account first where first.login = $1 and a.login like 'mesure.%' returning a.id
  ), identified as (
    insert into pronote_identifier (account_id, establishment_id, category, pronote_id, created_at)
    select o.id, e.id, 'teacher', 'D7FR34N5EPVM' || lpad(o.id::text, 4, '0'), now()
    from opened o, establishment e where e.uai = '0350000K'
  )
  insert into notice_acknowledgement (account_id, service_id, acknowledged_at)
  select o.id, s.id, now() from opened o, service s where s.code = 'PRONOTECAS'`

await runApp({ name: 'bench' }, async (lifecycle) => {
  const { log } = lifecycle
  // What goes wrong is read in the answers; the refusals of an overload would bury the figures.
  log.level = 'fatal'
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
  lifecycle.defer('folder', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  const database = await openDatabase({ embedded: { folder, database: 'portal' }, log, clock: systemClock })
  lifecycle.defer('database', () => database.close())
  await migrate(database, [...platformMigrations, ...portalMigrations])
  const config = readPortalConfig({})
  const vault = createVault({ secret: 'the secret of the bench', file: '', random: systemRandom })
  const portal = await createPortal({
    config,
    database,
    vault,
    log,
    clock: systemClock,
    random: systemRandom,
  })
  lifecycle.defer('http', () => portal.app.close())
  await load(portal, database)
  const [backend] = (await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows
  const server = serverOf(backend?.pid ?? 0)
  reportUsage(
    () => {
      process.kill(process.pid, 'SIGTERM')
    },
    {
      databaseMs: () => Promise.resolve(server && databaseTime(server)),
      argon2Ms,
      heldBytes: () => Promise.resolve(heldBytes()),
    },
  )
  process.send?.(await portal.app.listen({ host: '127.0.0.1', port: 0 }))
})

/** Processor time of one check of a password, milliseconds. */
async function argon2Ms(): Promise<number> {
  const stored = await hashPassword(personPassword)
  const checks = 40
  const before = process.cpuUsage()
  await Promise.all(Array.from({ length: checks }, () => verifyPassword(stored, personPassword)))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / checks
}

async function load({ commands }: Portal, database: Database): Promise<void> {
  const { state } = await commands.importAaf(writeAafDelivery(makeSchool()))
  if (state !== 'done') throw new Error(`the school was not imported: ${state}`)
  const profiles = [{ uai: '0350000K', profile: 'National_ENS' }] as const
  for (let index = 0; index < people; index += 1) {
    await commands.addAccount({
      firstName: 'Claire',
      lastName: 'Mesure',
      login: personLogin(index),
      profiles,
    })
  }
  await commands.setPassword(personLogin(0), personPassword)
  await commands.applyServices(JSON.stringify({ services: [service] }))
  await database.pool.query(openEverybody, [personLogin(0)])
}
