import { recordAudit } from '@preau/platform'
import { type Kysely, sql } from 'kysely'
import type { AccountRegister } from '../features/directory/index.ts'
import { auditActor } from './audit-actor.ts'
import { inScope } from './in-scope.ts'
import type { PortalSchema } from './schema.ts'

/** Takes a pupil away from a guardian to whom a file gave them, and the profile in the schools where nobody is left to answer for. */
export function removeGivenLink(
  db: Kysely<PortalSchema>,
  { guardianId, pupilId, by, at }: Parameters<AccountRegister['removeGivenLink']>[0],
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const mine = (column: string) =>
      sql`exists (select 1 from account a where a.id = ${sql.ref(column)} and ${inScope(by.scope)})`
    const { numAffectedRows } = await sql`delete from guardian_link l where l.origin = 'manual'
      and l.guardian_id = ${guardianId}::bigint and l.pupil_id = ${pupilId}::bigint
      and ${mine('l.guardian_id')} and ${mine('l.pupil_id')}`.execute(trx)
    if (numAffectedRows === 0n) return false
    await sql`update account_profile x set ended_at = ${at} where x.account_id = ${guardianId}::bigint
      and x.profile = 'National_TUT' and x.ended_at is null and not exists (select 1 from guardian_link l
        join account_profile w on w.account_id = l.pupil_id and w.profile = 'National_ELV' and w.ended_at is null
        where l.guardian_id = x.account_id and l.legal_level > 0 and w.establishment_id = x.establishment_id)`.execute(
      trx,
    )
    await recordAudit(trx, {
      action: 'account.pupil-removed',
      target: guardianId,
      outcome: 'done',
      data: { pupil: pupilId },
      ...auditActor({ by, at }),
    })
    return true
  })
}
