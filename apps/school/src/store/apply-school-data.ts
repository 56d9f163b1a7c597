import type { ImportCounts, ImportOrder } from '../features/school-import/index.ts'
import { applyLinks } from './apply-links.ts'
import { applyStructures, applyTeachings, dropEmptyStructures } from './apply-structures.ts'
import { markDepartures, presentPeople } from './mark-departures.ts'
import type { SchoolTransaction } from './school-database.ts'
import { upsertPeople } from './upsert-people.ts'

/**
 * Writes what a file brings, set by set. Called inside a transaction that holds the import lock of the base.
 * `present`: people of the populations of the file who were present before it.
 */
export async function applySchoolData(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<{ readonly counts: ImportCounts; readonly present: number }> {
  const { data } = order
  const present = await presentPeople(trx, order)
  const { created, updated } = await upsertPeople(trx, order)
  const departures = await markDepartures(trx, order)
  await applyStructures(trx, order)
  await applyTeachings(trx, order)
  const { links, unknownPupilLinks } = await applyLinks(trx, order)
  await dropEmptyStructures(trx, order.baseId)
  const of = (category: string): number => data.people.filter((person) => person.category === category).length
  const counts = {
    pupils: of('pupil'),
    guardians: of('guardian'),
    teachers: of('teacher'),
    staff: of('staff'),
    created,
    updated,
    departures,
    structures: data.structures.length,
    links,
    unknownPupilLinks,
    teachings: data.teachings.length,
  }
  return { counts, present }
}
