import { type Kysely, sql, type Transaction } from 'kysely'
import type { Change, ImportState } from '../../features/identifiers-import/index.ts'
import { auditActor } from '../audit-actor.ts'
import type { PersonCategory } from '@preau/people'
import { recordAudit } from '@preau/platform'
import type { PortalSchema } from '../schema.ts'

export type Db = Kysely<PortalSchema>
export type Trx = Transaction<PortalSchema>

/** What a change needs of its import, which is locked until the transaction ends. */
export interface LockedRun {
  readonly id: string
  readonly establishment_id: string
  readonly uai: string
  readonly state: ImportState
  readonly mode: 'complete' | 'partial'
}

/** Locks an import: two changes of one import wait for each other. */
export async function lockRun(trx: Trx, runId: string): Promise<LockedRun | undefined> {
  const { rows } = await sql<LockedRun>`select r.id::text, r.establishment_id::text, e.uai, r.state, r.mode
    from identifier_import_run r join establishment e on e.id = r.establishment_id
    where r.id = ${runId} for update of r`.execute(trx)
  return rows[0]
}

/** The first step that is not validated. */
export function openStep(
  trx: Trx,
  runId: string,
): Promise<{ readonly position: number; readonly category: PersonCategory } | undefined> {
  return trx
    .selectFrom('identifier_import_step')
    .select(['position', 'category'])
    .where('run_id', '=', runId)
    .where('validated_at', 'is', null)
    .orderBy('position')
    .executeTakeFirst()
}

/** Writes the audit line of a change of an import. */
export function auditRun(
  trx: Trx,
  run: Pick<LockedRun, 'id' | 'uai'>,
  entry: {
    readonly action: string
    readonly change: Change
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  return recordAudit(trx, {
    action: `identifiers.${entry.action}`,
    target: `identifier-import:${run.id}`,
    school: run.uai,
    outcome: 'done',
    data: entry.data ?? {},
    ...auditActor(entry.change),
  })
}
