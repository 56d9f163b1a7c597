import { type RawBuilder, sql } from 'kysely'
import type { Population, Reach } from '../../features/account-life/index.ts'
import { inScope } from '../in-scope.ts'

/** Accounts of a reach. The query names the account `a`. */
export function inReach(reach: Reach): RawBuilder<boolean> {
  if (reach.kind === 'administrator') return inScope(reach.scope)
  return sql<boolean>`exists (select 1 from account_class m
    join account_class t on t.class_id = m.class_id and t.role in ('teacher', 'main_teacher') and t.account_id = ${reach.accountId}
    join school_class c on c.id = m.class_id
    join account_profile tp on tp.account_id = t.account_id and tp.establishment_id = c.establishment_id and tp.ended_at is null
      and tp.profile in ('National_ENS', 'National_DOC')
    where m.account_id = a.id and m.role = 'pupil')`
}

/** Accounts of other administrators are the platform operator's alone; in a population they are left out for everybody else. */
export function mayTouch(reach: Reach): RawBuilder<boolean> {
  return reach.kind === 'administrator' && reach.scope === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select 1 from admin_role r where r.account_id = a.id)`
}

/** Accounts of a population: with a current profile there, and tied to the class when one is chosen. */
export function inPopulation({ schoolId, profile, classId }: Population): RawBuilder<boolean> {
  const school = schoolId === undefined ? sql`` : sql`and pp.establishment_id = ${schoolId}`
  const sort = profile === undefined ? sql`` : sql`and pp.profile = ${profile}`
  const tied =
    classId === undefined
      ? sql``
      : sql`and (exists (select 1 from account_class m where m.account_id = a.id and m.class_id = ${classId})
        or exists (select 1 from guardian_link g join account_class m on m.account_id = g.pupil_id and m.role = 'pupil'
          where g.guardian_id = a.id and g.legal_level > 0 and m.class_id = ${classId}))`
  return sql<boolean>`(exists (select 1 from account_profile pp where pp.account_id = a.id and pp.ended_at is null ${school} ${sort}) ${tied})`
}
