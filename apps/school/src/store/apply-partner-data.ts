import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { KnownPerson, PartnerOrder } from '../features/school-import/index.ts'
import type { AppliedData } from './apply-school-data.ts'
import { figureOf, noCounts } from './import-counts.ts'
import { isPresent } from './person-columns.ts'
import type { SchoolTransaction } from './school-database.ts'

/** CAS identifiers that an import gave, by the person who received each. */
export type GivenLinks = ReadonlyMap<string, string>

/**
 * Gives the CAS identifiers of a directory to those who are recognised and have none: nothing else of anybody changes.
 * Called inside a transaction that holds the import lock of the base.
 */
export async function applyPartnerData(
  trx: SchoolTransaction,
  order: PartnerOrder,
): Promise<AppliedData & { readonly links: GivenLinks }> {
  const work = order.plan(await knownPeople(trx, order))
  const links = await give(trx, order, work.links)
  const read = Array.from(work.read, ([category, count]) => [figureOf[category], count] as const)
  const { known, leftAside } = work
  const counts = { ...noCounts, ...Object.fromEntries(read), known, leftAside, linked: links.size }
  return { counts, present: 0, linked: 0, problems: work.problems, links }
}

/** Everybody of the base, those who left and those without access too: one of them may hold an identifier. */
async function knownPeople(
  trx: SchoolTransaction,
  { baseId, today }: PartnerOrder,
): Promise<readonly KnownPerson[]> {
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'category', 'last_name', 'usage_name', 'first_name', 'birth_date', 'postcode', 'cas_id'])
    .select(sql<boolean>`(access and ${isPresent(today)})`.as('present'))
    .select(
      sql<string[]>`array(select pupil_id::text from guardian_link where guardian_id = person.id)`.as(
        'pupil_ids',
      ),
    )
    .where('base_id', '=', baseId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    category: row.category,
    present: row.present,
    lastName: row.last_name,
    usageName: row.usage_name ?? undefined,
    firstName: row.first_name,
    birthDate: row.birth_date ?? undefined,
    postcode: row.postcode ?? undefined,
    casId: row.cas_id ?? undefined,
    pupilIds: row.pupil_ids,
  }))
}

/** Whoever got an identifier since they were read keeps it. */
async function give(
  trx: SchoolTransaction,
  { baseId, startedAt }: PartnerOrder,
  links: ReturnType<PartnerOrder['plan']>['links'],
): Promise<GivenLinks> {
  if (links.length === 0) return new Map()
  const { rows } = await sql<{ id: string; casId: string }>`
    update person set cas_id = r."casId", cas_id_since = ${startedAt}, updated_at = ${startedAt}
    from jsonb_to_recordset(${json(links)}) as r(id bigint, "casId" text)
    where person.id = r.id and person.base_id = ${baseId} and person.cas_id is null
    returning person.id, person.cas_id as "casId"
  `.execute(trx)
  return new Map(rows.map(({ id, casId }) => [id, casId]))
}
