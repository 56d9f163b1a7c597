import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportOrder } from '../features/school-import/index.ts'
import { idsByKey } from './ids-by-key.ts'
import type { SchoolTransaction } from './school-database.ts'

/**
 * Links between guardians and pupils. A guardians file is whole: the links of SIECLE guardians become those it gives.
 * A link to a pupil whom the base does not know is left out and counted.
 */
export async function applyLinks(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<Record<'links' | 'unknownPupilLinks' | 'unlinked' | 'linked', number>> {
  const { baseId, data } = order
  if (data.links === undefined) return { links: 0, unknownPupilLinks: 0, unlinked: 0, linked: 0 }
  const before = await linkedGuardians(trx, order, data.links)
  await sql`
    delete from guardian_link using person
    where person.id = guardian_id and person.base_id = ${baseId} and person.siecle_person_id is not null
  `.execute(trx)
  const ids = await idsByKey(trx, baseId)
  const known = data.links.flatMap(({ guardianKey, pupilKey, ...link }) => {
    const [guardian, pupil] = [ids.get(guardianKey), ids.get(pupilKey)]
    return guardian === undefined || pupil === undefined ? [] : [{ guardian, pupil, ...link }]
  })
  const written = await sql`
    insert into guardian_link (guardian_id, pupil_id, level, kinship)
    select r.guardian, r.pupil, r.level, r.kinship
    from jsonb_to_recordset(${json(known)}) as r(guardian bigint, pupil bigint, level smallint, kinship text)
    on conflict do nothing
  `.execute(trx)
  const links = Number(written.numAffectedRows ?? 0)
  return { links, unknownPupilLinks: data.links.length - links, ...before }
}

/** SIECLE guardians linked to a pupil who is present; `unlinked`: those whom the file does not link to anybody. */
async function linkedGuardians(
  trx: SchoolTransaction,
  { baseId, today }: ImportOrder,
  links: NonNullable<ImportOrder['data']['links']>,
): Promise<{ readonly linked: number; readonly unlinked: number }> {
  const keys = [...new Set(links.map((link) => link.guardianKey))]
  const { rows } = await sql<{ linked: string; unlinked: string }>`
    select count(distinct guardian.id) as linked,
      count(distinct guardian.id) filter (where guardian.source_key <> all(${keys})) as unlinked
    from guardian_link link
    join person guardian on guardian.id = link.guardian_id
    join person pupil on pupil.id = link.pupil_id and (pupil.left_on is null or pupil.left_on > ${today}::date)
    where guardian.base_id = ${baseId} and guardian.siecle_person_id is not null
  `.execute(trx)
  return { linked: Number(rows[0]?.linked), unlinked: Number(rows[0]?.unlinked) }
}
