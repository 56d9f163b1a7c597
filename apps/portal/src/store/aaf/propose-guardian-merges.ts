import { sql } from 'kysely'
import { hasGivenLink } from './reach.ts'
import type { Trx } from './staging-tables.ts'

/**
 * Proposes the guardians of this delivery that look like two accounts of one person: the same names, and the same child,
 * the same e-mail address, or the same civility and commune. Two records of one delivery can be father and son of one
 * name: nothing is merged here, an administrator decides, and what was decided is not proposed again.
 */
export async function proposeGuardianMerges(trx: Trx, at: Date): Promise<number> {
  const result = await sql`
    with pair as (
      select distinct least(a.id, b.id) as first_id, greatest(a.id, b.id) as second_id
      from aaf_account k join account a on a.id = k.id and a.aaf_key like 'guardian:%'
      join account b on b.name_key = a.name_key and b.id <> a.id
        and (b.aaf_key like 'guardian:%' or (b.aaf_key is null and ${hasGivenLink('b.id')}))
      where a.status <> 'left' and b.status <> 'left'),
    judged as (
      select p.first_id, p.second_id, array_remove(array[
        case when exists (select 1 from guardian_link x join guardian_link y on y.pupil_id = x.pupil_id
          where x.guardian_id = p.first_id and y.guardian_id = p.second_id) then 'same-child' end,
        case when lower(a.email) = lower(b.email) then 'same-email' end,
        case when a.civility = b.civility and a.postcode = b.postcode and a.city = b.city then 'same-address' end], null) as reasons
      from pair p join account a on a.id = p.first_id join account b on b.id = p.second_id
      where a.birth_date is null or b.birth_date is null or a.birth_date = b.birth_date)
    insert into merge_proposal (first_id, second_id, reasons, found_at)
    select first_id, second_id, to_jsonb(reasons), ${at} from judged where cardinality(reasons) > 0
    on conflict (first_id, second_id) do update set reasons = excluded.reasons
    where merge_proposal.state = 'open' and merge_proposal.reasons <> excluded.reasons`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}
