import type { PronoteId } from '@preau/people'
import { type Insertable, sql } from 'kysely'
import type { NewPerson } from '../features/people/index.ts'
import type { SchoolSchema } from './schema.ts'
import { personNameKey } from './person-name-key.ts'
import type { SchoolTransaction } from './school-database.ts'

interface AddOrder {
  readonly baseId: string
  readonly people: readonly NewPerson[]
  readonly draw: () => PronoteId
  readonly at: Date
}

/** Inserts people typed by hand, and those of a CSV file who are not there yet; returns the new ids, in order. */
export async function addPeople(trx: SchoolTransaction, order: AddOrder): Promise<readonly string[]> {
  const known = order.people.some((one) => one.origin === 'csv') ? await knownPeople(trx, order.baseId) : []
  const ids: string[] = []
  for (const person of order.people) {
    if (person.origin === 'csv') {
      if (known.some((one) => isSame(one, person))) continue
      known.push(asKnown(person))
    }
    ids.push(await addOne(trx, order, person))
  }
  return ids
}

interface KnownPerson {
  readonly category: string
  readonly nameKey: string
  readonly birthDate: string | null
}

const asKnown = (person: NewPerson): KnownPerson => ({
  category: person.category,
  nameKey: personNameKey(person),
  birthDate: person.birthDate ?? null,
})

/** Those whom a CSV file may name again. Two files at once wait for each other: the second sees what the first added. */
async function knownPeople(trx: SchoolTransaction, baseId: string): Promise<KnownPerson[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people-csv', ${baseId}::bigint))`.execute(trx)
  return trx
    .selectFrom('person')
    .select(['category', 'name_key as nameKey', 'birth_date as birthDate'])
    .where('base_id', '=', baseId)
    .where('category', 'in', ['workTutor', 'inspector'])
    .execute()
}

/** A CSV file has no key: the same name in the same category, and no other birth date, is the same person. */
function isSame(known: KnownPerson, person: NewPerson): boolean {
  const { category, nameKey, birthDate } = asKnown(person)
  if (known.category !== category || known.nameKey !== nameKey) return false
  return birthDate === null || known.birthDate === null || known.birthDate === birthDate
}

async function addOne(trx: SchoolTransaction, order: AddOrder, person: NewPerson): Promise<string> {
  // Two draws in 2^70 meet almost never, but an identifier given twice would show somebody else's data.
  for (;;) {
    const row = await trx
      .insertInto('person')
      .values(toInsert(order, person))
      .onConflict((conflict) => conflict.columns(['base_id', 'pronote_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
  }
}

const toInsert = (order: AddOrder, person: NewPerson): Insertable<SchoolSchema['person']> => ({
  base_id: order.baseId,
  category: person.category,
  civility: person.civility ?? null,
  last_name: person.lastName,
  usage_name: person.usageName ?? null,
  first_name: person.firstName,
  name_key: personNameKey(person),
  birth_date: person.birthDate ?? null,
  sex: person.sex ?? null,
  postcode: person.postcode ?? null,
  city: person.city ?? null,
  function_code: person.functionCode ?? null,
  function_label: person.functionLabel ?? null,
  company: person.company ?? null,
  pronote_id: order.draw(),
  origin: person.origin,
  created_at: order.at,
  updated_at: order.at,
})
