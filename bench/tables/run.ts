/**
 * `npm run bench -- tables [N] [BASES]`: pages of *Ressources* in the school server, whole over HTTP, with N people in each of the
 * six tables; 3,000 then 30,000 without a number. With BASES, that base is among so many others, of 1,333 people each on average.
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
import { createSchool, readSchoolConfig, type School, schoolMigrations } from '@preau/school'
import { loadDeployment } from '../deployment/load-deployment.ts'
import { signIn } from './sign-in.ts'
import { asked } from './asked.ts'
import * as people from './people.sql.ts'

const password = 'Mesure-2026-vert!'
const turns = 11
const uai = '0350000K'
const others = Number(process.argv[3] ?? 0)
const log = createLog({ name: 'bench', level: 'silent' })
const sizes = process.argv[2] === undefined ? [3000, 30_000] : [Number(process.argv[2])]
for (const size of sizes) await measure(size)

async function measure(size: number): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'preau-bench-')))
  const database = await openDatabase({ embedded: { folder, database: 'school' }, log, clock: systemClock })
  try {
    await migrate(database, [...platformMigrations, ...schoolMigrations])
    const config = readSchoolConfig({ PREAU_DATA_DIR: folder, SCHOOL_SECOND_FACTOR: 'non' })
    const school = await createSchool({ config, database, log, clock: systemClock, random: systemRandom })
    await school.commands.createBase({ uai, name: 'Collège des Tilleuls' })
    await school.commands.addOperator({ login: 'superviseur', displayName: 'S', password, bases: [uai] })
    await school.commands.setEntIdentifiers(uai, true)
    for (const statement of people.statements) await database.pool.query(statement, [size])
    for (const statement of people.links) await database.pool.query(statement)
    if (others > 0)
      await loadDeployment(database, school, {
        bases: others,
        people: 1333 * others,
        casUrl: 'http://ent.test',
      })
    await database.pool.query('vacuum analyze')
    console.log(
      `  ${size.toLocaleString('en')} people in each table${others > 0 ? `, among ${String(others)} other bases` : ''}`,
    )
    await show(school)
    await school.app.close()
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pages in turn rather than one after the other, so that what passes on the machine meets them all. */
async function show(school: School): Promise<void> {
  const cookie = await signIn(school.app, 'superviseur', password)
  const times = new Map<string, number[]>()
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { label, path } of asked) {
      const start = performance.now()
      const answer = await school.app.inject({
        url: `/${uai}/client/ressources/${path}`,
        headers: { cookie },
      })
      if (answer.statusCode !== 200)
        throw new Error(`${label}: ${String(answer.statusCode)} ${String(answer.headers.location)}`)
      times.set(label, [...(times.get(label) ?? []), performance.now() - start])
    }
  }
  for (const [label, taken] of times) {
    taken.sort((a, b) => a - b)
    const [p50, worst] = [taken[Math.floor(turns / 2)] ?? 0, taken.at(-1) ?? 0]
    console.log(
      `    ${label.padEnd(44)}${p50.toFixed(1).padStart(8)} ms p50${worst.toFixed(1).padStart(9)} ms worst`,
    )
  }
}
