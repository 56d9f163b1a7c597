import { sql } from 'kysely'
import type { AafClaim } from '../../features/aaf-import/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import { inScope } from '../in-scope.ts'
import { followMerges } from './follow-merges.ts'
import { forgetStaged, type Trx } from './staging-tables.ts'

/** People of the delivery whose key or INE is that of an account outside the scope. */
export async function readClaims(trx: Trx, scope: Scope): Promise<readonly AafClaim[]> {
  await followMerges(trx)
  const { rows } = await sql<AafClaim>`
    with academy as (select min(academy) as name from aaf_school),
    claim as (
      select p.key, a.id from aaf_person p join academy y on true
      join account a on a.aaf_academy = y.name and a.aaf_key = p.key
      union
      select p.key, a.id from aaf_person p join academy y on true join account a on a.ine = p.ine
      where not exists (select 1 from account o where o.aaf_academy = y.name and o.aaf_key = p.key))
    select p.key, p.source_file as file, p.source_line as line, ${compared('p')} as delivered, ${compared('a')} as known
    from claim c join aaf_person p on p.key = c.key join account a on a.id = c.id
    where not ${inScope(scope)} order by p.source_file, p.source_line`.execute(trx)
  return rows
}

const compared = (row: 'p' | 'a') =>
  sql.raw(`jsonb_build_object('lastName', ${row}.last_name, 'firstName', ${row}.first_name, 'birthDate', ${row}.birth_date,
    'email', ${row}.email, 'civility', ${row}.civility, 'postcode', ${row}.postcode)`)

/** Takes people out of the staging tables, with everything that names them. */
export async function leaveOut(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await forgetStaged(trx, keys)
  await sql`delete from aaf_link where guardian in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`.execute(
    trx,
  )
}
