import { displayName } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { Notices, SchoolAdministrators } from '../features/notice/index.ts'
import type { PortalSchema } from './schema.ts'

type Db = Kysely<PortalSchema>

/** {@link Notices} on PostgreSQL. */
export function sqlNotices(database: Database): Notices {
  const db = database.kysely<PortalSchema>()
  return {
    acknowledge: (acknowledgement) => acknowledge(db, acknowledgement),
    administratorsFor: (accountId) => administratorsFor(db, accountId),
  }
}

async function acknowledge(
  db: Db,
  { accountId, service, at }: Parameters<Notices['acknowledge']>[0],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('notice_acknowledgement')
      .values({ account_id: accountId, service_id: service.id, acknowledged_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return
    const action = 'notice.acknowledged'
    await recordAudit(trx, { action, actor: accountId, target: service.code, outcome: 'done', at })
  })
}

async function administratorsFor(db: Db, accountId: string): Promise<readonly SchoolAdministrators[]> {
  const { rows } = await sql<{ school: string; people: { firstName: string; lastName: string }[] }>`
    select e.name as school,
      (select coalesce(jsonb_agg(jsonb_build_object('firstName', a.first_name, 'lastName', a.last_name) order by a.name_key), '[]')
        from admin_role r join account a on a.id = r.account_id
        where r.role = 'school' and r.establishment_id = e.id and a.status = 'active') as people
    from establishment e
    where exists (select 1 from account_profile p
        where p.account_id = ${accountId} and p.establishment_id = e.id and p.ended_at is null)
      or exists (select 1 from admin_role r where r.account_id = ${accountId} and r.establishment_id = e.id)
    order by e.name`.execute(db)
  return rows.map(({ school, people }) => ({ school, names: people.map((person) => displayName(person)) }))
}
