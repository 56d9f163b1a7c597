import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestSchoolWithBase, uai } from '../../testing/open-test-school.ts'
import { pupilsFile, pupilsXml } from '../../testing/school-files.ts'

const school = await openTestSchoolWithBase()
const pupils = Array.from({ length: 200 }, (_, index) => ({
  id: String(index),
  name: 'Morvan',
  firstName: `Lise${index}`,
}))

/** Backends that wait to write the report: the import of the child, at the place where it was stopped. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from pg_locks where relation = 'import_run'::regclass and not granted
  `.execute(school.db)
  return Number(rows[0]?.count)
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20))
}

test('an import whose process is killed when everything is written but the report leaves nothing', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', new URL('../../testing/import-in-child.ts', import.meta.url).pathname],
    { stdio: ['pipe', 'ignore', 'inherit', 'ipc'], env: { PATH: process.env['PATH'] } },
  )
  const ended = once(child, 'exit')
  child.send({ url: school.database.url, uai })
  child.stdin?.end(pupilsXml(pupils))
  await school.db.transaction().execute(async (trx) => {
    // Pupils and classes are written by then; the line of the report is what this lock holds back.
    await sql`lock table import_run in share mode`.execute(trx)
    await until(async () => child.exitCode !== null || (await waiting()) > 0)
    expect(child.exitCode).toBeNull()
    child.kill('SIGKILL')
    await ended
  })
  const gone = async (): Promise<boolean> => {
    const { rows } = await sql<{ taken: boolean }>`
      select exists (select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory') as taken
    `.execute(school.db)
    return rows[0]?.taken === false
  }
  await until(gone)
  for (const table of ['person', 'school_class', 'import_run'] as const)
    expect(await school.db.selectFrom(table).selectAll().execute()).toEqual([])
  expect(await school.auditOf('school-import.siecle')).toEqual([])
  expect((await school.commands.findBase(uai))?.schoolYear).toBeUndefined()

  const again = await school.commands.importSiecle(uai, { pupils: pupilsFile(pupils) })
  expect(again).toMatchObject({ ok: true, counts: { created: 200 } })
}, 20_000)
