import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { platformMigrations } from '../database/migrations/platform-migrations.ts'
import type { Database } from '../database/open-database.ts'
import { openTestDatabase } from '../testing/index.ts'
import { type AuditChain, createAuditChain } from './audit-chain.ts'
import { recordAudit } from './record-audit.ts'

let database: Database
let chain: AuditChain
const day = (number: number): Date => new Date(Date.UTC(2026, 8, number, 8))

beforeAll(async () => {
  database = await openTestDatabase(platformMigrations)
  chain = createAuditChain(database)
})

beforeEach(() => tamper('truncate audit_event, audit_seal restart identity'))

async function write(action: string, at: Date, count = 1): Promise<void> {
  await database
    .kysely<unknown>()
    .transaction()
    .execute(async (trx) => {
      for (let line = 0; line < count; line += 1)
        await recordAudit(trx, { action, actor: '12', outcome: 'done', data: { line, text: 'é' }, at })
    })
}

/** What somebody with the rights of the owner of the database may do. */
async function tamper(statement: string): Promise<void> {
  await database.pool.query(`alter table audit_event disable trigger all; alter table audit_seal disable trigger all;
    ${statement}; alter table audit_event enable trigger all; alter table audit_seal enable trigger all`)
}

describe('the chain of the audit trail', () => {
  test('is intact while nobody touches it, and says what is not sealed yet', async () => {
    await write('a', day(1), 3)
    const [first] = await chain.seal(day(2))
    await write('b', day(2), 2)
    await chain.seal(day(3))
    expect(await chain.seal(day(3))).toEqual([])
    await write('c', day(3))
    const expected = first?.hash.toString('hex').toUpperCase()
    expect(await chain.verify({ expected })).toEqual({
      intact: true,
      seals: 2,
      lines: 5,
      purgedLines: 0,
      unsealedLines: 1,
      head: (await chain.head())?.hash.toString('hex'),
      expectedFound: true,
      faults: [],
    })
    expect(await chain.sealsOf(['2', '5', '6'])).toHaveLength(2)
  })

  test.each([
    ['rewritten', `update audit_event set actor = '13' where id = 2`, 'lines'],
    ['moved in time', `update audit_event set at = at + interval '1 second' where id = 2`, 'lines'],
    ['removed', 'delete from audit_event where id = 2', 'lines'],
    [
      'purged by hand out of turn',
      `update audit_seal set purged_at = now() where number = 2; delete from audit_event where id = 3`,
      'hole',
    ],
    [
      'sealed again',
      `update audit_seal set line_count = line_count where number = 1; update audit_seal set hash = sha256('x') where number = 1`,
      'chain',
    ],
    ['called purged and kept', 'update audit_seal set purged_at = now() where number = 1', 'not-purged'],
  ])('tells that a line was %s', async (_what, statement, kind) => {
    await write('a', day(1), 2)
    await chain.seal(day(1))
    await write('b', day(2))
    await chain.seal(day(2))
    await tamper(statement)
    const { intact, faults } = await chain.verify()
    expect(intact).toBe(false)
    expect(faults[0]?.kind).toBe(kind)
  })

  test('rewritten from end to end no longer has the hash that was noted elsewhere', async () => {
    await write('a', day(1))
    const [noted] = await chain.seal(day(1))
    const expected = noted?.hash.toString('hex')
    await tamper(`update audit_event set actor = 'x'; delete from audit_seal`)
    await chain.seal(day(2))
    expect(await chain.verify()).toMatchObject({ intact: true })
    expect(await chain.verify({ expected })).toMatchObject({ intact: false, expectedFound: false })
  })

  test('purges whole old ranges, keeps their seals, and stays verifiable', async () => {
    await write('old', day(1), 3)
    await chain.seal(day(1))
    await write('young', day(5), 2)
    await chain.seal(day(5))
    expect(await chain.purge({ before: day(4), at: day(6) })).toBe(3)
    expect(await chain.purge({ before: day(4), at: day(6) })).toBe(0)
    await chain.seal(day(6))
    expect(await chain.verify()).toMatchObject({ intact: true, seals: 3, lines: 3, purgedLines: 3 })
    const told = await database.pool.query<{ data: unknown }>(
      `select data from audit_event where action = 'traces.purged'`,
    )
    expect(told.rows).toMatchObject([{ data: { firstSeal: '1', lastSeal: '1', lines: 3 } }])
  })

  test('never purges what is not sealed, and refuses to change a seal', async () => {
    await write('old', day(1), 3)
    expect(await chain.purge({ before: day(9), at: day(9) })).toBe(0)
    await chain.seal(day(2))
    for (const statement of [
      'delete from audit_event where id = 1',
      'delete from audit_seal',
      'truncate audit_seal',
      `update audit_seal set sealed_at = now()`,
    ])
      await expect(database.pool.query(statement)).rejects.toThrow('append-only')
  })

  test('waits for a change that has drawn a smaller number, and makes nobody wait', async () => {
    const slow = await database.pool.connect()
    await slow.query('begin')
    await slow.query(
      `insert into audit_event (at, action, actor, outcome) values (now(), 'slow', '1', 'done')`,
    )
    await write('quick', day(1))
    const sealing = chain.seal(day(1))
    await write('meanwhile', day(1))
    await slow.query('commit')
    slow.release()
    const [seal] = await sealing
    expect(seal?.lineCount).toBeGreaterThanOrEqual(2)
    await chain.seal(day(2))
    expect(await chain.verify()).toMatchObject({ intact: true, lines: 3, unsealedLines: 0 })
  })

  test('seals a long trail in bounded ranges', async () => {
    await sql`insert into audit_event (at, action, actor, outcome)
      select ${day(1)}, 'many', '1', 'done' from generate_series(1, 10001)`.execute(
      database.kysely<unknown>(),
    )
    const seals = await chain.seal(day(1))
    expect(seals.map(({ lineCount }) => lineCount)).toEqual([10_000, 1])
    expect(await chain.purge({ before: day(2), at: day(2) })).toBe(10_001)
    expect(await chain.verify()).toMatchObject({ intact: true, purgedLines: 10_001 })
  })
})
