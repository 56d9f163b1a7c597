import { usualLoginPattern } from '@preau/people'
import { type Database, recordAudit } from '@preau/platform'
import type { LoginNames } from '../../features/account-life/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PortalSchema } from '../schema.ts'

/** {@link LoginNames} on PostgreSQL. */
export function sqlLoginNames(database: Database): LoginNames {
  const db = database.kysely<PortalSchema>()
  return {
    pattern: async () => {
      const row = await db.selectFrom('login_name_rule').select('pattern').executeTakeFirst()
      return row?.pattern ?? usualLoginPattern
    },
    setPattern: ({ pattern, seen }, change) =>
      db.transaction().execute(async (trx) => {
        const rule = trx.updateTable('login_name_rule').set({ pattern }).where('pattern', '=', seen)
        if (!(await rule.returning('pattern').executeTakeFirst())) return false
        const line = { action: 'login-names.pattern-changed', outcome: 'done' as const, data: { pattern } }
        await recordAudit(trx, { ...line, ...auditActor(change) })
        return true
      }),
  }
}
