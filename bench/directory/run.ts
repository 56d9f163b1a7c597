/**
 * `npm run bench -- directory [N]`: the search of the directory and the sheet of an account, whole pages over HTTP, at N accounts
 * (100 000 by default), as the platform operator sees them and as the administrator of one school does. The best of the turns is what
 * the machine does when nobody else is at work on it.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createLog,
  migrate,
  openDatabase,
  platformMigrations,
  systemClock,
  systemRandom,
} from '@preau/platform'
import { createPortal, type Portal, portalMigrations, readPortalConfig } from '@preau/portal'
import { asked } from './asked.ts'
import { loadDirectory, password } from './load.ts'
import { signIn } from './sign-in.ts'

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
  await loadDirectory(database, portal, accounts)
  console.log(
    `  ${accounts.toLocaleString('en')} accounts made in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  for (const login of ['operator', 'school']) await measureAs(portal, login)
  await portal.app.close()
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
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
    const [best, p50, worst] = [times[0] ?? 0, times[Math.floor(turns / 2)] ?? 0, times.at(-1) ?? 0]
    const figures = [`${best.toFixed(1)} ms best`, `${p50.toFixed(1)} ms p50`, `${worst.toFixed(1)} ms worst`]
    console.log(`    ${label.padEnd(34)}${figures.map((one) => one.padStart(15)).join('')}`)
  }
}
