import { listName } from '@preau/people'
import { type RawBuilder, sql } from 'kysely'
import type { AccountBrief } from '../../features/identifiers-import/index.ts'
import type { Db } from './import-scope.ts'

/** An account `a` as {@link toAccountBrief} takes it: what is needed to recognise somebody, and no more. */
export interface BriefRow {
  readonly id: string
  readonly last_name: string
  readonly first_name: string
  readonly birth_name: string | null
  readonly birth_date: string | null
  readonly login: string
  readonly detail: string[]
}

/** Columns of a {@link BriefRow} for the school: class, children, functions, company. */
export function briefColumns(schoolId: string): RawBuilder<unknown> {
  return sql`a.id::text, a.last_name, a.first_name, a.birth_name, a.birth_date, a.login, array_remove(
    (select array_agg(distinct c.code) from account_class m join school_class c on c.id = m.class_id
      where m.account_id = a.id and m.role = 'pupil' and c.kind = 'class' and c.establishment_id = ${schoolId})
    || (select array_agg('responsable de ' || k.first_name || coalesce(' (' || kc.code || ')', '') order by k.first_name)
      from guardian_link g join account k on k.id = g.pupil_id
      left join lateral (select c.code from account_class m join school_class c on c.id = m.class_id
        where m.account_id = k.id and c.kind = 'class' limit 1) kc on true where g.guardian_id = a.id)
    || (select array_agg(distinct coalesce(nullif(p.discipline_label, ''), nullif(p.function_label, '')))
      from account_profile p where p.account_id = a.id and p.ended_at is null and p.establishment_id = ${schoolId})
    || a.company, null) as detail`
}

export function toAccountBrief(row: BriefRow): AccountBrief {
  return {
    id: row.id,
    name: listName({ lastName: row.last_name, firstName: row.first_name }),
    lastName: row.last_name,
    firstName: row.first_name,
    birthName: row.birth_name !== null && row.birth_name !== row.last_name ? row.birth_name : undefined,
    birthDate: row.birth_date ?? undefined,
    login: row.login,
    detail: row.detail.join(', '),
  }
}

/** Accounts by id, for a page of lines. */
export async function readAccountBriefs(
  db: Db,
  schoolId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountBrief>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<BriefRow>`select ${briefColumns(schoolId)} from account a
    where a.id = any(${[...new Set(ids)]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, toAccountBrief(row)]))
}
