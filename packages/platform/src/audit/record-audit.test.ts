import { beforeAll, describe, expect, test } from 'vitest'

import { platformMigrations } from '../database/migrations/platform-migrations.ts'
import type { Database } from '../database/open-database.ts'
import { openTestDatabase } from '../testing/index.ts'
import { type AuditTables, recordAudit } from './record-audit.ts'

let database: Database
const at = new Date('2026-09-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase(platformMigrations)
})

describe('the audit trail', () => {
  test('has its line if and only if the change was made', async () => {
    const db = database.kysely<AuditTables>()
    const change = (action: string, fails: boolean): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await recordAudit(trx, {
          action,
          actor: '12',
          target: 'service:3',
          outcome: 'done',
          data: { kept: ['a'] },
          at,
        })
        if (fails) throw new Error('undone')
      })
    await change('service.created', false)
    await expect(change('service.deleted', true)).rejects.toThrow('undone')
    const lines = await db.selectFrom('audit_event').selectAll().execute()
    expect(lines).toMatchObject([
      { action: 'service.created', actor: '12', school: null, at, data: { kept: ['a'] } },
    ])
  })

  test('holds whatever was received: what the base cannot keep of a text becomes U+FFFD', async () => {
    const db = database.kysely<AuditTables>()
    const data = { address: 'a\0b\ud800c', kept: ['\\u0000', '😀'] }
    const entry = { action: 'odd.received', actor: 'anonymous', outcome: 'refused', data, at } as const
    await db.transaction().execute((trx) => recordAudit(trx, entry))
    const line = await db.selectFrom('audit_event').selectAll().where('action', '=', entry.action).execute()
    expect(line).toMatchObject([{ data: { address: 'a\ufffdb\ufffdc', kept: ['\\u0000', '😀'] } }])
  })

  test.each(['update audit_event set actor = $$x$$', 'delete from audit_event', 'truncate audit_event'])(
    'cannot be rewritten (%s)',
    async (statement) => {
      await expect(database.pool.query(statement)).rejects.toThrow('append-only')
    },
  )
})
