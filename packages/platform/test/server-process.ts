/** A whole small server, for the tests of starting and stopping: a page that takes its time, and the embedded database. */
import { setTimeout as pause } from 'node:timers/promises'

import { h } from 'preact'
import { z } from 'zod'

import {
  createHttpApp,
  type Environment,
  migrate,
  openDatabase,
  platformMigrations,
  readConfig,
  runApp,
  setting,
  systemClock,
  systemRandom,
} from '../src/index.ts'

const schema = z.object({
  FOLDER: setting.folder('Dossier'),
  PORT: setting.port('Port', { default: 0 }),
  LEVEL: setting.choice('Niveau', ['silent', 'info'], { default: 'silent' }),
})

await runApp({ name: 'test' }, async (lifecycle) => {
  const config = readConfig(schema, JSON.parse(process.argv[2] ?? '{}') as Environment)
  const { log } = lifecycle
  log.level = config.LEVEL
  const embedded = { folder: config.FOLDER, database: 'portal' }
  const database = await openDatabase({ embedded, log, clock: systemClock })
  lifecycle.defer('database', () => database.close())
  await migrate(database, platformMigrations)
  const app = await createHttpApp({
    name: 'test',
    log,
    clock: systemClock,
    random: systemRandom,
    database,
    publicUrl: new URL('http://localhost'),
    renderError: (view) => h('p', null, view.title, ' ', view.sentence),
  })
  app.get('/slow', async () => {
    process.stdout.write('slow\n')
    await pause(500)
    const { rowCount } = await database.pool.query('select 1 from session')
    return { sessions: rowCount }
  })
  app.get('/sessions', async () => (await database.pool.query('select 1 from session')).rowCount)
  lifecycle.defer('http', () => app.close())
  process.stdout.write(`${await app.listen({ port: config.PORT, host: '127.0.0.1' })}\n`)
})
