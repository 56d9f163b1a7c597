import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

import type { ColumnType, Transaction } from 'kysely'
import { type AuditEntry, recordAudit } from '../audit/record-audit.ts'
import type { Database } from '../database/open-database.ts'
import type { Vault } from './create-vault.ts'
import { type Resealed, resealRows } from './reseal-rows.ts'

/** One RSA key of this application: partners encrypt for it, this application alone reads. */
export interface KeyPair {
  readonly id: string
  /** Name under which partners know it, written in their files. */
  readonly name: string
  readonly publicKey: KeyObject
  readonly createdAt: Date
  /** A renewed key still reads until then; no date for the present one. */
  readonly readUntil: Date | undefined
}

/** Reading keys, with their private half. */
export interface ReadingKeyPair {
  readonly name: string
  readonly privateKey: KeyObject
}

/** The keys of an application, private halves sealed in the database. */
export interface KeyPairs {
  /** Those that read today, latest first. */
  list(at: Date): Promise<readonly KeyPair[]>
  /** The same with their private half; one that the vault cannot open is left out. */
  reading(at: Date): Promise<readonly ReadingKeyPair[]>
  /** Draws a key. Those of the same name keep reading for `keepMs`, so that files under way are not lost. */
  renew(order: KeyOrder): Promise<KeyPair>
  /** Seals with the present secret of the vault the keys that an older one sealed. */
  reseal(): Promise<Resealed>
  /** Destroys a key at once: whatever is encrypted for it can no longer be read. False: it was gone. */
  destroy(id: string, at: Date, audit: (key: { readonly name: string }) => AuditEntry): Promise<boolean>
}

export interface KeyOrder {
  readonly name: string
  readonly at: Date
  readonly keepMs: number
  readonly audit: AuditEntry
}

/** Table behind {@link KeyPairs}; see `platform-migrations.ts`. */
interface KeyTables {
  key_pair: {
    id: ColumnType<string, never, never>
    name: string
    public_pem: string
    sealed_private: Buffer | null
    created_at: Date
    read_until: Date | null
  }
}

// Above the 2048 of published files, and what is advised beyond 2030.
const modulusLength = 3072

/** {@link KeyPairs} in the database of an application. */
export function createKeyPairs(
  database: Database,
  vault: Vault,
  options: { readonly modulusLength?: number } = {},
): KeyPairs {
  const db = database.kysely<KeyTables>()
  const alive = (at: Date) =>
    db
      .selectFrom('key_pair')
      .selectAll()
      .where('sealed_private', 'is not', null)
      .where((where) => where.or([where('read_until', 'is', null), where('read_until', '>', at)]))
      .orderBy('id', 'desc')
      .execute()
  return {
    list: async (at) => (await alive(at)).map(toKeyPair),
    async reading(at) {
      const opened = (await alive(at)).map(async ({ name, public_pem, sealed_private }) => {
        const bytes = sealed_private && (await vault.open(sealed_private, purposeOf(public_pem)))
        const key = bytes && ({ key: bytes, format: 'der', type: 'pkcs8' } as const)
        return key ? [{ name, privateKey: createPrivateKey(key) }] : []
      })
      return (await Promise.all(opened)).flat()
    },
    async renew(order) {
      const drawn = await promisify(generateKeyPair)('rsa', {
        modulusLength: options.modulusLength ?? modulusLength,
      })
      const pem = drawn.publicKey.export({ format: 'pem', type: 'spki' }).toString()
      const bytes = drawn.privateKey.export({ format: 'der', type: 'pkcs8' })
      const sealed = await vault.seal(bytes, purposeOf(pem))
      return db.transaction().execute((trx) => store(trx, order, { pem, sealed }))
    },
    reseal: () =>
      resealRows(database, vault, {
        table: 'key_pair',
        key: 'id',
        column: 'sealed_private',
        owner: 'public_pem',
        purposeOf,
      }),
    destroy: (id, at, audit) =>
      db.transaction().execute(async (trx) => {
        const gone = await trx
          .updateTable('key_pair')
          .set({ sealed_private: null, read_until: at })
          .where('id', '=', id)
          .where('sealed_private', 'is not', null)
          .returning('name')
          .executeTakeFirst()
        if (gone) await recordAudit(trx, audit(gone))
        return gone !== undefined
      }),
  }
}

async function store(
  trx: Transaction<KeyTables>,
  { name, at, keepMs, audit }: KeyOrder,
  { pem, sealed }: { readonly pem: string; readonly sealed: Buffer },
): Promise<KeyPair> {
  const until = new Date(at.getTime() + keepMs)
  await trx
    .updateTable('key_pair')
    .set({ read_until: until })
    .where('name', '=', name)
    .where('read_until', 'is', null)
    .execute()
  // What no longer reads is not kept.
  await trx.updateTable('key_pair').set({ sealed_private: null }).where('read_until', '<=', at).execute()
  const row = await trx
    .insertInto('key_pair')
    .values({ name, public_pem: pem, sealed_private: sealed, created_at: at, read_until: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  await recordAudit(trx, audit)
  return toKeyPair(row)
}

/** A private half opens for its own public half alone. */
const purposeOf = (pem: string): string => `key_pair ${pem}`

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly public_pem: string
  readonly created_at: Date
  readonly read_until: Date | null
}

function toKeyPair({ id, name, public_pem, created_at, read_until }: KeyRow): KeyPair {
  const publicKey = createPublicKey(public_pem)
  return { id, name, publicKey, createdAt: created_at, readUntil: read_until ?? undefined }
}
