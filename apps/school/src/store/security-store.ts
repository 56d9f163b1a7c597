import { recordAudit } from '@preau/platform'
import { sql } from 'kysely'
import type { SecuritySettings, SecurityStore } from '../features/security-settings/index.ts'
import { securityOf } from './base-columns.ts'
import { holdIdle } from './idle-minutes.ts'
import type { SchoolDatabase, SchoolTransaction } from './school-database.ts'

/** {@link SecurityStore} on PostgreSQL. */
export function createSecurityStore(db: SchoolDatabase): SecurityStore {
  return {
    save: ({ baseId, settings, seen, audit }) =>
      db.transaction().execute(async (trx) => {
        const { version } = await readSecurity(trx, baseId)
        if (version !== seen) return 'stale'
        await writeSecurity(trx, baseId, settings)
        await recordAudit(trx, audit)
        return 'done'
      }),
    noteRefused: (entry) => db.transaction().execute((trx) => recordAudit(trx, entry)),
  }
}

/** The settings in force, with their version: 0 for a base that never chose. Locks the base. */
export async function readSecurity(
  trx: SchoolTransaction,
  baseId: string,
): Promise<{ readonly settings: SecuritySettings; readonly version: number }> {
  const { idle_minutes: idleMinutes } = await trx
    .selectFrom('base')
    .select('idle_minutes')
    .where('id', '=', baseId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const row = await trx
    .selectFrom('base_security')
    .selectAll()
    .where('base_id', '=', baseId)
    .executeTakeFirst()
  const { version, ...security } = securityOf(row)
  return { settings: { idleMinutes, ...security }, version }
}

/** Writes the settings; the times hold at once for the sessions that are open. */
export async function writeSecurity(
  trx: SchoolTransaction,
  baseId: string,
  settings: SecuritySettings,
): Promise<void> {
  const { idleMinutes } = settings
  const row = {
    session_hours: settings.sessionHours,
    failed_logins: settings.failedLogins,
    longest_wait_minutes: settings.longestWaitMinutes,
    password_length: settings.passwordLength,
    password_kinds: settings.passwordKinds,
    console_networks: [...settings.consoleNetworks],
    space_networks: [...settings.spaceNetworks],
    https_required: settings.httpsRequired,
  }
  await trx.updateTable('base').set({ idle_minutes: idleMinutes }).where('id', '=', baseId).execute()
  await trx
    .insertInto('base_security')
    .values({ base_id: baseId, ...row, version: 1 })
    .onConflict((conflict) =>
      conflict
        .column('base_id')
        .doUpdateSet((eb) => ({ ...row, version: eb('base_security.version', '+', 1) })),
    )
    .execute()
  await holdIdle(trx, sql`select id from person where base_id = ${baseId}`)
  await sql`
    update session set ends_at = opened_at + ${settings.sessionHours} * interval '1 hour'
    where subject like 'person:%' and data->>'baseId' = ${baseId}`.execute(trx)
}
