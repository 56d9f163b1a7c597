import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { CsvOrder, CsvWork, ImportCounts } from '../features/school-import/index.ts'
import type { AppliedData } from './apply-school-data.ts'
import { dropEmptyStructures } from './apply-structures.ts'
import { csvBase } from './csv-known.ts'
import { figureOf, noCounts } from './import-counts.ts'
import type { SchoolTransaction } from './school-database.ts'
import { writeCsvPeople } from './write-csv-people.ts'
import { writeCsvPlaces } from './write-csv-places.ts'

/**
 * Writes what a spreadsheet brings: only what its columns say, and only of whom its lines name. Called inside a
 * transaction that holds the import lock of the base.
 */
export async function applyCsvData(trx: SchoolTransaction, order: CsvOrder): Promise<AppliedData> {
  const base = await csvBase(trx, order)
  const work = order.plan(base)
  const present = base.people.filter((one) => one.present && one.category === order.list).length
  const { ids, created, updated } = await writeCsvPeople(trx, order, { work, base })
  const rows = work.writes.map((write, at) => ({ ...write, id: ids[at] ?? '' }))
  const { structures, teachings } = await writeCsvPlaces(trx, order, rows)
  const links = await writeLinks(trx, rows)
  const departures = await markAbsent(trx, order, work.absent)
  await dropEmptyStructures(trx, order)
  const counts = {
    ...noCounts,
    ...readOf(order, work),
    created,
    updated,
    departures,
    structures,
    links,
    teachings,
  }
  return { counts, present, linked: 0, problems: work.problems }
}

function readOf({ list }: CsvOrder, { writes, problems }: CsvWork): Partial<ImportCounts> {
  const lines = problems.filter(({ severity }) => severity === 'rejected').map(({ line }) => line)
  return { [figureOf[list]]: writes.length, leftAside: new Set(lines).size }
}

/** Links are added and corrected; a file that forgets a pupil takes nobody away from them. */
async function writeLinks(
  trx: SchoolTransaction,
  rows: readonly (CsvWork['writes'][number] & { readonly id: string })[],
): Promise<number> {
  const links = rows.flatMap(({ id, links }) => links.map((link) => ({ id, ...link })))
  if (links.length === 0) return 0
  const written = await sql`
    insert into guardian_link (guardian_id, pupil_id, level, kinship)
    select r.id, r."pupilId", r.level, r.kinship
    from jsonb_to_recordset(${json(links)}) as r(id bigint, "pupilId" bigint, level smallint, kinship text)
    on conflict (guardian_id, pupil_id)
      do update set level = excluded.level, kinship = coalesce(excluded.kinship, guardian_link.kinship)
  `.execute(trx)
  return Number(written.numAffectedRows ?? 0)
}

async function markAbsent(
  trx: SchoolTransaction,
  { baseId, today, startedAt }: CsvOrder,
  absent: readonly string[],
): Promise<number> {
  if (absent.length === 0) return 0
  const gone = await sql`
    update person set left_on = ${today}::date, updated_at = ${startedAt}
    where base_id = ${baseId} and id = any(${[...absent]}::bigint[])
  `.execute(trx)
  return Number(gone.numAffectedRows ?? 0)
}
