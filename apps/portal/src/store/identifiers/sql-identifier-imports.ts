import type { PersonCategory } from '@preau/people'
import type { Database } from '@preau/platform'
import { sql } from 'kysely'
import type { IdentifierImports, StepPlan } from '../../features/identifiers-import/index.ts'
import type { PortalSchema } from '../schema.ts'
import { validateStep } from './apply-step.ts'
import { confirmLines, decideLine, decideTogether } from './decide-lines.ts'
import { forgetDecision, forgetLastAction, readContributions, readLastAction } from './forget-decisions.ts'
import { applyCertain, beginRun, readUndoPlan, turnRun, undoRun } from './end-run.ts'
import type { Db } from './import-scope.ts'
import { openRun } from './open-run.ts'
import { type PlannedRun, readPlan } from './plan-step.ts'
import {
  countLines,
  readFamily,
  readFigures,
  readLine,
  readLinePage,
  readLookalikes,
  readToClean,
  readUnrecognised,
} from './read-lines.ts'
import { readFullDay } from './read-full-day.ts'
import { readMatchingData } from './read-matching-data.ts'
import { readProblems, readRuns, readSchools } from './read-runs.ts'
import { searchAccounts } from './search-accounts.ts'

/** {@link IdentifierImports} on PostgreSQL. */
export function sqlIdentifierImports(database: Database): IdentifierImports {
  const db: Db = database.kysely<PortalSchema>()
  return {
    schools: (scope) => readSchools(db, scope),
    history: (scope, limit) => readRuns(db, { scope, limit }),
    run: async (runId, scope) => (await readRuns(db, { scope, runId, limit: 1 }))[0],
    underWay: async (schoolId) =>
      (await readRuns(db, { scope: 'all', schoolId, underWay: true, limit: 1 }))[0],
    fullDay: (schoolId, change) => readFullDay(db, schoolId, change),
    problems: (runId) => readProblems(db, runId),
    matchingData: (schoolId) => readMatchingData(db, schoolId),
    open: (draft, change) => openRun(db, draft, change),
    begin: (runId, change) => beginRun(db, runId, change),
    figures: (runId, category) => readFigures(db, runId, category),
    lines: (query) => readLinePage(db, query),
    countLines: (query) => countLines(db, query),
    line: (runId, lineId) => readLine(db, runId, lineId),
    unrecognised: (runId) => readUnrecognised(db, runId),
    toClean: (runId) => readToClean(db, runId),
    undoPlan: (runId) => readUndoPlan(db, runId),
    family: (runId, lineId) => readFamily(db, runId, lineId),
    lookalikes: (runId, lineId) => readLookalikes(db, runId, lineId),
    searchAccounts: (line, search) => searchAccounts(db, line, search),
    confirm: (target, change) => confirmLines(db, target, change),
    decide: (decision, change) => decideLine(db, decision, change),
    decideTogether: (runId, choices, change) => decideTogether(db, { runId, choices }, change),
    forget: (runId, lineId, change) => forgetDecision(db, { runId, lineId }, change),
    lastAction: (runId, category, accountId) => readLastAction(db, { runId, category, accountId }),
    forgetLast: (runId, category, change) => forgetLastAction(db, { runId, category }, change),
    contributions: (runId) => readContributions(db, runId),
    plan: (runId, category) => planOf(db, runId, category),
    validate: (step, change) => validateStep(db, step, change),
    applyCertain: (runId, change) => applyCertain(db, runId, change),
    interrupt: (runId, change) => turnRun(db, runId, 'interrupt', change),
    resume: (runId, change) => turnRun(db, runId, 'resume', change),
    abandon: (runId, change) => turnRun(db, runId, 'abandon', change),
    undo: (runId, change) => undoRun(db, runId, change),
  }
}

async function planOf(db: Db, runId: string, category: PersonCategory): Promise<StepPlan> {
  const { rows } =
    await sql<PlannedRun>`select id::text, establishment_id::text, mode from identifier_import_run
    where id = ${runId}`.execute(db)
  const [run] = rows
  if (!run) throw new Error('the import was read before its plan')
  return readPlan(db, run, category)
}
