import { type RawBuilder, sql } from 'kysely'
import type { SchoolTransaction } from './school-database.ts'

/**
 * After how many minutes without activity the session of somebody ends: that of their profile, or of the school. An account of
 * the ENT opens everybody it is linked to, and the shortest of their times holds.
 */
export const idleMinutesOf = (personId: RawBuilder<unknown>, via: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`(
    select min(coalesce(profile.idle_minutes, base.idle_minutes))
    from person as self
      join person as linked on linked.id = self.id
        or (${via} = 'cas' and linked.base_id = self.base_id and linked.cas_id = self.cas_id)
      join base on base.id = self.base_id
      left join authorisation_profile as profile on profile.id = linked.profile_id
    where self.id = ${personId}
  )`

/** Their time holds at once for the sessions of these people (a query of ids), counted from their last activity. */
export async function holdIdle(trx: SchoolTransaction, people: RawBuilder<unknown>): Promise<void> {
  const minutes = idleMinutesOf(sql`whose.id`, sql`live.via`)
  await sql`
    update session set idle_ms = held.minutes * 60000,
      idle_ends_at = session.last_seen_at + held.minutes * interval '1 minute'
    from (
      select live.id, ${minutes} as minutes
      from (${people}) as whose
      join (select id, subject, data->>'via' as via from session where subject like 'person:%') as live
        on live.subject = 'person:' || whose.id
    ) as held
    where session.id = held.id and held.minutes is not null`.execute(trx)
}
