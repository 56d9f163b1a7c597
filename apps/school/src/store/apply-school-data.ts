import type { ImportCounts, ImportOrder, ReportedProblem } from '../features/school-import/index.ts'
import { applyLinks } from './apply-links.ts'
import { applyStructures, applyTeachings, dropEmptyStructures } from './apply-structures.ts'
import { freeClashingCasIds } from './free-clashing-cas-ids.ts'
import { noCounts } from './import-counts.ts'
import { markDepartures, presentPeople } from './mark-departures.ts'
import type { SchoolTransaction } from './school-database.ts'
import { listsOf, type SchoolList } from './school-lists.ts'
import { upsertPeople } from './upsert-people.ts'

/** What was done, and what it is compared with before it is kept. */
export interface AppliedData {
  readonly counts: ImportCounts
  /** People of the populations of the file who were present before it. */
  readonly present: number
  /** Guardians who were linked to a pupil that is present. */
  readonly linked: number
  /** Remarks of the import itself, besides those of the files. */
  readonly problems: readonly ReportedProblem[]
  /** Kept with the run, for the departures of other schools of the base. */
  readonly lists?: readonly SchoolList[]
}

/**
 * Writes what a file brings, set by set. Called inside a transaction that holds the import lock of the base.
 */
export async function applySchoolData(trx: SchoolTransaction, order: ImportOrder): Promise<AppliedData> {
  const { data } = order
  const present = await presentPeople(trx, order)
  const freed = await freeClashingCasIds(trx, order)
  const { created, updated } = await upsertPeople(trx, order)
  const { departures, problems } = await markDepartures(trx, order)
  await applyStructures(trx, order)
  await applyTeachings(trx, order)
  const { linked, ...links } = await applyLinks(trx, order)
  await dropEmptyStructures(trx, order)
  const of = (category: string): number => data.people.filter((person) => person.category === category).length
  const counts = {
    ...noCounts,
    pupils: of('pupil'),
    guardians: of('guardian'),
    teachers: of('teacher'),
    staff: of('staff'),
    created,
    updated,
    departures,
    structures: data.structures.length,
    ...links,
    teachings: data.teachings.length,
  }
  return { counts, present, linked, problems: [...freed, ...problems], lists: listsOf(order) }
}
