import type { PersonCategory, SdetProfile } from '@preau/people'
import { sql } from 'kysely'
import type {
  Change,
  DecideResult,
  IdentifierImports,
  LineChoice,
  NotDone,
} from '../../features/identifiers-import/index.ts'
import { auditRun, type Db, type LockedRun, lockRun, openStep, type Trx } from './import-scope.ts'
import { type OpenLine, lockLine } from './lock-line.ts'

/** Gives a line an account, or nobody. */
export function decideLine(
  db: Db,
  decision: Parameters<IdentifierImports['decide']>[0],
  change: Change,
): Promise<DecideResult> {
  return db.transaction().execute(async (trx) => {
    const { runId, lineId, accountId, move } = decision
    const locked = await lockLine(trx, runId, lineId)
    if (typeof locked === 'string') return locked
    const obstacle = await obstacleTo(trx, locked, decision)
    if (obstacle !== undefined && !(obstacle === 'taken' && move)) return obstacle
    if (accountId !== null) await freeAccount(trx, locked.line, { runId, accountId })
    await setDecision(trx, lineId, accountId, change)
    const data = { line: lineId, account: accountId, before: locked.line.account_id, move }
    await auditRun(trx, locked.run, { action: 'line-decided', change, data })
    return 'done'
  })
}

/** Thrown to take back what was done before an obstacle was met. */
class Obstacle extends Error {
  readonly result: DecideResult
  readonly lineId: string

  constructor(result: DecideResult, lineId: string) {
    super(result)
    this.result = result
    this.lineId = lineId
  }
}

/** Several choices in one transaction: the accounts they have are put back in common first, so that twins may be exchanged. */
export async function decideTogether(
  db: Db,
  { runId, choices }: { readonly runId: string; readonly choices: readonly LineChoice[] },
  change: Change,
): ReturnType<IdentifierImports['decideTogether']> {
  try {
    await db.transaction().execute(async (trx) => {
      for (const { lineId, version } of choices) await freeForChoice(trx, { runId, lineId, version })
      for (const choice of choices) await applyChoice(trx, runId, choice, change)
    })
    return { result: 'done' }
  } catch (error) {
    if (error instanceof Obstacle) return { result: error.result, lineId: error.lineId }
    throw error
  }
}

async function freeForChoice(
  trx: Trx,
  { runId, lineId, version }: { readonly runId: string } & Pick<LineChoice, 'lineId' | 'version'>,
): Promise<void> {
  const locked = await lockLine(trx, runId, lineId)
  if (typeof locked === 'string') throw new Obstacle(locked, lineId)
  if (version !== undefined && version !== locked.line.version) throw new Obstacle('changed', lineId)
  await trx.updateTable('identifier_import_line').set({ account_id: null }).where('id', '=', lineId).execute()
}

async function applyChoice(trx: Trx, runId: string, choice: LineChoice, change: Change): Promise<void> {
  const { lineId, accountId } = choice
  const locked = await lockLine(trx, runId, lineId)
  if (typeof locked === 'string') throw new Obstacle(locked, lineId)
  const obstacle = await obstacleTo(trx, locked, { ...choice, version: undefined })
  if (obstacle !== undefined) throw new Obstacle(obstacle, lineId)
  await setDecision(trx, lineId, accountId, change)
  const data = { line: lineId, account: accountId, together: true }
  await auditRun(trx, locked.run, { action: 'line-decided', change, data })
}

/** What stands in the way of a choice; undefined when nothing does. */
async function obstacleTo(
  trx: Trx,
  { run, line }: { readonly run: LockedRun; readonly line: OpenLine },
  { accountId, profiles, version }: Omit<LineChoice, 'lineId'>,
): Promise<DecideResult | undefined> {
  if (version !== undefined && version !== line.version) return 'changed'
  if (accountId === null) return undefined
  if (!(await isMatchableHere(trx, run, profiles, accountId))) return 'not-compatible'
  return (await isTaken(trx, run, line, accountId)) ? 'taken' : undefined
}

async function setDecision(
  trx: Trx,
  lineId: string,
  accountId: string | null,
  { by, at }: Change,
): Promise<void> {
  await trx
    .updateTable('identifier_import_line')
    .set((eb) => ({
      account_id: accountId,
      chosen_by: 'person',
      decided_by: by.accountId,
      decided_by_label: by.label,
      decided_at: at,
      version: eb('version', '+', 1),
    }))
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
    .set((eb) => ({
      account_id: null,
      chosen_by: null,
      decided_by: null,
      decided_by_label: null,
      decided_at: null,
      version: eb('version', '+', 1),
    }))
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

/** Gives each ticked line of the step its proposed account, unless somebody has it; says « nobody » for the others. */
export function confirmLines(
  db: Db,
  { runId, category, lineIds, nobodyIds = [] }: Parameters<IdentifierImports['confirm']>[0],
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
    const nobody: string[] = []
    for (const lineId of nobodyIds) {
      if (!(await readProposed(trx, { run, category, lineId }))) continue
      await setDecision(trx, lineId, null, change)
      nobody.push(lineId)
    }
    const data = { category, lines: confirmed, nobody }
    await auditRun(trx, run, { action: 'lines-confirmed', change, data })
    return confirmed.length + nobody.length
  })
}

interface ProposedLine {
  readonly run: LockedRun
  readonly category: PersonCategory
  readonly lineId: string
}

/** A line that still waits for a word on its proposed account; undefined once anybody has decided. */
async function readProposed(
  trx: Trx,
  { run, category, lineId }: ProposedLine,
): Promise<(OpenLine & { readonly proposed: string }) | undefined> {
  const { rows } = await sql<OpenLine & { readonly proposed: string }>`
    select id::text, category, pronote_id, account_id::text, version, proposed_account_id::text as proposed
    from identifier_import_line
    where id = ${lineId} and run_id = ${run.id} and category = ${category} and account_id is null and chosen_by is null
      and outcome = 'to-confirm' and proposed_account_id is not null`.execute(trx)
  return rows[0]
}

async function confirmLine(trx: Trx, asked: ProposedLine, change: Change): Promise<boolean> {
  const line = await readProposed(trx, asked)
  if (!line || (await isTaken(trx, asked.run, line, line.proposed))) return false
  await setDecision(trx, line.id, line.proposed, change)
  return true
}
