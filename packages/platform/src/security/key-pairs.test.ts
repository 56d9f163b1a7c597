import { createVerify, createSign } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { type AuditTables } from '../audit/record-audit.ts'
import { platformMigrations } from '../database/migrations/platform-migrations.ts'
import { systemRandom } from '../random.ts'
import { openTestDatabase } from '../testing/open-test-database.ts'
import { createVault } from './create-vault.ts'
import { createKeyPairs } from './key-pairs.ts'

const folder = await mkdtemp(join(tmpdir(), 'preau-vault-'))
afterAll(() => rm(folder, { recursive: true }))

const vaultOf = (secret: string | undefined, file = join(folder, 'a', 'secret.key')) =>
  createVault({ secret, file, random: systemRandom })

describe('the vault', () => {
  test('what is sealed opens for its purpose, with its secret, unchanged — and not otherwise', async () => {
    const vault = vaultOf('un secret de test assez long pour servir')
    const sealed = await vault.seal(Buffer.from('clé'), 'usage')
    expect((await vault.open(sealed, 'usage'))?.toString()).toBe('clé')
    expect(await vault.open(sealed, 'autre usage')).toBeUndefined()
    expect(await vaultOf('un autre secret de test, long aussi').open(sealed, 'usage')).toBeUndefined()
    for (const at of [0, 5, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await vault.open(changed, 'usage')).toBeUndefined()
    }
    expect(await vault.open(Buffer.of(), 'usage')).toBeUndefined()
  })

  test('a change of secret keeps what the old one sealed readable, and says what is left to seal again', async () => {
    const [old, now] = ['le secret de test d’hier', 'le secret de test d’aujourd’hui']
    const changed = createVault({ secret: now, previous: [old], file: '', random: systemRandom })
    const sealed = await vaultOf(old).seal(Buffer.from('clé'), 'usage')
    expect((await changed.open(sealed, 'usage'))?.toString()).toBe('clé')
    expect(await changed.isCurrent(sealed, 'usage')).toBe(false)
    expect(await changed.isCurrent(await changed.seal(Buffer.from('clé'), 'usage'), 'usage')).toBe(true)
  })

  test('without a configured secret one is drawn once, in a file that its owner alone reads', async () => {
    const [one, other] = [vaultOf(undefined), vaultOf(undefined)]
    const [sealed] = await Promise.all([one.seal(Buffer.from('a'), 'x'), other.seal(Buffer.from('b'), 'x')])
    expect((await other.open(sealed, 'x'))?.toString()).toBe('a')
    const file = join(folder, 'a', 'secret.key')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file, 'utf8')).length).toBe(43)
  })
})

describe('the keys that partners encrypt for', () => {
  const at = new Date('2026-09-01T08:00:00Z')
  const later = (days: number): Date => new Date(at.getTime() + days * 86_400_000)
  const audit = (action: string) => ({ action, actor: 'test', outcome: 'done' as const, at })

  test('a renewed key still reads for a time, a destroyed one no longer does', async () => {
    const database = await openTestDatabase(platformMigrations)
    const vault = vaultOf('un secret de test assez long pour servir')
    const keys = createKeyPairs(database, vault, { modulusLength: 2048 })
    const order = { name: 'ENT', keepMs: 90 * 86_400_000 }
    const first = await keys.renew({ ...order, at, audit: audit('key.renewed') })
    const second = await keys.renew({ ...order, at: later(1), audit: audit('key.renewed') })
    expect((await keys.list(later(2))).map(({ id, readUntil }) => [id, readUntil])).toEqual([
      [second.id, undefined],
      [first.id, later(91)],
    ])
    expect(await keys.reading(later(92))).toHaveLength(1)
    const [reading] = await keys.reading(later(2))
    const signature = createSign('sha256')
      .update('x')
      .sign(reading?.privateKey ?? '')
    expect(createVerify('sha256').update('x').verify(second.publicKey, signature)).toBe(true)

    const stored = await database.pool.query<{ sealed_private: Buffer }>(
      'select sealed_private from key_pair',
    )
    expect(stored.rows[0]?.sealed_private.includes('RSA')).toBe(false)
    const stranger = createKeyPairs(database, vaultOf('un autre secret de test, long aussi'))
    expect(await stranger.reading(later(2))).toEqual([])

    expect(await keys.destroy(second.id, later(2), () => audit('key.destroyed'))).toBe(true)
    expect(await keys.destroy(second.id, later(2), () => audit('key.destroyed'))).toBe(false)
    expect((await keys.list(later(3))).map(({ id }) => id)).toEqual([first.id])
    const lines = await database.kysely<AuditTables>().selectFrom('audit_event').select('action').execute()
    expect(lines.map(({ action }) => action)).toEqual(['key.renewed', 'key.renewed', 'key.destroyed'])
  })
})
