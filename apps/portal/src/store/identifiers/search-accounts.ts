import { nameKey } from '@preau/people'
import { type RawBuilder, sql } from 'kysely'
import type { AccountFound, IdentifierImports, ImportLine } from '../../features/identifiers-import/index.ts'
import { type BriefRow, briefColumns, toAccountBrief } from './account-brief.ts'
import type { Db } from './import-scope.ts'
import { readHolders } from './read-holders.ts'

/** Candidates of the line first, then the accounts whose names have the most in common with the words looked for. */
export async function searchAccounts(
  db: Db,
  line: ImportLine,
  { text, profiles, limit }: Parameters<IdentifierImports['searchAccounts']>[1],
): Promise<readonly AccountFound[]> {
  const school = await db
    .selectFrom('identifier_import_run')
    .select('establishment_id')
    .where('id', '=', line.runId)
    .executeTakeFirst()
  if (!school) return []
  const schoolId = school.establishment_id
  const words = [...new Set(nameKey(text).split(' '))].filter((word) => word !== '').slice(0, 8)
  // More than half of what is looked for: a first name alone would show half the school.
  const enough = words.length < 2 ? 1 : words.length + 1
  const known = new Map(line.candidates.map(({ account, reasons }, rank) => [account.id, { rank, reasons }]))
  const { rows } = await sql<BriefRow>`select ${briefColumns(schoolId)} from account a
    cross join lateral (select ${likeness(words)} as points) f
    where a.status in ('active', 'to_activate') and (f.points >= ${enough} or a.id = any(${[...known.keys()]}::bigint[]))
      and exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null
        and p.establishment_id = ${schoolId} and p.profile = any(${[...profiles]}))
    order by f.points desc, array_position(${[...known.keys()]}::bigint[], a.id) nulls last, a.name_key, a.id
    limit ${limit}`.execute(db)
  const accountIds = rows.map(({ id }) => id)
  const holderOf = await readHolders(db, { runId: line.runId, category: line.category, accountIds })
  return rows.map((row) => ({
    account: toAccountBrief(row),
    reasons: known.get(row.id)?.reasons ?? [],
    holder: holderOf(row.id, line.pronoteId),
  }))
}

/** Two points for a word found, one for its first four letters; everything has one when nothing is looked for. */
function likeness(words: readonly string[]): RawBuilder<number> {
  if (words.length === 0) return sql<number>`1`
  const points = words.map((word) => {
    const start = word.length > 4 ? sql`when a.name_key like ${`%${word.slice(0, 4)}%`} then 1` : sql``
    return sql`case when a.name_key like ${`%${word}%`} then 2 ${start} else 0 end`
  })
  return sql<number>`${sql.join(points, sql` + `)}`
}
