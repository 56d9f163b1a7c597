import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { sql, type Transaction } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PortalSchema } from '../../../store/schema.ts'
import { openBrowser } from '../../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../../testing/open-portal.ts'
import { testPassword } from '../../../testing/people-of-tilleuls.ts'

let portal: OpenedPortal
const db = () => portal.database.kysely<PortalSchema>()
const program = fileURLToPath(new URL('../../../testing/import-in-child.ts', import.meta.url))
const delivery = () => writeAafDelivery(makeSchool({ pupils: 60 }))

beforeAll(async () => {
  portal = await openPortal()
  await portal.commands.addAccount({ firstName: 'Paul', lastName: 'Tessier', login: 'exploitant' })
  await portal.commands.grantRole('exploitant', 'platform')
  await portal.commands.setPassword('exploitant', testPassword)
})

beforeEach(async () => {
  await sql`delete from account where origin = 'aaf'`.execute(db())
})

async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await pause(10)
  }
}

/** The connection that waits for the table we hold. */
async function blocked(): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_locks where not granted
    and locktype = 'relation' and database = (select oid from pg_database where datname = current_database())`.execute(
    db(),
  )
  return rows[0]?.pid
}

async function isGone(pid: number): Promise<true | undefined> {
  const { rows } = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(db())
  return rows.length === 0 ? true : undefined
}

/** Stops an import at the first statement that needs `table`, does `work` to its connection, lets go. */
async function stopAt(table: string, work: (pid: number) => Promise<unknown>): Promise<number> {
  return db()
    .transaction()
    .execute(async (trx: Transaction<PortalSchema>) => {
      await sql`lock table ${sql.table(table)} in share mode`.execute(trx)
      const pid = await until(blocked)
      await work(pid)
      return pid
    })
}

async function nothingIsLeft(): Promise<void> {
  const left = await sql<{ accounts: string; profiles: string; classes: string; schools: string }>`select
    (select count(*) from account where origin = 'aaf') as accounts, (select count(*) from account_profile) as profiles,
    (select count(*) from school_class) as classes, (select count(*) from establishment) as schools`.execute(
    db(),
  )
  expect(left.rows).toEqual([{ accounts: '0', profiles: '0', classes: '0', schools: '0' }])
}

describe('an AAF import that ends in the middle', () => {
  test.each(['account', 'guardian_link', 'audit_event'])(
    'leaves nothing when the process is killed before it writes to %s',
    async (table) => {
      const words = ['--import', 'tsx', program, portal.database.url]
      const child = spawn(process.execPath, words, { stdio: 'inherit', env: {} })
      const ended = once(child, 'exit')
      const pid = await stopAt(table, async () => {
        child.kill('SIGKILL')
        await ended
      })
      expect(child.signalCode).toBe('SIGKILL')
      await until(() => isGone(pid))
      await nothingIsLeft()
    },
  )

  test.each(['account', 'guardian_link', 'audit_event'])(
    'leaves nothing but its report when PostgreSQL ends its connection before it writes to %s',
    async (table) => {
      const stopped = stopAt(table, async (pid) => {
        await sql`select pg_terminate_backend(${pid})`.execute(db())
        await until(() => isGone(pid))
      })
      const [outcome] = await Promise.allSettled([portal.commands.importAaf(delivery()), stopped])
      expect(outcome.status).toBe('rejected')
      await nothingIsLeft()
      const last = db().selectFrom('aaf_run').select('state').orderBy('id', 'desc').limit(1)
      expect(await last.executeTakeFirst()).toEqual({ state: 'failed' })
    },
  )

  test('answers with a page that says so, and the next import works', async () => {
    const browser = openBrowser(portal.app)
    await browser.signIn('exploitant', testPassword)
    const path = '/administration/annuaire/livraisons'
    await browser.get(path)
    const files = delivery().map((file) => ({ name: file.name, bytes: file.bytes() }))
    const [page] = await Promise.all([
      browser.upload(path, {}, files),
      stopAt('guardian_link', (pid) => sql`select pg_terminate_backend(${pid})`.execute(db())),
    ])
    expect(page.text).toContain('L’import s’est interrompu')
    expect(page.text).toContain('Rien n’est modifié')
    const report = await browser.upload(path, {}, files)
    expect(report.text).toContain('La livraison est importée.')
  })
})
