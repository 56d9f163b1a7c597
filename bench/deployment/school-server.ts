/** A real school server over a loaded database, with its jobs, in a process of its own. Its configuration is its environment. */
import { migrate, openDatabase, platformMigrations, runApp, systemClock, systemRandom } from '@preau/platform'
import { countStatements } from '@preau/platform/testing/count-statements'
import { createSchool, readSchoolConfig, schoolMigrations } from '@preau/school'
import { databaseTime, serverOf } from '../cas/database-time.ts'
import { heldBytes, reportUsage } from '../cas/report-usage.ts'

await runApp({ name: 'bench' }, async (lifecycle) => {
  const { log } = lifecycle
  log.level = 'silent'
  const config = readSchoolConfig(process.env)
  const database = await openDatabase({ url: config.databaseUrl, log, clock: systemClock })
  lifecycle.defer('database', () => database.close())
  await migrate(database, [...platformMigrations, ...schoolMigrations])
  const school = await createSchool({ config, database, log, clock: systemClock, random: systemRandom })
  await school.jobs.start()
  lifecycle.defer('jobs', () => school.jobs.stop())
  lifecycle.defer('http', () => school.app.close())
  const [backend] = (await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows
  const server = serverOf(backend?.pid ?? 0)
  let counted: ReturnType<typeof countStatements> | undefined
  reportUsage(() => process.kill(process.pid, 'SIGTERM'), {
    databaseMs: () => Promise.resolve(server && databaseTime(server)),
    heldBytes: () => Promise.resolve(heldBytes()),
    count: () => {
      counted = countStatements(database)
      return Promise.resolve(true)
    },
    counted: () => {
      counted?.stop()
      return Promise.resolve(counted?.sent ?? [])
    },
    export: () => school.commands.sendAutomatically(),
    deliver: () => school.commands.deliverPushes(),
  })
  process.send?.(await school.app.listen({ host: '127.0.0.1', port: 0 }))
})
