import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type { AccountHolder, LinePerson } from '../../features/identifiers-import/index.ts'
import { listName } from '@preau/people'
import type { Db } from './import-scope.ts'

export interface HolderQuery {
  readonly runId: string
  readonly category: PersonCategory
  readonly accountIds: readonly string[]
}

interface HolderRow {
  readonly account_id: string
  readonly line_pronote_id: string | null
  readonly line_person: LinePerson | null
  readonly held_pronote_id: string | null
  readonly in_file: boolean
  readonly mode: 'complete' | 'partial'
}

/** Gives what stands in the way of choosing an account for the line of an identifier: another line, or another identifier. */
export type HolderOf = (accountId: string, pronoteId: string) => AccountHolder | undefined

export async function readHolders(db: Db, { runId, category, accountIds }: HolderQuery): Promise<HolderOf> {
  const { rows } = await sql<HolderRow>`
    select a.id::text as account_id, l.pronote_id as line_pronote_id, l.person as line_person, i.pronote_id as held_pronote_id,
      exists (select 1 from identifier_import_line o where o.run_id = r.id and o.pronote_id = i.pronote_id) as in_file, r.mode
    from account a cross join identifier_import_run r
    left join identifier_import_line l on l.run_id = r.id and l.category = ${category} and l.account_id = a.id
    left join pronote_identifier i on i.account_id = a.id and i.establishment_id = r.establishment_id and i.category = ${category}
    where r.id = ${runId} and a.id = any(${[...new Set(accountIds)]}::bigint[])
      and (l.id is not null or i.id is not null)`.execute(db)
  const byAccount = new Map(rows.map((row) => [row.account_id, row]))
  return (accountId, pronoteId) => {
    const row = byAccount.get(accountId)
    return row && holderOf(row, pronoteId)
  }
}

function holderOf(row: HolderRow, pronoteId: string): AccountHolder | undefined {
  if (row.line_person && row.line_pronote_id !== null && row.line_pronote_id !== pronoteId) {
    return { kind: 'line', name: listName(row.line_person), pronoteId: row.line_pronote_id }
  }
  if (row.held_pronote_id === null) return undefined
  if (row.held_pronote_id === pronoteId) return { kind: 'this' }
  const willBeWithdrawn = row.mode === 'complete' && !row.in_file
  return { kind: 'identifier', pronoteId: row.held_pronote_id, willBeWithdrawn }
}
