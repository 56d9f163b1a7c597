import { createLog, createVault, fixedClock, openDatabase, systemRandom } from '@preau/platform'
import { createPortal } from '../app.ts'
import { readPortalConfig } from '../config.ts'

/*
 * A node of the portal in a process of its own, on the database of its first argument and at the instant of its second, to
 * be killed. It says where it listens.
 */
const [, , url = '', now = ''] = process.argv
const clock = fixedClock(now)
const log = createLog({ name: 'child', level: 'silent' })
const database = await openDatabase({ url, log, clock, maxConnections: 2 })
const config = readPortalConfig({ PORTAL_PUBLIC_URL: 'http://portail.test' })
const vault = createVault({ secret: 'le secret de tous les tests', file: '', random: systemRandom })
const { app } = await createPortal({ config, database, vault, log, clock, random: systemRandom })
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
