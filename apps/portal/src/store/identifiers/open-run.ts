import { personCategories } from '@preau/people'
import { isUniqueViolation, json } from '@preau/platform'
import { sql } from 'kysely'
import type { Change, IdentifierImports, RunDraft } from '../../features/identifiers-import/index.ts'
import { auditRun, type Db, type Trx } from './import-scope.ts'

/** Stores an import whole: the place of the school, the six steps, every line. */
export async function openRun(
  db: Db,
  draft: RunDraft,
  change: Change,
): ReturnType<IdentifierImports['open']> {
  try {
    const runId = await db.transaction().execute((trx) => storeRun(trx, draft, change))
    return { kind: 'opened', runId }
  } catch (error) {
    if (isUniqueViolation(error, 'identifier_import_run_open')) return { kind: 'already-open' }
    throw error
  }
}

async function storeRun(trx: Trx, draft: RunDraft, change: Change): Promise<string> {
  const run = await trx
    .insertInto('identifier_import_run')
    .values({
      establishment_id: draft.schoolId,
      mode: draft.mode,
      state: 'open',
      file_name: draft.fileName,
      file_header: JSON.stringify(draft.header),
      started_at: change.at,
      started_by: change.by.accountId,
      started_by_label: change.by.label,
      finished_at: null,
      warnings: JSON.stringify(draft.warnings),
      problems: JSON.stringify(draft.problems),
      problem_count: draft.problemCount,
      rejected_count: draft.rejectedCount,
      rejected_ids: [...draft.rejectedIds],
      ended_by_label: null,
      undone_at: null,
      undone_by_label: null,
      upload_id: draft.uploadId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await storeSteps(trx, run.id)
  await storeLines(trx, run.id, draft.lines)
  const { uai } = await trx
    .selectFrom('establishment')
    .select('uai')
    .where('id', '=', draft.schoolId)
    .executeTakeFirstOrThrow()
  const data = {
    mode: draft.mode,
    people: draft.lines.length,
    rejected: draft.rejectedCount,
    warnings: draft.warnings,
  }
  await auditRun(trx, { id: run.id, uai }, { action: 'import-opened', change, data })
  return run.id
}

async function storeSteps(trx: Trx, runId: string): Promise<void> {
  const steps = personCategories.map((category, index) => ({
    run_id: runId,
    position: index + 1,
    category,
    validated_at: null,
    validated_by: null,
    validated_by_label: null,
  }))
  await trx.insertInto('identifier_import_step').values(steps).execute()
}

/** The lines travel as one JSON parameter, whatever their number. */
async function storeLines(trx: Trx, runId: string, lines: RunDraft['lines']): Promise<void> {
  const rows = lines.map((line, index) => ({
    position: index + 1,
    category: line.category,
    pronote_id: line.pronoteId,
    person: line.person,
    outcome: line.outcome,
    candidates: line.candidates,
    reasons: line.reasons,
    flags: line.flags,
    reason: line.reason,
    account_id: line.accountId,
    proposed_account_id: line.proposedAccountId,
    chosen_by: line.chosenBy,
    risk: line.risk,
    pupil_ids: line.pupilIds,
  }))
  await sql`insert into identifier_import_line (run_id, position, category, pronote_id, person, outcome, candidates, reasons,
      flags, reason, account_id, proposed_account_id, chosen_by, initial_account_id, initial_chosen_by, risk,
      pupil_ids)
    select ${runId}::bigint, r.position, r.category, r.pronote_id, r.person, r.outcome, r.candidates, r.reasons, r.flags,
      r.reason, r.account_id, r.proposed_account_id, r.chosen_by, r.account_id, r.chosen_by, r.risk, r.pupil_ids
    from jsonb_to_recordset(${json(rows)}) as r (position integer, category text, pronote_id text, person jsonb, outcome text,
      candidates jsonb, reasons jsonb, flags jsonb, reason text, account_id bigint, proposed_account_id bigint,
      chosen_by text, risk real, pupil_ids text[])`.execute(trx)
  // Every page of the import reads these lines at once: the planner must not believe that there are none.
  await sql`analyze identifier_import_line`.execute(trx)
}
