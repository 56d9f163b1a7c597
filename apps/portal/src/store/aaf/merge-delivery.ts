import { sql } from 'kysely'
import type { AafMerge, AafMergeOrder } from '../../features/aaf-import/index.ts'
import { noteTheAway, reopenTheReturned, suspendDeparted } from './close-and-reopen.ts'
import { followMerges } from './follow-merges.ts'
import { keepRecords, mergePeople } from './merge-people.ts'
import {
  analyzeAfterMany,
  countOpen,
  mergeClasses,
  mergeGuardianProfiles,
  mergeLinks,
  mergeProfiles,
  mergeSchools,
  noteTheKin,
} from './merge-school-life.ts'
import { readDeparturesBySchool, readPreview } from './preview.ts'
import { proposeGuardianMerges } from './propose-guardian-merges.ts'
import { delivered } from './reach.ts'
import { analyzeStagingTables, type Trx } from './staging-tables.ts'

/** Compares the staged delivery with the directory and writes the difference, in sets: no row is sent to the program. */
export async function mergeDelivery(trx: Trx, order: AafMergeOrder): Promise<AafMerge> {
  const { mode, academy, at, scope, onStage } = order
  await onStage(0)
  await followMerges(trx)
  await analyzeStagingTables(trx)
  if (mode === 'delta') await addKnownSchools(trx, academy)
  const kinds = await countKinds(trx)
  await mergeSchools(trx, at)
  const openBefore = await countOpen(trx)
  await onStage(1)
  const people = await mergePeople(trx, { mode, academy, at })
  await analyzeAfterMany(trx, people.created, 'account')
  await onStage(2)
  await keepRecords(trx)
  await noteTheKin(trx, academy)
  await noteTheAway(trx)
  await onStage(3)
  await mergeProfiles(trx, mode, at)
  await analyzeAfterMany(trx, people.created, 'account_profile')
  await onStage(4)
  const classes = await mergeClasses(trx, mode)
  await onStage(5)
  const links = await mergeLinks(trx, academy, scope)
  await analyzeAfterMany(trx, people.created, 'guardian_link')
  await mergeGuardianProfiles(trx, mode, at)
  await onStage(6)
  const reopened = await reopenTheReturned(trx, at)
  const suspended = await suspendDeparted(trx, mode, at)
  await proposeGuardianMerges(trx, at)
  await onStage(7)
  await rememberDelivery(trx, order)
  const { schools, pupils, guardians, staff } = kinds
  const kept = guardians - people.contactsLeftOut
  return {
    counts: { schools, pupils, guardians: kept, staff, ...people, reopened, classes, links, suspended },
    openBefore,
    preview: await readPreview(trx, at, openBefore),
    departuresBySchool: await readDeparturesBySchool(trx, at),
  }
}

/** A delta names schools by their key without describing them. */
async function addKnownSchools(trx: Trx, academy: string): Promise<void> {
  await sql`insert into aaf_school (key, uai, name, kind, academy, postcode, city, described, attributes)
    select aaf_key, uai, name, kind, academy, postcode, city, false, '{}' from establishment
    where academy = ${academy} and aaf_key is not null on conflict do nothing`.execute(trx)
}

/** The day of the delivery, for the schools that it speaks of, and the academy of its emitter. */
async function rememberDelivery(
  trx: Trx,
  { mode, academy, deliveredOn, prefix }: AafMergeOrder,
): Promise<void> {
  if (prefix !== '' && academy !== '') {
    await sql`insert into aaf_feed (prefix, academy) values (${prefix.toLowerCase()}, ${academy})
      on conflict (prefix) do update set academy = excluded.academy where aaf_feed.academy <> excluded.academy`.execute(
      trx,
    )
  }
  if (deliveredOn === null) return
  const schools = mode === 'complete' ? delivered : schoolsOfTheDelta
  await sql`update establishment set aaf_delivered_on = ${deliveredOn}
    where id in ${schools} and aaf_delivered_on is distinct from ${deliveredOn}::date`.execute(trx)
}

const schoolsOfTheDelta = sql`(select p.establishment_id from account_profile p join aaf_account k on k.id = p.account_id)`

interface Kinds {
  readonly schools: number
  readonly pupils: number
  readonly guardians: number
  readonly staff: number
}

async function countKinds(trx: Trx): Promise<Kinds> {
  const { rows } = await sql<Kinds>`select
    (select count(*)::integer from aaf_school where described) as schools,
    count(*) filter (where kind = 'pupil')::integer as pupils,
    count(*) filter (where kind = 'guardian')::integer as guardians,
    count(*) filter (where kind = 'staff')::integer as staff from aaf_person`.execute(trx)
  return rows[0] ?? { schools: 0, pupils: 0, guardians: 0, staff: 0 }
}
