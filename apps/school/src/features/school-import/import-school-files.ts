import {
  type ExchangeEntry,
  type ExchangeProblem,
  readSiecleGuardians,
  readSieclePupils,
  readSts,
  type SchoolFileHeader,
} from '@preau/exchange'
import { drawPronoteId } from '@preau/people'
import type { Clock, Random } from '@preau/platform'
import { parisDay } from '../../frame/format.ts'
import { isSchoolYear, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import type { CasIdClash, ImportCounts, ImportOrder, ImportStore, ReportedProblem } from './import-store.ts'
import type { ImportWarning } from './import-warning.ts'
import { importRefusals } from './refusals.ts'
import type { SchoolData } from './school-data.ts'
import { siecleData } from './siecle-data.ts'
import { stsData } from './sts-data.ts'

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
}

/** `ok: false`: a file cannot be used at all, nothing was imported. Other reasons are thrown as refusals. */
export type ImportResult =
  | { readonly ok: true; readonly runId: string; readonly counts: ImportCounts }
  | { readonly ok: false; readonly problems: readonly ExchangeProblem[] }

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
  files: { readonly pupils?: ExchangeEntry | undefined; readonly guardians?: ExchangeEntry | undefined },
): Promise<ImportResult> {
  const startedAt = deps.clock.now()
  if (files.pupils === undefined && files.guardians === undefined)
    throw importRefusals.refuse('import.no-file')
  const pupils = files.pupils && (await readSieclePupils(files.pupils))
  const guardians = files.guardians && (await readSiecleGuardians(files.guardians))
  if (pupils?.ok === false || guardians?.ok === false) {
    return { ok: false, problems: fatalProblems(pupils, guardians) }
  }
  const headers = [...headerOf(files.pupils, pupils), ...headerOf(files.guardians, guardians)]
  const schoolYear = checkedYear(request, headers)
  const data = siecleData(pupils, guardians)
  if (files.guardians) await refuseForeignGuardians(deps, request.base, { data, file: files.guardians.name })
  const problems = [pupils, guardians].flatMap((reading) => reading?.problems ?? [])
  return apply(deps, request, {
    kind: 'siecle',
    data,
    schoolYear,
    problems,
    startedAt,
    fileNames: namesOf(headers),
  })
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
  const startedAt = deps.clock.now()
  const read = await readSts(file)
  if (!read.ok) return { ok: false, problems: read.problems }
  const headers = [{ file: file.name, header: read.header }]
  const schoolYear = checkedYear(request, headers)
  const fileNames = namesOf(headers)
  const { problems } = read
  return apply(deps, request, {
    kind: 'sts',
    data: stsData(read),
    schoolYear,
    problems,
    startedAt,
    fileNames,
  })
}

interface HeaderOfFile {
  readonly file: string
  readonly header: SchoolFileHeader
}

const headerOf = (
  file: ExchangeEntry | undefined,
  reading: { readonly header: SchoolFileHeader } | undefined,
): readonly HeaderOfFile[] => (file && reading ? [{ file: file.name, header: reading.header }] : [])

const namesOf = (headers: readonly HeaderOfFile[]): readonly string[] => headers.map(({ file }) => file)

type Reading = { readonly ok: boolean; readonly problems: readonly ExchangeProblem[] } | undefined

const fatalProblems = (...readings: readonly Reading[]): readonly ExchangeProblem[] =>
  readings.flatMap((reading) => (reading?.ok === false ? reading.problems.filter((one) => one.fatal) : []))

/** Right school, one year for all files, and the year of the base unless the operator confirmed. */
function checkedYear(request: ImportRequest, headers: readonly HeaderOfFile[]): number | undefined {
  const { uai, schoolYear } = request.base
  for (const { file, header } of headers) {
    if (header.uai !== undefined && header.uai !== uai) {
      throw importRefusals.refuse('import.wrong-school', { file, found: header.uai, expected: uai })
    }
  }
  const [first, second] = [...new Set(headers.flatMap(({ header }) => header.schoolYear ?? []))]
  if (first !== undefined && !isSchoolYear(first))
    throw importRefusals.refuse('import.year-invalid', { first })
  if (first !== undefined && second !== undefined)
    throw importRefusals.refuse('import.years-differ', { first, second })
  const isOther = first !== undefined && schoolYear !== undefined && first !== schoolYear
  if (isOther && !request.accepted.includes('import.other-year'))
    throw importRefusals.refuse('import.other-year', { found: first, expected: schoolYear })
  return first
}

/** A guardians file may not say its school: at least one of its pupils has to be known here, or in the file beside it. */
async function refuseForeignGuardians(
  deps: ImportDeps,
  base: SchoolBase,
  { data, file }: { readonly data: SchoolData; readonly file: string },
): Promise<void> {
  const keys = new Set((data.links ?? []).map((link) => link.pupilKey))
  if (data.people.some(({ key }) => keys.has(key))) return
  if ((await deps.imports.knownPupils(base.id, [...keys])) > 0) return
  throw importRefusals.refuse('import.foreign-guardians', { file })
}

type ReadFiles = Pick<ImportOrder, 'kind' | 'data' | 'schoolYear' | 'startedAt' | 'fileNames'> & {
  readonly problems: readonly ExchangeProblem[]
}

async function apply(deps: ImportDeps, request: ImportRequest, read: ReadFiles): Promise<ImportResult> {
  const { base, actor, accepted } = request
  const shareOf = (warning: ImportWarning): number => (accepted.includes(warning) ? 1 : shareWithoutQuestion)
  const result = await deps.imports.apply({
    ...read,
    baseId: base.id,
    actor,
    problems: read.problems.flatMap(reported),
    draw: () => drawPronoteId(deps.random),
    today: parisDay(read.startedAt),
    now: () => deps.clock.now(),
    departuresAccepted: shareOf('import.many-departures'),
    unlinkedAccepted: shareOf('import.many-unlinked'),
    freed: (clash) => freed(clash, { request, read, at: deps.clock.now() }),
    audit: (counts) => ({
      action: `school-import.${read.kind}`,
      actor,
      school: base.uai,
      outcome: 'done',
      at: deps.clock.now(),
      data: { ...counts, files: read.fileNames, accepted },
    }),
  })
  if (result.outcome === 'busy') throw importRefusals.refuse('import.busy')
  if (result.outcome !== 'done') throw importRefusals.refuse(`import.${result.outcome}`, result)
  return { ok: true, runId: result.runId, counts: result.counts }
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
