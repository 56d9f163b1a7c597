import { listName, type SdetProfile } from '@preau/people'
import { type Kysely, sql } from 'kysely'
import type { AccountRow } from '../../features/directory/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { ofSchools } from '../in-scope.ts'
import type { PortalSchema } from '../schema.ts'
import { type TypedWord, wordsAmiss } from './name-words.ts'

/** Accounts to show, and the page of them. */
export interface AccountRowsAsked {
  readonly ids: readonly string[]
  /** The nearest to these words first; none, and names alone decide. */
  readonly words: readonly TypedWord[]
  readonly offset: number
  readonly limit: number
}

/** The lines of a page of accounts: the nearest names first, then by name. */
export async function readAccountRows(
  db: Kysely<PortalSchema>,
  scope: Scope,
  { ids, words, offset, limit }: AccountRowsAsked,
): Promise<readonly AccountRow[]> {
  // Materialized: the planner would otherwise walk the index of all names to have these few in their order.
  const page = db
    .with(
      (cte) => cte('found').materialized(),
      (query) =>
        query
          .selectFrom('account as a')
          .where(sql<boolean>`a.id = any(${[...ids]}::bigint[])`)
          .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', 'a.ent_id', 'a.status', 'a.name_key'])
          .select(wordsAmiss(words).as('amiss')),
    )
    .selectFrom('found as a')
  const rows = await page
    .select(['a.id', 'a.first_name', 'a.last_name', 'a.login', 'a.ent_id as entId', 'a.status'])
    .select([
      sql<SdetProfile[]>`(select coalesce(jsonb_agg(distinct p.profile), '[]') from account_profile p
        where p.account_id = a.id and p.ended_at is null and ${ofSchools(scope, 'p.establishment_id')})`.as(
        'profiles',
      ),
      sql<string[]>`(select coalesce(jsonb_agg(distinct c.code), '[]') from account_class m
        join school_class c on c.id = m.class_id and c.kind = 'class' where m.account_id = a.id and m.role = 'pupil'
          and ${ofSchools(scope, 'c.establishment_id')})`.as('classes'),
    ])
    .orderBy('a.amiss')
    .orderBy(sql`a.name_key collate "C"`)
    .orderBy('a.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(({ first_name: firstName, last_name: lastName, ...row }) => ({
    ...row,
    name: listName({ firstName, lastName }),
  }))
}
