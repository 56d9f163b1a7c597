import type { PersonCategory } from '@preau/people'
import { sql } from 'kysely'
import type {
  FileProblem,
  ImportMode,
  ImportRun,
  ImportState,
  ImportStep,
  ImportWarning,
  RunFigures,
  SchoolIdentifiers,
} from '../../features/identifiers-import/index.ts'
import type { Scope } from '../../frame/visitor.ts'
import type { Db } from './import-scope.ts'

interface RunRow {
  readonly id: string
  readonly school_id: string
  readonly uai: string
  readonly school_name: string
  readonly mode: ImportMode
  readonly state: ImportState
  readonly file_name: string
  readonly started_at: Date
  readonly started_by_label: string
  readonly finished_at: Date | null
  readonly ended_by_label: string | null
  readonly undone_at: Date | null
  readonly undone_by_label: string | null
  readonly warnings: ImportWarning[]
  readonly warnings_accepted: boolean
  readonly rejected_count: number
  readonly problem_count: number
  readonly steps: {
    readonly position: number
    readonly category: PersonCategory
    readonly people: number
    readonly recognised: number
    readonly validatedAt: string | null
    readonly validatedBy: string | null
    readonly counts: ImportStep['counts']
  }[]
  readonly figures: Omit<RunFigures, 'given' | 'lost'>
}

/** What is wanted of the imports; latest first. */
export interface RunQuery {
  readonly scope: Scope
  readonly runId?: string
  readonly schoolId?: string
  readonly underWay?: boolean
  readonly limit: number
}

export async function readRuns(
  db: Db,
  { scope, runId, schoolId, underWay, limit }: RunQuery,
): Promise<readonly ImportRun[]> {
  const { rows } = await sql<RunRow>`
    select r.id::text, e.id::text as school_id, e.uai, e.name as school_name, r.mode, r.state, r.file_name, r.started_at,
      r.started_by_label, r.finished_at, r.ended_by_label, r.undone_at, r.undone_by_label, r.warnings, r.warnings_accepted,
      r.rejected_count, r.problem_count,
      (select jsonb_agg(jsonb_build_object('position', s.position, 'category', s.category, 'people', coalesce(l.people, 0),
          'recognised', coalesce(l.recognised, 0), 'validatedAt', s.validated_at, 'validatedBy', s.validated_by_label,
          'counts', s.counts) order by s.position)
        from identifier_import_step s left join (
          select category, count(*) as people, count(account_id) as recognised from identifier_import_line
          where run_id = r.id group by category) l on l.category = s.category
        where s.run_id = r.id) as steps,
      (select jsonb_build_object('people', count(*), 'unrecognised', count(*) filter (where l.account_id is null),
          'automatic', count(l.account_id) filter (where l.chosen_by = 'engine'),
          'remembered', count(l.account_id) filter (where l.chosen_by = 'memory'),
          'byHand', count(l.account_id) filter (where l.chosen_by = 'person'),
          'expectedErrors', coalesce(sum(l.risk) filter (where l.chosen_by = 'engine' and l.account_id is not null
            and l.reason = 'evidence-certain'), 0))
        from identifier_import_line l where l.run_id = r.id) as figures
    from identifier_import_run r join establishment e on e.id = r.establishment_id
    where (${runId ?? null}::bigint is null or r.id = ${runId ?? null}::bigint)
      and (${schoolId ?? null}::bigint is null or e.id = ${schoolId ?? null}::bigint)
      and (${underWay ?? false} is false or r.state in ('open', 'interrupted'))
      and ${inSchools(scope, sql`e.id`)}
    order by r.id desc limit ${limit}`.execute(db)
  return rows.map(toRun)
}

function inSchools(scope: Scope, id: ReturnType<typeof sql>) {
  return scope === 'all' ? sql<boolean>`true` : sql<boolean>`${id} = any(${[...scope]}::bigint[])`
}

function toRun(row: RunRow): ImportRun {
  return {
    id: row.id,
    school: { id: row.school_id, uai: row.uai, name: row.school_name },
    mode: row.mode,
    state: row.state,
    fileName: row.file_name,
    startedAt: row.started_at,
    startedBy: row.started_by_label,
    endedAt: row.finished_at,
    endedBy: row.ended_by_label,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by_label,
    warnings: row.warnings,
    warningsAccepted: row.warnings_accepted,
    rejectedCount: row.rejected_count,
    problemCount: row.problem_count,
    figures: { ...row.figures, given: counted(row, 'added'), lost: counted(row, 'lost') },
    steps: row.steps.map((step) => ({
      ...step,
      validatedAt: step.validatedAt === null ? null : new Date(step.validatedAt),
    })),
  }
}

const counted = ({ steps }: RunRow, key: 'added' | 'lost'): number =>
  steps.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)

export async function readProblems(db: Db, runId: string): Promise<readonly FileProblem[]> {
  const row = await db
    .selectFrom('identifier_import_run')
    .select('problems')
    .where('id', '=', runId)
    .executeTakeFirst()
  // Written by open-run.ts from the same type.
  return (row?.problems ?? []) as FileProblem[]
}

interface SchoolRow {
  readonly id: string
  readonly uai: string
  readonly name: string
  readonly count: number
  readonly last_at: Date | null
  readonly last_mode: ImportMode | null
}

export async function readSchools(db: Db, scope: Scope): Promise<readonly SchoolIdentifiers[]> {
  const [{ rows }, underWay] = await Promise.all([
    sql<SchoolRow>`
      select e.id::text, e.uai, e.name,
        (select count(*)::integer from pronote_identifier i where i.establishment_id = e.id) as count,
        last.at as last_at, last.mode as last_mode
      from establishment e left join lateral (
        select max(s.validated_at) as at, r.mode from identifier_import_run r join identifier_import_step s on s.run_id = r.id
        where r.establishment_id = e.id and r.state <> 'undone' and s.validated_at is not null
        group by r.id order by r.id desc limit 1) last on true
      where ${inSchools(scope, sql`e.id`)} order by e.name`.execute(db),
    readRuns(db, { scope, underWay: true, limit: 1000 }),
  ])
  return rows.map(({ last_at, last_mode, ...school }) => ({
    ...school,
    last: last_at && last_mode ? { at: last_at, mode: last_mode } : undefined,
    underWay: underWay.find((run) => run.school.id === school.id),
  }))
}
