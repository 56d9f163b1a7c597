import { sql } from 'kysely'
import type { CategoryFigure, KeyPerson } from '../features/spaces/index.ts'
import { calledName, isPresent } from './person-columns.ts'
import type { SchoolDatabase } from './school-database.ts'
import type { SchoolDay } from './school-day.ts'

/** People by category, and how many of them have an *Identifiant CAS*. */
export async function readFigures(
  db: SchoolDatabase,
  { baseId, today }: SchoolDay,
): Promise<readonly CategoryFigure[]> {
  const rows = await db
    .selectFrom('person')
    .select((eb) => ['person.category', eb.fn.countAll<string>().as('present')])
    .select((eb) => eb.fn.count<string>('person.cas_id').as('linked'))
    .where('person.base_id', '=', baseId)
    .where(isPresent(today))
    .groupBy('person.category')
    .execute()
  return rows.map(({ category, present, linked }) => ({
    category,
    present: Number(present),
    linked: Number(linked),
  }))
}

/** Heads and senior education advisers. Functions: ent-ecosystem §1.7. */
export async function readKeyPeople(
  db: SchoolDatabase,
  { baseId, today }: SchoolDay,
): Promise<readonly KeyPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['person.civility', 'person.first_name', calledName.as('called_name')])
    .select(
      sql<KeyPerson['part']>`case person.function_code when 'DIR' then 'head' else 'school-life' end`.as(
        'part',
      ),
    )
    .where('person.base_id', '=', baseId)
    .where('person.category', '=', 'staff')
    .where('person.function_code', 'in', ['DIR', 'EDU'])
    .where(isPresent(today))
    .orderBy('part')
    .orderBy('person.name_key')
    .execute()
  return rows.map((row) => ({
    part: row.part,
    civility: row.civility ?? undefined,
    firstName: row.first_name,
    lastName: row.called_name,
  }))
}
