import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type {
  Change,
  Contribution,
  DecideResult,
  LastAction,
  LinePerson,
  NotDone,
} from '../../features/identifiers-import/index.ts'
import { auditRun, type Db, lockRun, openStep, type Trx } from './import-scope.ts'
import { lockLine, type OpenLine } from './lock-line.ts'

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
    await resetLine(trx, run.id, line)
    const data = { line: line.id, before: line.account_id }
    await auditRun(trx, run, { action: 'decision-forgotten', change, data })
    return 'done'
  })
}

/** Puts a line back, then gives back the account it had taken to the line that the matching had given it to. */
async function resetLine(
  trx: Trx,
  runId: string,
  line: Pick<OpenLine, 'id' | 'category' | 'account_id'>,
): Promise<void> {
  await sql`update identifier_import_line l set decided_by_label = null, decided_by = null, decided_at = null,
      version = l.version + 1,
      account_id = case when free.yes then l.initial_account_id end,
      chosen_by = case when free.yes then l.initial_chosen_by end
    from (select not exists (select 1 from identifier_import_line o, identifier_import_line me where me.id = ${line.id}
      and o.run_id = me.run_id and o.category = me.category and o.account_id = me.initial_account_id and o.id <> me.id) as yes) free
    where l.id = ${line.id}`.execute(trx)
  await sql`update identifier_import_line l set account_id = l.initial_account_id, chosen_by = l.initial_chosen_by,
      version = l.version + 1
    where l.run_id = ${runId} and l.category = ${line.category} and l.initial_account_id = ${line.account_id}
      and l.id <> ${line.id} and l.account_id is null and l.chosen_by is null
      and not exists (select 1 from identifier_import_line o where o.run_id = l.run_id and o.category = l.category
        and o.account_id = l.initial_account_id)`.execute(trx)
}

interface StepOfPerson {
  readonly runId: string
  readonly category: PersonCategory
  readonly accountId: string | null
}

interface LastRow extends Pick<OpenLine, 'id' | 'category' | 'account_id'> {
  readonly person: LinePerson
  readonly decided_at: Date
}

/** The lines of the last action of a person: what is confirmed in one go has one instant. */
async function lastLines(
  db: Db | Trx,
  { runId, category, accountId }: StepOfPerson,
): Promise<readonly LastRow[]> {
  const own = sql`l.run_id = ${runId} and l.category = ${category} and l.chosen_by = 'person'
    and l.decided_by is not distinct from ${accountId}::bigint`
  const { rows } =
    await sql<LastRow>`select l.id::text, l.category, l.account_id::text, l.person, l.decided_at
    from identifier_import_line l
    where ${own} and l.decided_at = (select max(l.decided_at) from identifier_import_line l where ${own})
    order by l.id`.execute(db)
  return rows
}

export async function readLastAction(db: Db, step: StepOfPerson): Promise<LastAction | undefined> {
  const rows = await lastLines(db, step)
  const [first] = rows
  if (!first) return undefined
  return {
    count: rows.length,
    person: rows.length === 1 ? first.person : undefined,
    at: first.decided_at,
  }
}

/** Takes back the last action of whoever asks, in the step being worked on. */
export function forgetLastAction(
  db: Db,
  { runId, category }: Omit<StepOfPerson, 'accountId'>,
  change: Change,
): Promise<number | NotDone> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (!run) return 'unknown'
    if (run.state !== 'open') return 'not-open'
    if ((await openStep(trx, runId))?.category !== category) return 'step-over'
    const lines = await lastLines(trx, { runId, category, accountId: change.by.accountId })
    for (const line of lines) await resetLine(trx, runId, line)
    const data = { category, lines: lines.map(({ id }) => id) }
    if (lines.length > 0) await auditRun(trx, run, { action: 'action-forgotten', change, data })
    return lines.length
  })
}

export async function readContributions(db: Db, runId: string): Promise<readonly Contribution[]> {
  const { rows } = await sql<Contribution>`select l.decided_by_label as by, count(*)::integer as count
    from identifier_import_line l where l.run_id = ${runId} and l.decided_by_label is not null
    group by l.decided_by_label order by 2 desc, 1`.execute(db)
  return rows
}
