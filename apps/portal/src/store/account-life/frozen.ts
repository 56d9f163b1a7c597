import { type RawBuilder, sql } from 'kysely'

/**
 * The sentence of the freeze that refuses the log-ins of an account, null when none does. An administrator is never frozen:
 * somebody must be able to lift it. The query names the account `a`.
 */
export const frozenSentence: RawBuilder<string | null> = sql<string | null>`(
  select f.sentence from login_freeze f where f.lifted_at is null
    and exists (select 1 from account_profile fp where fp.account_id = a.id and fp.ended_at is null
      and (f.establishment_id is null or f.establishment_id = fp.establishment_id)
      and (f.profile is null or f.profile = fp.profile))
    and not exists (select 1 from admin_role fr where fr.account_id = a.id)
  order by f.id desc limit 1)`
