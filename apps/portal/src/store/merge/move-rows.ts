import { sql, type Transaction } from 'kysely'
import type { PortalSchema } from '../schema.ts'

type Trx = Transaction<PortalSchema>

/** A table whose rows belong to an account: the column that says whose, and what else makes a row unique. */
interface OwnedTable {
  readonly table: string
  readonly column: string
  readonly unique: readonly string[]
  /** Values of the columns that rows taken away before they existed do not have. */
  readonly base?: string
}

const linkBase = "row(null, null, null, null, false, false, 'aaf')"

/** All that is somebody's and follows them into another account. */
export const ownedTables: readonly OwnedTable[] = [
  {
    table: 'account_profile',
    column: 'account_id',
    unique: ['establishment_id', 'profile', 'function_code', 'discipline_code'],
  },
  { table: 'account_class', column: 'account_id', unique: ['class_id', 'role', 'subject_code'] },
  { table: 'guardian_link', column: 'guardian_id', unique: ['pupil_id'], base: linkBase },
  { table: 'guardian_link', column: 'pupil_id', unique: ['guardian_id'], base: linkBase },
  { table: 'account_group_member', column: 'account_id', unique: ['group_id'] },
  { table: 'pronote_identifier', column: 'account_id', unique: ['establishment_id', 'category'] },
  { table: 'service_user_rule', column: 'account_id', unique: ['service_id'] },
  { table: 'notice_acknowledgement', column: 'account_id', unique: ['service_id'] },
  { table: 'admin_role', column: 'account_id', unique: ['role', 'establishment_id'] },
]

/** What became of the rows of one table: moved to the kept account, or taken away because it had its own. */
export interface MovedRows {
  readonly moved: readonly Record<string, unknown>[]
  readonly removed: readonly Record<string, unknown>[]
}

interface Pair {
  readonly keptId: string
  readonly droppedId: string
}

/** Moves the rows of an account to another one, unless it has the same. */
export async function moveRows(trx: Trx, owned: OwnedTable, { keptId, droppedId }: Pair): Promise<MovedRows> {
  const [table, column] = [sql.table(owned.table), sql.ref(owned.column)]
  const same = sql.join(
    owned.unique.map((name) => sql`k.${sql.ref(name)} is not distinct from t.${sql.ref(name)}`),
    sql` and `,
  )
  const taken = sql`exists (select 1 from ${table} k where k.${column} = ${keptId} and ${same})`
  const removed = await sql<{
    row: Record<string, unknown>
  }>`delete from ${table} t where t.${column} = ${droppedId} and ${taken}
    returning to_jsonb(t) as row`.execute(trx)
  const moved = await sql<{
    row: Record<string, unknown>
  }>`update ${table} t set ${column} = ${keptId} where t.${column} = ${droppedId}
    returning to_jsonb(t) as row`.execute(trx)
  return { moved: moved.rows.map(({ row }) => row), removed: removed.rows.map(({ row }) => row) }
}

/** Gives the rows back: those that were moved and are still there, and those that were taken away. */
export async function giveRowsBack(
  trx: Trx,
  owned: OwnedTable,
  { moved, removed, keptId, droppedId }: MovedRows & Pair,
): Promise<void> {
  const [table, column] = [sql.table(owned.table), sql.ref(owned.column)]
  const same = sql.join(
    owned.unique.map((name) => sql`r.${sql.ref(name)} is not distinct from t.${sql.ref(name)}`),
    sql` and `,
  )
  await sql`update ${table} t set ${column} = ${droppedId}
    from jsonb_populate_recordset(null::${table}, ${JSON.stringify(moved)}::jsonb) r
    where t.${column} = ${keptId} and ${same}`.execute(trx)
  await sql`insert into ${table} overriding system value
    select * from jsonb_populate_recordset(${sql.raw(owned.base ?? 'null')}::${table}, ${JSON.stringify(removed)}::jsonb) on conflict do nothing`.execute(
    trx,
  )
}
