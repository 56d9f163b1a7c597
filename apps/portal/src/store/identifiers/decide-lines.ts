import type { PersonCategory, SdetProfile } from '@preau/people'
import { sql } from 'kysely'
import type {
  Change,
  DecideResult,
  IdentifierImports,
  NotDone,
} from '../../features/identifiers-import/index.ts'
import { auditRun, type Db, type LockedRun, lockRun, openStep, type Trx } from './import-scope.ts'

interface OpenLine {
  readonly id: string
  readonly category: PersonCategory
  readonly pronote_id: string
  readonly account_id: string | null
}

/** Locks the import of a line and checks that its step is the one being worked on. */
async function lockLine(
  trx: Trx,
  runId: string,
  lineId: string,
): Promise<{ readonly run: LockedRun; readonly line: OpenLine } | NotDone> {
  const run = await lockRun(trx, runId)
  if (!run) return 'unknown'
  if (run.state !== 'open') return 'not-open'
  const { rows } =
    await sql<OpenLine>`select id::text, category, pronote_id, account_id::text from identifier_import_line
    where id = ${lineId} and run_id = ${runId}`.execute(trx)
  const [line] = rows
  if (!line) return 'unknown'
  const step = await openStep(trx, runId)
  return step?.category === line.category ? { run, line } : 'step-over'
}

/** Gives a line an account, or nobody. */
export function decideLine(
  db: Db,
  decision: Parameters<IdentifierImports['decide']>[0],
  change: Change,
): Promise<DecideResult> {
  const { runId, lineId, accountId, move, profiles } = decision
  return db.transaction().execute(async (trx) => {
    const locked = await lockLine(trx, runId, lineId)
    if (typeof locked === 'string') return locked
    const { run, line } = locked
    if (accountId !== null) {
      if (!(await isMatchableHere(trx, run, profiles, accountId))) return 'not-compatible'
      if (!move && (await isTaken(trx, run, line, accountId))) return 'taken'
      await freeAccount(trx, line, { runId, accountId })
    }
    await setDecision(trx, line.id, accountId, change)
    const data = { line: line.id, account: accountId, before: line.account_id, move }
    await auditRun(trx, run, { action: 'line-decided', change, data })
    return 'done'
  })
}

async function setDecision(
  trx: Trx,
  lineId: string,
  accountId: string | null,
  change: Change,
): Promise<void> {
  await trx
    .updateTable('identifier_import_line')
    .set({ account_id: accountId, chosen_by: 'person', decided_by_label: change.by.label })
    .where('id', '=', lineId)
    .execute()
}

/** Takes the account back from the line that has it: that one is to be decided again. */
async function freeAccount(
  trx: Trx,
  line: OpenLine,
  taken: { readonly runId: string; readonly accountId: string },
): Promise<void> {
  await trx
    .updateTable('identifier_import_line')
    .set({ account_id: null, chosen_by: null, decided_by_label: null })
    .where('run_id', '=', taken.runId)
    .where('category', '=', line.category)
    .where('account_id', '=', taken.accountId)
    .where('id', '<>', line.id)
    .execute()
}

/** An account that another line has, or that keeps another identifier of the category: `move` must be said. */
async function isTaken(trx: Trx, run: LockedRun, line: OpenLine, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select
    exists (select 1 from identifier_import_line o where o.run_id = ${run.id} and o.category = ${line.category}
      and o.account_id = ${accountId} and o.id <> ${line.id})
    or exists (select 1 from pronote_identifier i where i.account_id = ${accountId} and i.category = ${line.category}
      and i.establishment_id = ${run.establishment_id} and i.pronote_id <> ${line.pronote_id}
      and (${run.mode} = 'partial' or exists (select 1 from identifier_import_line f
        where f.run_id = ${run.id} and f.pronote_id = i.pronote_id))) as taken`.execute(trx)
  return rows[0]?.taken === true
}

async function isMatchableHere(
  trx: Trx,
  run: LockedRun,
  profiles: readonly SdetProfile[],
  accountId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('account_profile as p')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .select('p.id')
    .where('p.account_id', '=', accountId)
    .where('p.establishment_id', '=', run.establishment_id)
    .where('p.ended_at', 'is', null)
    .where('p.profile', 'in', [...profiles])
    .where('a.status', 'in', ['active', 'to_activate'])
    .executeTakeFirst()
  return row !== undefined
}

/** Back to what the matching had left; to undecided when somebody else has the account by now. */
export function forgetDecision(
  db: Db,
  target: { readonly runId: string; readonly lineId: string },
  change: Change,
): Promise<DecideResult> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockLine(trx, target.runId, target.lineId)
    if (typeof locked === 'string') return locked
    const { run, line } = locked
    await sql`update identifier_import_line l set decided_by_label = null,
        account_id = case when free.yes then l.initial_account_id end,
        chosen_by = case when free.yes then l.initial_chosen_by end
      from (select not exists (select 1 from identifier_import_line o, identifier_import_line me where me.id = ${line.id}
        and o.run_id = me.run_id and o.category = me.category and o.account_id = me.initial_account_id and o.id <> me.id) as yes) free
      where l.id = ${line.id}`.execute(trx)
    await auditRun(trx, run, {
      action: 'decision-forgotten',
      change,
      data: { line: line.id, before: line.account_id },
    })
    return 'done'
  })
}

/** Gives each ticked line of the step its proposed account, unless somebody has it. */
export function confirmLines(
  db: Db,
  { runId, category, lineIds }: Parameters<IdentifierImports['confirm']>[0],
  change: Change,
): Promise<number | NotDone> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (!run) return 'unknown'
    if (run.state !== 'open') return 'not-open'
    if ((await openStep(trx, runId))?.category !== category) return 'step-over'
    const confirmed: string[] = []
    for (const lineId of lineIds)
      if (await confirmLine(trx, { run, category, lineId }, change)) confirmed.push(lineId)
    await auditRun(trx, run, { action: 'lines-confirmed', change, data: { category, lines: confirmed } })
    return confirmed.length
  })
}

async function confirmLine(
  trx: Trx,
  {
    run,
    category,
    lineId,
  }: { readonly run: LockedRun; readonly category: PersonCategory; readonly lineId: string },
  change: Change,
): Promise<boolean> {
  const { rows } = await sql<OpenLine & { readonly proposed: string }>`
    select id::text, category, pronote_id, account_id::text, proposed_account_id::text as proposed from identifier_import_line
    where id = ${lineId} and run_id = ${run.id} and category = ${category} and account_id is null and chosen_by is null
      and outcome = 'to-confirm' and proposed_account_id is not null`.execute(trx)
  const [line] = rows
  if (!line || (await isTaken(trx, run, line, line.proposed))) return false
  await setDecision(trx, line.id, line.proposed, change)
  return true
}
