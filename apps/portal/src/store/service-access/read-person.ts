import { type Kysely, sql } from 'kysely'
import type { AccessPerson } from '../../features/services/index.ts'
import type { AccessProfile } from '../../frame/access-profile.ts'
import type { PortalSchema } from '../schema.ts'
import { storedProfile } from './stored-profile.ts'

/** The person as a policy looks at them: their current profiles, and what they teach in each school. */
export async function readPerson(
  db: Kysely<PortalSchema>,
  accountId: string,
): Promise<AccessPerson | undefined> {
  const account = await db
    .selectFrom('account')
    .select('status')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) return undefined
  const profiles = await db
    .selectFrom('account_profile as p')
    .select(['p.establishment_id', 'p.profile', 'p.function_code', 'p.discipline_code'])
    .select(
      sql<string[]>`(select coalesce(jsonb_agg(distinct m.subject_code), '[]') from account_class m
        join school_class c on c.id = m.class_id
        where m.account_id = p.account_id and c.establishment_id = p.establishment_id and m.subject_code <> '')`.as(
        'subjects',
      ),
    )
    .where('p.account_id', '=', accountId)
    .where('p.ended_at', 'is', null)
    .execute()
  const groups = await db
    .selectFrom('account_group_membership')
    .select('group_id')
    .distinct()
    .where('account_id', '=', accountId)
    .execute()
  return {
    accountId,
    groupIds: groups.map(({ group_id }) => group_id),
    active: account.status === 'active',
    profiles: profiles.map(
      (row): AccessProfile => ({
        establishmentId: row.establishment_id,
        profile: storedProfile(row.profile),
        functionCode: row.function_code,
        disciplineCode: row.discipline_code,
        subjectCodes: row.subjects,
      }),
    ),
  }
}
