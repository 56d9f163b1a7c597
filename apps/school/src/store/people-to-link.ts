import { nameKey } from '@preau/people'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { PersonFound } from '../features/identification/index.ts'
import { calledName, isPresent, personDetail } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'

interface Where {
  readonly baseId: string
  /** CAS identifier to be given; empty when there is none. */
  readonly casUser: string
  readonly today: string
}

/** Every word in the name, or the whole text as an identifier; `name_key` holds letters, digits and spaces only. */
export function peopleMatching(text: string): Expression<SqlBool> {
  const exact = text.trim()
  const words = nameKey(exact)
    .split(' ')
    .filter((word) => word !== '')
  const named = words.map((word) => sql<SqlBool>`person.name_key like ${`%${word}%`}`)
  const byName = named.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(named, sql` and `)})`
  return sql<SqlBool>`(${byName} or person.pronote_id = ${exact.toUpperCase()} or person.cas_id = ${exact})`
}

export const peopleOfIds = (ids: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`person.id = any(${[...ids]}::bigint[])`

/** Twenty people at most, the present ones first, each with whoever holds the CAS identifier in their category. */
export async function findPeople(
  db: SchoolDatabase,
  { baseId, casUser, today }: Where,
  which: Expression<SqlBool>,
): Promise<readonly PersonFound[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('person as holder', (join) =>
      join
        .onRef('holder.base_id', '=', 'person.base_id')
        .onRef('holder.category', '=', 'person.category')
        .onRef('holder.id', '<>', 'person.id')
        .on('holder.cas_id', '=', casUser),
    )
    .select([
      'person.id',
      'person.category',
      calledName.as('called_name'),
      'person.first_name',
      'person.birth_date',
      personDetail.as('detail'),
      'person.cas_id',
      isPresent(today).as('present'),
      'holder.id as holder_id',
      sql<string | null>`coalesce(holder.usage_name, holder.last_name)`.as('holder_name'),
      'holder.first_name as holder_first_name',
    ])
    .where('person.base_id', '=', baseId)
    .where(which)
    .orderBy('present', 'desc')
    .orderBy('person.name_key')
    .orderBy('person.id')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    lastName: row.called_name,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    detail: row.detail ?? undefined,
    casId: row.cas_id ?? undefined,
    present: row.present,
    holder:
      row.holder_id === null
        ? undefined
        : { id: row.holder_id, lastName: row.holder_name ?? '', firstName: row.holder_first_name ?? '' },
  }))
}
