import type { ExchangeProblem } from '@preau/exchange'
import { drawPronoteId } from '@preau/people'
import type { Clock, Random, Refusal } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import type { SchoolBase } from '../bases/index.ts'
import { compareStates } from './compare-states.ts'
import { digestOfChanges } from './digest-of-changes.ts'
import { fileParts } from './import-store.ts'
import type { AnyImportOrder, ImportCounts, ImportOutcome, ImportStore, LookedAt } from './import-store.ts'
import type { ReportedProblem } from './reported-problem.ts'
import type { ImportWarning } from './import-warning.ts'
import type { UnusableFile } from './read-school-files.ts'
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
  /** The large files that are imported: an import of them that is already there refuses another one. */
  readonly largeImport?: string | undefined
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

/** What files say, and where it is sent once the rules of every import are around it. */
export interface Work
  extends Pick<AnyImportOrder, 'kind' | 'schoolYear' | 'madeOn' | 'school' | 'startedAt' | 'fileNames'> {
  readonly problems: readonly ExchangeProblem[]
  readonly send: (order: AnyImportOrder) => Promise<ImportOutcome>
}

/** The question of a file that is not of the year of the base. */
function otherYear({ schoolYear: expected }: SchoolBase, found: number | undefined): Refusal | undefined {
  if (found === undefined || expected === undefined || found === expected) return undefined
  return importRefusals.refuse('import.other-year', { found, expected })
}

/** The question of a file that was made before one of its kind that the base has received of the same school. */
async function olderFile(
  { imports }: Pick<ImportDeps, 'imports'>,
  { id }: SchoolBase,
  { madeOn, school }: Work,
): Promise<Refusal | undefined> {
  const last = await imports.lastMadeOn(id, school)
  for (const part of fileParts) {
    const [found, newer] = [madeOn[part], last[part]]
    if (found !== undefined && newer !== undefined && found < newer)
      return importRefusals.refuse('import.older-file', { part, found, newer })
  }
  return undefined
}

/**
 * Imports, in one transaction.
 *
 * @throws Refusal `import.*`
 */
export async function applyImport(
  deps: ImportDeps,
  request: ImportRequest,
  read: Work,
): Promise<ImportResult> {
  const { base, accepted, expected } = request
  const year = otherYear(base, read.schoolYear)
  if (year !== undefined && !accepted.includes('import.other-year')) throw year
  const older = await olderFile(deps, base, read)
  if (older !== undefined && !accepted.includes('import.older-file')) throw older
  const shareOf = (warning: ImportWarning): number => (accepted.includes(warning) ? 1 : shareWithoutQuestion)
  const result = await read.send({
    ...orderOf(deps, request, read),
    purpose: 'apply',
    isExpected: (changes) => expected === undefined || expected === digestOfChanges(changes),
    departuresAccepted: shareOf('import.many-departures'),
    unlinkedAccepted: shareOf('import.many-unlinked'),
  })
  if (result.outcome === 'done') return { ok: true, runId: result.runId, counts: result.counts }
  throw refusalOf(result)
}

/**
 * What {@link applyImport} would do.
 *
 * @throws Refusal `import.*`, but for the warnings, which are part of the answer
 */
export async function lookImport(
  deps: ImportDeps,
  request: Omit<ImportRequest, 'accepted'>,
  read: Work,
): Promise<LookResult> {
  const result = await read.send({
    ...orderOf(deps, { ...request, accepted: [] }, read),
    purpose: 'look',
    isExpected: () => true,
    departuresAccepted: shareWithoutQuestion,
    unlinkedAccepted: shareWithoutQuestion,
  })
  if (result.outcome !== 'looked') throw refusalOf(result)
  const { counts, changes, problems, tooMany } = result
  const year = otherYear(request.base, read.schoolYear)
  const older = await olderFile(deps, request.base, read)
  return {
    ok: true,
    counts,
    changes,
    problems,
    warnings: [...(year ? [year] : []), ...(older ? [older] : []), ...tooMany.map(refusalOf)],
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
  read: Work,
): Omit<AnyImportOrder, 'purpose' | 'isExpected' | 'departuresAccepted' | 'unlinkedAccepted'> {
  const { base, actor, accepted, largeImport } = request
  return {
    kind: read.kind,
    schoolYear: read.schoolYear,
    madeOn: read.madeOn,
    school: read.school,
    startedAt: read.startedAt,
    fileNames: read.fileNames,
    baseId: base.id,
    actor,
    largeImport,
    problems: read.problems.flatMap(reported),
    compare: compareStates,
    draw: () => drawPronoteId(deps.random),
    today: parisDay(read.startedAt),
    now: () => deps.clock.now(),
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

function reported(problem: ExchangeProblem): readonly ReportedProblem[] {
  const { severity, file, line, element, reason, advice } = problem
  if (severity === 'fatal') return []
  return [{ severity, file, line, reason, advice, ...(element !== undefined && { element }) }]
}
