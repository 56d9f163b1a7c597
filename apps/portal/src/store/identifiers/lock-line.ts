import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type { NotDone } from '../../features/identifiers-import/index.ts'
import { type LockedRun, lockRun, type Trx } from './import-scope.ts'

/** A line that may still be decided. */
export interface OpenLine {
  readonly id: string
  readonly category: PersonCategory
  readonly pronote_id: string
  readonly account_id: string | null
  readonly version: number
}

/** Locks the import of a line and checks that its step is not validated: a later step may be decided ahead. */
export async function lockLine(
  trx: Trx,
  runId: string,
  lineId: string,
): Promise<{ readonly run: LockedRun; readonly line: OpenLine } | NotDone> {
  const run = await lockRun(trx, runId)
  if (!run) return 'unknown'
  if (run.state !== 'open') return 'not-open'
  const { rows } = await sql<OpenLine & { readonly over: boolean }>`
    select l.id::text, l.category, l.pronote_id, l.account_id::text, l.version, s.validated_at is not null as over
    from identifier_import_line l join identifier_import_step s on s.run_id = l.run_id and s.category = l.category
    where l.id = ${lineId} and l.run_id = ${runId}`.execute(trx)
  const [row] = rows
  if (!row) return 'unknown'
  const { over, ...line } = row
  return over ? 'step-over' : { run, line }
}
