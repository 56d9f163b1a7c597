import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeSchool, writeAafDelivery } from '@preau/testing/school'
import { sql, type Transaction } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commandLine } from '../../frame/visitor.ts'
import { sqlAafStore } from '../../store/aaf/sql-aaf-store.ts'
import type { PortalSchema } from '../../store/schema.ts'
import { openBrowser } from '../../testing/browser.ts'
import { type OpenedPortal, openPortal } from '../../testing/open-portal.ts'
import { testPassword } from '../../testing/people-of-tilleuls.ts'
import { receiveDelivery } from './receive-delivery.ts'

let portal: OpenedPortal
const db = () => portal.database.kysely<PortalSchema>()
const program = fileURLToPath(new URL('../../testing/import-in-child.ts', import.meta.url))
const delivery = () => writeAafDelivery(makeSchool({ pupils: 60 }))

beforeAll(async () => {
  portal = await openPortal()
  await portal.commands.addAccount({ firstName: 'Paul', lastName: 'Tessier', login: 'exploitant' })
  await portal.commands.grantRole('exploitant', 'platform')
  await portal.commands.setPassword('exploitant', testPassword)
})

beforeEach(async () => {
  await sql`delete from account where origin = 'aaf'`.execute(db())
  await sql`delete from account_profile; delete from school_class; delete from aaf_run_establishment; delete from establishment`.execute(
    db(),
  )
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
async function stopAt(
  table: string,
  work: (pid: number) => Promise<unknown>,
  start: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  const started = start().catch(() => undefined)
  const pid = await db()
    .transaction()
    .execute(async (trx: Transaction<PortalSchema>) => {
      await sql`lock table ${sql.table(table)} in share mode`.execute(trx)
      const pid = await until(blocked)
      await work(pid)
      return pid
    })
  await started
  return pid
}

/** The connection of a killed process is closed by PostgreSQL a moment later. */
async function turnIsFree(): Promise<true | undefined> {
  const { rows } = await sql`select 1 from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`.execute(db())
  return rows.length === 0 ? true : undefined
}

async function nothingIsLeft(): Promise<void> {
  const left = await sql<{ accounts: string; profiles: string; classes: string; schools: string }>`select
    (select count(*) from account where origin = 'aaf') as accounts, (select count(*) from account_profile) as profiles,
    (select count(*) from school_class) as classes, (select count(*) from establishment) as schools`.execute(
    db(),
  )
  expect(left.rows).toEqual([{ accounts: '0', profiles: '0', classes: '0', schools: '0' }])
}

const last = async (): Promise<{ id: string; state: string }> =>
  db().selectFrom('aaf_run').select(['id', 'state']).orderBy('id', 'desc').executeTakeFirstOrThrow()

async function expectDone(runId: string): Promise<void> {
  const { state, counts } = await portal.commands.resumeAaf(runId)
  expect(state).toBe('done')
  expect(counts.created).toBeGreaterThan(100)
  const again = await portal.commands.importAaf(delivery())
  expect(again.counts).toMatchObject({ created: 0, updated: 0, suspended: 0 })
}

function startChild(...words: readonly string[]): { readonly killed: () => Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', program, portal.database.url, ...words], {
    stdio: 'inherit',
    env: {},
  })
  const ended = once(child, 'exit')
  return {
    killed: async () => {
      child.kill('SIGKILL')
      await ended
      expect(child.signalCode).toBe('SIGKILL')
    },
  }
}

describe('an AAF import that ends in the middle', () => {
  test.each(['account', 'audit_event'])(
    'leaves nothing when the process is killed before it writes to %s, and is resumed to the same end',
    async (table) => {
      const child = startChild()
      const pid = await stopAt(table, () => child.killed())
      await until(() => isGone(pid))
      await nothingIsLeft()
      await expectDone((await last()).id)
    },
  )

  test('does not read again the files that a killed process had read', async () => {
    const deps = { aaf: sqlAafStore(portal.database), clock: portal.clock }
    const order = {
      simulate: false,
      review: false,
      attended: false,
      acceptOlder: false,
      acceptAcademy: false,
    }
    const runId = await receiveDelivery(deps, {
      files: delivery(),
      by: commandLine,
      order: { ...order, acceptedDepartures: 'all' },
    })
    const files = () =>
      db()
        .selectFrom('aaf_run_file')
        .select(['position', 'read_at'])
        .where('run_id', '=', runId)
        .orderBy('position')
    await db()
      .transaction()
      .execute(async (trx) => {
        await sql`select 1 from aaf_run_file where run_id = ${runId}::bigint and position = 3 for update`.execute(
          trx,
        )
        const child = startChild(runId)
        await until(async () => (await files().execute())[2]?.read_at ?? undefined)
        await child.killed()
      })
    const before = (await files().execute()).map(({ read_at }) => read_at !== null)
    expect(before.slice(0, 4)).toEqual([true, true, true, false])
    await until(turnIsFree)
    portal.clock.advance(3_600_000)
    await stopAt(
      'guardian_link',
      async (pid) => {
        const [first] = await files().execute()
        expect(first?.read_at?.toISOString()).toBe('2026-09-07T06:00:00.000Z')
        await sql`select pg_terminate_backend(${pid})`.execute(db())
      },
      () => portal.commands.resumeAaf(runId),
    )
    await expectDone(runId)
  })

  test.each(['account', 'guardian_link'])(
    'leaves nothing but its report when PostgreSQL ends its connection before it writes to %s, and is resumed',
    async (table) => {
      const stopped = stopAt(table, async (pid) => {
        await sql`select pg_terminate_backend(${pid})`.execute(db())
        await until(() => isGone(pid))
      })
      const [outcome] = await Promise.allSettled([portal.commands.importAaf(delivery()), stopped])
      expect(outcome.status).toBe('rejected')
      await nothingIsLeft()
      const run = await last()
      expect(run.state).toBe('failed')
      await expectDone(run.id)
    },
  )

  test('sent again whole, is the same run, and nothing is read twice', async () => {
    const stopped = stopAt('guardian_link', (pid) => sql`select pg_terminate_backend(${pid})`.execute(db()))
    await Promise.allSettled([portal.commands.importAaf(delivery()), stopped])
    const run = await last()
    expect((await portal.commands.importAaf(delivery())).runId).toBe(run.id)
    expect((await last()).id).toBe(run.id)
  })

  test('says on its page that nothing is changed, with the button that goes on', async () => {
    const browser = openBrowser(portal.app)
    await browser.signIn('exploitant', testPassword)
    const stopped = stopAt('guardian_link', (pid) => sql`select pg_terminate_backend(${pid})`.execute(db()))
    await Promise.allSettled([portal.commands.importAaf(delivery()), stopped])
    const { id } = await last()
    const path = `/administration/annuaire/livraisons/${id}`
    const page = await browser.get(path)
    expect(page.text).toContain('L’import s’est interrompu')
    expect(page.text).toContain('Rien n’est modifié')
    expect((await browser.submit(`${path}/reprendre`, {})).text).toContain(
      'L’import reprend où il s’était arrêté.',
    )
    await expectDone(id)
  })
})
