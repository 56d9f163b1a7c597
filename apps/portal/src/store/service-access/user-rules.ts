import { listName } from '@preau/people'
import { recordAudit } from '@preau/platform'
import type { Kysely } from 'kysely'
import type { Change, UserRule } from '../../features/services/index.ts'
import { auditActor } from '../audit-actor.ts'
import { inScope } from '../in-scope.ts'
import { inTransaction } from '../in-transaction.ts'
import { noteServiceHistory } from '../note-service-history.ts'
import type { PortalSchema } from '../schema.ts'

type Db = Kysely<PortalSchema>

/** What was decided for named people about a service, by name. */
export async function readUserRules(db: Db, serviceId: string): Promise<readonly UserRule[]> {
  const rows = await db
    .selectFrom('service_user_rule as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['r.account_id', 'r.effect', 'a.login', 'a.first_name', 'a.last_name'])
    .where('r.service_id', '=', serviceId)
    .orderBy('a.name_key')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    effect: row.effect,
    login: row.login,
    name: listName({ firstName: row.first_name, lastName: row.last_name }),
  }))
}

interface AskedRule {
  readonly serviceId: string
  readonly login: string
  readonly effect: 'grant' | 'refuse'
}

/** Decides for one person; the last decision stands. */
export function setUserRule(
  db: Db,
  { serviceId, login, effect }: AskedRule,
  change: Change,
): Promise<'done' | 'unknown' | 'unknown-service'> {
  return inTransaction(db, async (trx) => {
    const account = await trx
      .selectFrom('account as a')
      .select('a.id')
      .where('a.login', '=', login.trim().toLowerCase())
      .where(inScope(change.by.scope))
      .executeTakeFirst()
    if (!account) return 'unknown'
    const service = trx.selectFrom('service').select('id').where('id', '=', serviceId).forKeyShare()
    if (!(await service.executeTakeFirst())) return 'unknown-service'
    const rule = { service_id: serviceId, account_id: account.id, effect }
    await trx
      .insertInto('service_user_rule')
      .values({ ...rule, created_at: change.at })
      .onConflict((conflict) => conflict.columns(['service_id', 'account_id']).doUpdateSet({ effect }))
      .execute()
    const after = { accountId: account.id, effect }
    await noteServiceHistory(trx, { serviceId, kind: 'user-set', after }, change)
    await recordAudit(trx, {
      action: 'service.user-set',
      target: serviceId,
      outcome: 'done',
      data: { accountId: account.id, effect },
      ...auditActor(change),
    })
    return 'done'
  })
}

/** Forgets a decision; one that is already gone leaves no line. */
export function removeUserRule(
  db: Db,
  { serviceId, accountId }: { readonly serviceId: string; readonly accountId: string },
  change: Change,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const gone = await trx
      .deleteFrom('service_user_rule')
      .where('service_id', '=', serviceId)
      .where('account_id', '=', accountId)
      .returning('effect')
      .executeTakeFirst()
    if (!gone) return
    const before = { accountId, effect: gone.effect }
    await noteServiceHistory(trx, { serviceId, kind: 'user-removed', before }, change)
    await recordAudit(trx, {
      action: 'service.user-removed',
      target: serviceId,
      outcome: 'done',
      data: { accountId },
      ...auditActor(change),
    })
  })
}
