import type { PronoteId } from '@preau/people'
import type { Insertable } from 'kysely'
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

/** Inserts people typed by hand; returns the new ids, in order. */
export async function addPeople(trx: SchoolTransaction, order: AddOrder): Promise<readonly string[]> {
  const ids: string[] = []
  for (const person of order.people) ids.push(await addOne(trx, order, person))
  return ids
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
