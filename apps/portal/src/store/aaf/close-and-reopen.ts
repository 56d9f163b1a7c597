import type { AafMode } from '@preau/exchange'
import { sql } from 'kysely'
import { delivered, hasGivenLink, kinSpokenOf } from './reach.ts'
import type { Trx } from './staging-tables.ts'

/**
 * Remembers, before the profiles change, the closed accounts of the delivery that have no profile left anywhere: those
 * that AAF closed, because their person had left. An account that somebody closed by hand still has its profiles.
 */
export async function noteTheAway(trx: Trx): Promise<void> {
  await sql`create temp table aaf_away on commit drop as
    select a.id from (select id from aaf_account union select id from aaf_kin) k join account a on a.id = k.id
      where a.status in ('suspended', 'left')
      and not exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null)`.execute(
    trx,
  )
}

/** Reopens the accounts of {@link noteTheAway} whose person has a profile again, with their password if they had one. */
export async function reopenTheReturned(trx: Trx, at: Date): Promise<number> {
  const result = await sql`with returned as (update account a set
      status = case when a.password_hash is null then 'to_activate' else 'active' end, status_changed_at = ${at}, updated_at = ${at}
    where a.id in (select id from aaf_away)
      and exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null) returning a.id)
    insert into aaf_change select id, 'reopened' from returned`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}

/** Suspends the accounts that AAF opened, or that a file opened for a guardian, and that have no profile left anywhere; nothing is deleted (ent-ecosystem §1.6). */
export async function suspendDeparted(trx: Trx, mode: AafMode, at: Date): Promise<number> {
  const result =
    await sql`with departed as (update account a set status = 'suspended', status_changed_at = ${at}, updated_at = ${at}
    where (a.origin = 'aaf' or ${hasGivenLink('a.id')}) and a.status in ('active', 'to_activate') and ${kinSpokenOf(mode, 'a.id')}
      and exists (select 1 from account_profile p where p.account_id = a.id and p.establishment_id in ${delivered})
      and not exists (select 1 from account_profile p where p.account_id = a.id and p.ended_at is null)
      and not exists (select 1 from admin_role r where r.account_id = a.id) returning a.id)
    insert into aaf_change select id, 'suspended' from departed`.execute(trx)
  return Number(result.numAffectedRows ?? 0n)
}
