/**
 * `npm run bench -- directory [N]`: the search of the directory and the sheet of an account, whole pages over HTTP, at N accounts
 * (100 000 by default), as the platform operator sees them and as the administrator of one school does.
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
import { createPortal, type Portal, portalMigrations, readPortalConfig } from '@preau/portal'
import { drawFirstName, drawSurname } from '../reconciliation/names.ts'
import { seededRandom } from '../reconciliation/random.ts'
import { asked } from './asked.ts'
import * as people from './people.sql.ts'
import { signIn } from './sign-in.ts'

const password = 'Mesure-2026-vert!'
const turns = 15

const accounts = Number(process.argv[2] ?? '100000')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
const log = createLog({ name: 'bench', level: 'silent' })
const database = await openDatabase({ embedded: { folder, database: 'portal' }, log, clock: systemClock })
try {
  await migrate(database, [...platformMigrations, ...portalMigrations])
  const config = readPortalConfig({})
  const portal = await createPortal({ config, database, log, clock: systemClock, random: systemRandom })
  const began = performance.now()
  await load(database, portal)
  console.log(
    `  ${accounts.toLocaleString('en')} accounts made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  for (const login of ['operator', 'school']) await measureAs(portal, login)
  await portal.app.close()
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}

async function load({ pool }: Database, { commands }: Portal): Promise<void> {
  const random = seededRandom(7)
  const surnames = Array.from({ length: 30_000 }, () =>
    drawSurname(random)
      .toLowerCase()
      .replace(/[^a-z ]/g, ''),
  )
  const firstNames = Array.from({ length: 800 }, () =>
    drawFirstName(random, random.chance(0.5) ? 'F' : 'M', random.chance(0.5) ? 'child' : 'adult')
      .normalize('NFD')
      .replace(/[^a-zA-Z]/g, '')
      .toLowerCase(),
  )
  await pool.query('select setseed(0.5)')
  await pool.query(people.insertSchools, [accounts])
  await pool.query(people.insertPeople, [accounts, surnames, firstNames])
  await pool.query(people.insertProfiles)
  await pool.query(people.insertClasses)
  await pool.query(people.insertClassMembers)
  await pool.query(people.insertLinks)
  await pool.query('vacuum analyze')
  await commands.addAccount({ firstName: 'O', lastName: 'Perator', login: 'operator' })
  await commands.addAccount({ firstName: 'S', lastName: 'Chool', login: 'school' })
  await commands.setPassword('operator', password)
  await commands.setPassword('school', password)
  await commands.grantRole('operator', 'platform')
  await commands.grantRole('school', 'school', '0000001B')
}

async function measureAs({ app }: Portal, login: string): Promise<void> {
  const cookie = await signIn(app, login, password)
  console.log(`  as ${login}`)
  for (const { label, path } of asked) {
    const times: number[] = []
    for (let turn = 0; turn < turns; turn += 1) {
      const start = performance.now()
      const answer = await app.inject({ method: 'GET', url: path(turn), headers: { cookie } })
      times.push(performance.now() - start)
      if (answer.statusCode !== 200) throw new Error(`${label}: ${String(answer.statusCode)}`)
    }
    times.sort((a, b) => a - b)
    const [p50, worst] = [times[Math.floor(turns / 2)] ?? 0, times.at(-1) ?? 0]
    console.log(
      `    ${label.padEnd(32)}${p50.toFixed(1).padStart(8)} ms p50${worst.toFixed(1).padStart(9)} ms worst`,
    )
  }
}
