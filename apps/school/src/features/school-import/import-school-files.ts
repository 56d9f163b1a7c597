import type { ExchangeEntry, ExchangeProblem } from '@preau/exchange'
import { drawPronoteId } from '@preau/people'
import type { Clock, Random, Refusal } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { SchoolBase } from '../bases/index.ts'
import { compareStates } from './compare-states.ts'
import { copy } from './copy.fr.ts'
import { digestOfChanges } from './digest-of-changes.ts'
import type {
  CasIdClash,
  ImportCounts,
  ImportOrder,
  ImportOutcome,
  ImportStore,
  LookedAt,
  ReportedProblem,
} from './import-store.ts'
import type { ImportWarning } from './import-warning.ts'
import {
  type ReadFiles,
  readSiecle,
  readStsFile,
  type SiecleFiles,
  type UnusableFile,
} from './read-school-files.ts'
import { importRefusals } from './refusals.ts'

export interface ImportDeps {
  readonly imports: ImportStore
  readonly clock: Clock
  readonly random: Random
}

/** Who imports, into which base, and whether a warning was answered. */
export interface ImportRequest {
  readonly base: SchoolBase
  readonly actor: string
  /** The warnings that the operator has read; any other one stops the import. */
  readonly accepted: readonly ImportWarning[]
  /** {@link digestOfChanges} of what the operator was shown, when they looked first. */
  readonly expected?: string | undefined
}

/** `ok: false`: a file cannot be used at all, nothing was imported. Other reasons are thrown as refusals. */
export type ImportResult =
  | { readonly ok: true; readonly runId: string; readonly counts: ImportCounts }
  | UnusableFile

/** What an import would do, and the questions that it would ask. */
export interface LookResult extends Omit<LookedAt, 'outcome' | 'tooMany'> {
  readonly ok: true
  readonly warnings: readonly Refusal[]
}

/** Above this share of departures, somebody has to say that the file is complete. */
const shareWithoutQuestion = 0.1

/**
 * Imports SIECLE pupils, guardians, or both, in one transaction. The same files twice change nothing.
 *
 * @throws Refusal `import.*`
 */
export async function importSiecle(
  deps: ImportDeps,
  request: ImportRequest,
  files: SiecleFiles,
): Promise<ImportResult> {
  const read = await readSiecle(deps, request.base, files)
  return read.ok ? apply(deps, request, read) : read
}

/**
 * What {@link importSiecle} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtSiecle(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  files: SiecleFiles,
): Promise<LookResult | UnusableFile> {
  const read = await readSiecle(deps, request.base, files)
  return read.ok ? look(deps, request, read) : read
}

/**
 * Imports an STSWEB export, in one transaction.
 *
 * @throws Refusal `import.*`
 */
export async function importSts(
  deps: ImportDeps,
  request: ImportRequest,
  file: ExchangeEntry,
): Promise<ImportResult> {
  const read = await readStsFile(deps, request.base, file)
  return read.ok ? apply(deps, request, read) : read
}

/**
 * What {@link importSts} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookAtSts(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  file: ExchangeEntry,
): Promise<LookResult | UnusableFile> {
  const read = await readStsFile(deps, request.base, file)
  return read.ok ? look(deps, request, read) : read
}

/** The question of a file that is not of the year of the base. */
function otherYear({ schoolYear: expected }: SchoolBase, found: number | undefined): Refusal | undefined {
  if (found === undefined || expected === undefined || found === expected) return undefined
  return importRefusals.refuse('import.other-year', { found, expected })
}

async function apply(deps: ImportDeps, request: ImportRequest, read: ReadFiles): Promise<ImportResult> {
  const { base, accepted, expected } = request
  const year = otherYear(base, read.schoolYear)
  if (year !== undefined && !accepted.includes('import.other-year')) throw year
  const shareOf = (warning: ImportWarning): number => (accepted.includes(warning) ? 1 : shareWithoutQuestion)
  const result = await deps.imports.apply({
    ...orderOf(deps, request, read),
    purpose: 'apply',
    isExpected: (changes) => expected === undefined || expected === digestOfChanges(changes),
    departuresAccepted: shareOf('import.many-departures'),
    unlinkedAccepted: shareOf('import.many-unlinked'),
  })
  if (result.outcome === 'done') return { ok: true, runId: result.runId, counts: result.counts }
  throw refusalOf(result)
}

async function look(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  read: ReadFiles,
): Promise<LookResult> {
  const result = await deps.imports.apply({
    ...orderOf(deps, { ...request, accepted: [] }, read),
    purpose: 'look',
    isExpected: () => true,
    departuresAccepted: shareWithoutQuestion,
    unlinkedAccepted: shareWithoutQuestion,
  })
  if (result.outcome !== 'looked') throw refusalOf(result)
  const { counts, changes, problems, tooMany } = result
  const year = otherYear(request.base, read.schoolYear)
  return {
    ok: true,
    counts,
    changes,
    problems,
    warnings: [...(year ? [year] : []), ...tooMany.map(refusalOf)],
  }
}

function refusalOf(result: ImportOutcome): Refusal {
  if (result.outcome === 'many-departures' || result.outcome === 'many-unlinked')
    return importRefusals.refuse(`import.${result.outcome}`, result)
  if (result.outcome === 'changed') return importRefusals.refuse('import.changed')
  return importRefusals.refuse('import.busy')
}

function orderOf(
  deps: ImportDeps,
  request: ImportRequest,
  read: ReadFiles,
): Omit<ImportOrder, 'purpose' | 'isExpected' | 'departuresAccepted' | 'unlinkedAccepted'> {
  const { base, actor, accepted } = request
  return {
    ...read,
    baseId: base.id,
    actor,
    problems: read.problems.flatMap(reported),
    compare: compareStates,
    draw: () => drawPronoteId(deps.random),
    today: parisDay(read.startedAt),
    now: () => deps.clock.now(),
    freed: (clash) => freed(clash, { request, read, at: deps.clock.now() }),
    audit: (counts) => ({
      action: `school-import.${read.kind}`,
      actor,
      school: base.uai,
      outcome: 'done',
      at: deps.clock.now(),
      data: { ...counts, files: read.fileNames, accepted },
    }),
  }
}

/** The remark of the report and the audit row of a CAS identifier that changed hands with a category. */
function freed(
  clash: CasIdClash,
  { request, read, at }: { readonly request: ImportRequest; readonly read: ReadFiles; readonly at: Date },
): ReturnType<ImportOrder['freed']> {
  const place = { severity: 'warning' as const, file: read.fileNames.join(', '), line: 0 }
  return {
    problem: { ...place, reason: copy.casIdFreed.reason(clash), advice: copy.casIdFreed.advice },
    audit: {
      action: 'person.cas-id-freed',
      actor: request.actor,
      school: request.base.uai,
      target: `person:${clash.personId}`,
      outcome: 'done',
      at,
    },
  }
}

function reported(problem: ExchangeProblem): readonly ReportedProblem[] {
  const { severity, file, line, element, reason, advice } = problem
  if (severity === 'fatal') return []
  return [{ severity, file, line, reason, advice, ...(element !== undefined && { element }) }]
}
