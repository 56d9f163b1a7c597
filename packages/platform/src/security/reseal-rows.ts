import { sql } from 'kysely'
import type { Database } from '../database/open-database.ts'
import type { Vault } from './create-vault.ts'

/** A column whose bytes the vault sealed. */
export interface SealedColumn {
  readonly table: string
  /** A column that names a row. */
  readonly key: string
  readonly column: string
  /** The column that the bytes are bound to, with {@link purposeOf}; {@link key} by default. */
  readonly owner?: string
  /** For which use the bytes of this owner were sealed. */
  readonly purposeOf: (owner: string) => string
  /** Bytes of before sealing, which open as they are. */
  readonly isPlain?: (kept: Buffer) => boolean
  /** Told of each row that no secret opens; what it throws takes its batch back. By default such rows are left as they are. */
  readonly whenLost?: () => void
}

/** What became of the rows of a column. */
export interface Resealed {
  readonly sealed: number
  /** Rows that no secret of the vault opens: another one sealed them, or they were altered. */
  readonly lost: number
}

const batch = 500

interface Kept {
  readonly key: string
  readonly owner: string
  readonly bytes: Buffer
}

/**
 * Seals with the present secret of the vault what an older one sealed, or nobody. Each batch is a transaction that holds its
 * rows, so that several nodes may do it at once.
 */
export async function resealRows(database: Database, vault: Vault, of: SealedColumn): Promise<Resealed> {
  const db = database.kysely<Record<string, never>>()
  const [table, column, key] = [sql.table(of.table), sql.ref(of.column), sql.ref(of.key)]
  const owner = sql.ref(of.owner ?? of.key)
  const count = { sealed: 0, lost: 0 }
  let [after, more] = ['', true]
  while (more) {
    const rows = await db.transaction().execute(async (trx) => {
      const kept =
        await sql<Kept>`select ${key}::text as key, ${owner}::text as owner, ${column} as bytes from ${table}
        where ${column} is not null and ${key}::text collate "C" > ${after}
        order by ${key}::text collate "C" limit ${batch} for update`.execute(trx)
      for (const row of kept.rows) {
        const again = await sealAgain(vault, of, row)
        if (again === 'current') continue
        if (again === undefined) {
          of.whenLost?.()
          count.lost += 1
          continue
        }
        await sql`update ${table} set ${column} = ${again} where ${key}::text = ${row.key}`.execute(trx)
        count.sealed += 1
      }
      return kept.rows
    })
    after = rows.at(-1)?.key ?? ''
    more = rows.length === batch
  }
  return count
}

async function sealAgain(
  vault: Vault,
  { purposeOf, isPlain }: SealedColumn,
  { owner, bytes }: Kept,
): Promise<Buffer | 'current' | undefined> {
  const purpose = purposeOf(owner)
  if (await vault.isCurrent(bytes, purpose)) return 'current'
  const plain = isPlain?.(bytes) === true ? bytes : await vault.open(bytes, purpose)
  return plain && vault.seal(plain, purpose)
}
