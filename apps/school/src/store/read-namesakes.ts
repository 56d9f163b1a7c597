import { nameKey } from '@preau/people'
import { sql } from 'kysely'
import type { IdentificationStore, Namesake } from '../features/identification/index.ts'
import { personNameKey } from './person-name-key.ts'
import type { SchoolDatabase } from './school-database.ts'

type Asked = Parameters<IdentificationStore['namesakes']>[1]

/**
 * {@link IdentificationStore.namesakes}: `name_key` holds the usage name; birth names are folded here, among the people
 * of that first name who have both.
 */
export async function readNamesakes(
  db: SchoolDatabase,
  baseId: string,
  { lastName, firstName, categories }: Asked,
): Promise<readonly Namesake[]> {
  const key = personNameKey({ lastName, usageName: undefined, firstName })
  const rows = await db
    .selectFrom('person')
    .select(['id', 'category', 'last_name', 'name_key', 'birth_date', 'postcode'])
    .where('base_id', '=', baseId)
    .where(sql<boolean>`category = any(${[...categories]}::text[])`)
    .where((eb) =>
      eb.or([
        eb('name_key', '=', key),
        eb.and([
          eb('usage_name', 'is not', null),
          sql<boolean>`right(name_key, ${nameKey(firstName).length + 2}::int) = ${`  ${nameKey(firstName)}`}`,
        ]),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => row.name_key === key || nameKey(row.last_name) === nameKey(lastName))
    .map((row) => ({
      id: row.id,
      category: row.category,
      birthDate: row.birth_date ?? undefined,
      postcode: row.postcode ?? undefined,
    }))
}
