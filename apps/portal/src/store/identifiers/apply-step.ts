import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type {
  Change,
  IdentifierImports,
  StepCounts,
  ValidateResult,
} from '../../features/identifiers-import/index.ts'
import { auditRun, type Db, type LockedRun, lockRun, openStep, type Trx } from './import-scope.ts'
import { type Applied, readPlan, removals, targets } from './plan-step.ts'

type StepToValidate = Parameters<IdentifierImports['validate']>[0]

/**
 * Validates a step: identifiers, journal, decisions to remember, audit and the step itself, in one transaction. The lock
 * on the import makes a second validation wait, then find the step over.
 */
export function validateStep(db: Db, asked: StepToValidate, change: Change): Promise<ValidateResult> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, asked.runId)
    if (!run) return { kind: 'unknown' }
    if (run.state !== 'open') return { kind: 'not-open' }
    const step = await openStep(trx, run.id)
    if (step?.position !== asked.position) return { kind: 'step-over' }
    const plan = await readPlan(trx, run, step.category)
    if (plan.lost !== asked.shownLost) return { kind: 'losses-changed', lost: plan.lost }
    if (plan.lost > plan.heldBefore * asked.freeLosses && asked.typedLost !== plan.lost)
      return { kind: 'type-losses', lost: plan.lost }
    const replaced = plan.removals.filter(({ loses }) => !loses).length
    const counts = { added: plan.added, unchanged: plan.unchanged, replaced, lost: plan.lost }
    const finished = await applyStep(trx, { run, step, counts }, change)
    return { kind: 'validated', finished }
  })
}

interface StepToApply {
  readonly run: LockedRun
  readonly step: { readonly position: number; readonly category: PersonCategory }
  readonly counts: Omit<StepCounts, 'recognised' | 'unrecognised'>
}

async function applyStep(trx: Trx, { run, step, counts }: StepToApply, change: Change): Promise<boolean> {
  await applyIdentifiers(trx, { run, category: step.category, applied: 'everything' }, change)
  await rememberDecisions(trx, run, step.category, change)
  const lines = await countLines(trx, run.id, step.category)
  const full = { ...lines, ...counts }
  await trx
    .updateTable('identifier_import_step')
    .set({
      validated_at: change.at,
      validated_by: change.by.accountId,
      validated_by_label: change.by.label,
      counts: JSON.stringify(full),
    })
    .where('run_id', '=', run.id)
    .where('position', '=', step.position)
    .execute()
  await auditRun(trx, run, { action: 'step-validated', change, data: { ...step, ...full } })
  if (await openStep(trx, run.id)) return false
  await trx
    .updateTable('identifier_import_run')
    .set({ state: 'finished', finished_at: change.at, ended_by_label: change.by.label })
    .where('id', '=', run.id)
    .execute()
  await auditRun(trx, run, { action: 'import-finished', change })
  return true
}

interface StepToGive {
  readonly run: LockedRun
  readonly category: PersonCategory
  readonly applied: Applied
}

/** Takes away, then gives; each is written in the journal that undoes the import. Returns how many were given. */
export async function applyIdentifiers(
  trx: Trx,
  { run, category, applied }: StepToGive,
  change: Change,
): Promise<number> {
  await sql`with gone as (
      delete from pronote_identifier i using ${removals(run, category, applied)} x where i.id = x.id
      returning i.account_id, i.category, i.pronote_id, i.run_id, i.created_at, x.cause)
    insert into identifier_import_change (run_id, kind, cause, account_id, category, pronote_id, previous_run_id, previous_created_at)
    select ${run.id}, 'removed', cause, account_id, category, pronote_id, run_id, created_at from gone`.execute(
    trx,
  )
  const { numAffectedRows } = await sql`with given as (
      insert into pronote_identifier (account_id, establishment_id, category, pronote_id, run_id, created_at)
      select t.account_id, ${run.establishment_id}, t.category, t.pronote_id, ${run.id}, ${change.at}::timestamptz
      from ${targets(run, category, applied)} t
      where not exists (select 1 from pronote_identifier i where i.establishment_id = ${run.establishment_id}
        and i.pronote_id = t.pronote_id)
      returning account_id, category, pronote_id)
    insert into identifier_import_change (run_id, kind, cause, account_id, category, pronote_id)
    select ${run.id}, 'added', 'matched', account_id, category, pronote_id from given`.execute(trx)
  return Number(numAffectedRows ?? 0n)
}

/** What a person decided in this step is what the next import starts from. */
async function rememberDecisions(
  trx: Trx,
  run: LockedRun,
  category: PersonCategory,
  change: Change,
): Promise<void> {
  await sql`insert into manual_decision (establishment_id, pronote_id, account_id, decided_by, decided_by_label, decided_at,
      run_id, basis)
    select ${run.establishment_id}, l.pronote_id, l.account_id, coalesce(l.decided_by, ${change.by.accountId}::bigint),
      coalesce(l.decided_by_label, ${change.by.label}), coalesce(l.decided_at, ${change.at}::timestamptz), ${run.id},
      ${decisionBasis}
    from identifier_import_line l where l.run_id = ${run.id} and l.category = ${category} and l.chosen_by = 'person'
    on conflict (establishment_id, pronote_id) do update set account_id = excluded.account_id, decided_by = excluded.decided_by,
      decided_by_label = excluded.decided_by_label, decided_at = excluded.decided_at, run_id = excluded.run_id,
      basis = excluded.basis`.execute(trx)
}

/** What the decision of a line `l` rests on, as `DecisionBasis` reads it. */
const decisionBasis = sql`jsonb_build_object(
  'person', jsonb_build_object('lastName', l.person ->> 'lastName', 'usageName', l.person ->> 'usageName',
    'firstName', l.person ->> 'firstName', 'birthDate', l.person ->> 'birthDate', 'pupils', to_jsonb(l.pupil_ids)),
  'account', (select jsonb_build_object('lastName', a.last_name, 'birthName', a.birth_name, 'firstName', a.first_name,
      'birthDate', a.birth_date, 'children', coalesce((select jsonb_agg(g.pupil_id::text order by g.pupil_id)
        from guardian_link g where g.guardian_id = a.id), '[]'))
    from account a where a.id = l.account_id),
  'seen', coalesce((select jsonb_agg(c -> 'accountId') from jsonb_array_elements(l.candidates) c), '[]'))`

async function countLines(
  trx: Trx,
  runId: string,
  category: PersonCategory,
): Promise<Pick<StepCounts, 'recognised' | 'unrecognised'>> {
  const { rows } = await sql<{
    recognised: number
    unrecognised: number
  }>`select count(account_id)::integer as recognised,
    count(*) filter (where account_id is null)::integer as unrecognised
    from identifier_import_line where run_id = ${runId} and category = ${category}`.execute(trx)
  return rows[0] ?? { recognised: 0, unrecognised: 0 }
}
