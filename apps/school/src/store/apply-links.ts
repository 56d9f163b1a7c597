import { json } from '@preau/platform'
import { sql } from 'kysely'
import type { ImportOrder } from '../features/school-import/index.ts'
import type { SchoolTransaction } from './school-database.ts'

/**
 * Links between guardians and pupils. A guardians file is whole: the links of SIECLE guardians become those it gives.
 * A link to a pupil whom the base does not know is left out and counted.
 */
export async function applyLinks(
  trx: SchoolTransaction,
  order: ImportOrder,
): Promise<{ readonly links: number; readonly unknownPupilLinks: number }> {
  const { baseId, data } = order
  if (data.links === undefined) return { links: 0, unknownPupilLinks: 0 }
  await sql`
    delete from guardian_link using person
    where person.id = guardian_id and person.base_id = ${baseId} and person.siecle_person_id is not null
  `.execute(trx)
  const written = await sql`
    insert into guardian_link (guardian_id, pupil_id, level, kinship)
    select guardian.id, pupil.id, r.level, r.kinship
    from jsonb_to_recordset(${json(data.links)})
      as r("guardianKey" text, "pupilKey" text, level smallint, kinship text)
    join person guardian on guardian.base_id = ${baseId} and guardian.source_key = r."guardianKey"
    join person pupil on pupil.base_id = ${baseId} and pupil.source_key = r."pupilKey"
    on conflict do nothing
  `.execute(trx)
  const links = Number(written.numAffectedRows ?? 0)
  return { links, unknownPupilLinks: data.links.length - links }
}
