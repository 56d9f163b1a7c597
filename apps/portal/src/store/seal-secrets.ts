import type { Database, Vault } from '@preau/platform'
import { type Kysely, type RawBuilder, sql } from 'kysely'

const batch = 500

/** A secret that the vault does not open: another secret sealed it, or it was altered. */
export class SecretSealedElsewhere extends Error {
  override readonly name = 'SecretSealedElsewhere'
}

/** Length of a secret of before sealing (RFC 4226 §4: 160 bits). */
const plainBytes = 20

interface Kept {
  readonly key: string
  readonly account_id: string
  readonly secret: Buffer
}

/** Whose secret it is: what a sealed one is bound to. */
export const factorContext = (accountId: string): string => `second-factor:${accountId}`

/**
 * Seals with the present secret of the vault the secrets of second factors that are not: those of before sealing, and those of an older
 * one. Returns how many; each batch is a transaction, so that several nodes may do it at once.
 *
 * @throws SecretSealedElsewhere when a secret was sealed with a secret that was not given
 */
export async function sealSecrets(database: Database, vault: Vault): Promise<number> {
  const db = database.kysely<Record<string, never>>()
  const factors = await sealTable(db, vault, { table: sql`second_factor`, key: sql`account_id` })
  return factors + (await sealTable(db, vault, { table: sql`second_factor_draft`, key: sql`key` }))
}

interface Sealed {
  readonly table: RawBuilder<unknown>
  readonly key: RawBuilder<unknown>
}

async function sealTable(
  db: Kysely<Record<string, never>>,
  vault: Vault,
  { table, key }: Sealed,
): Promise<number> {
  let [done, after, more] = [0, '', true]
  while (more) {
    const rows = await db.transaction().execute(async (trx) => {
      const kept = await sql<Kept>`select ${key}::text as key, account_id::text, secret from ${table}
        where secret is not null and ${key}::text collate "C" > ${after} order by ${key}::text collate "C" limit ${batch} for update`.execute(
        trx,
      )
      for (const row of kept.rows) {
        const context = factorContext(row.account_id)
        if (await vault.isCurrent(row.secret, context)) continue
        const plain = row.secret.length === plainBytes ? row.secret : undefined
        const secret = await vault.seal(
          plain ?? (await openSecret(vault, row.account_id, row.secret)),
          context,
        )
        await sql`update ${table} set secret = ${secret} where ${key}::text = ${row.key}`.execute(trx)
        done += 1
      }
      return kept.rows
    })
    after = rows.at(-1)?.key ?? ''
    more = rows.length === batch
  }
  return done
}

/** The secret of an application. @throws SecretSealedElsewhere */
export async function openSecret(vault: Vault, accountId: string, sealed: Buffer): Promise<Buffer> {
  const opened = await vault.open(sealed, factorContext(accountId))
  if (!opened) throw new SecretSealedElsewhere('the vault does not open the secret of a second factor')
  return opened
}
