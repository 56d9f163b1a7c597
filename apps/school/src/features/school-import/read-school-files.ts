import {
  type ExchangeEntry,
  type ExchangeProblem,
  readSiecleGuardians,
  readSieclePupils,
  readSts,
  type SchoolFileHeader,
} from '@preau/exchange'
import { parseCalendarDay } from '@preau/people'
import type { Clock } from '@preau/platform'
import { isSchoolYear, type SchoolBase } from '../bases/index.ts'
import type { FilePart, ImportOrder, ImportStore, MadeOn } from './import-store.ts'
import { importRefusals } from './refusals.ts'
import type { SchoolData } from './school-data.ts'
import { siecleData } from './siecle-data.ts'
import { stsData } from './sts-data.ts'

export interface ReadingDeps {
  readonly imports: Pick<ImportStore, 'knownPupils'>
  readonly clock: Clock
}

/** A file cannot be used at all. */
export interface UnusableFile {
  readonly ok: false
  readonly problems: readonly ExchangeProblem[]
}

/** SIECLE pupils, guardians, or both. */
export interface SiecleFiles {
  readonly pupils?: ExchangeEntry | undefined
  readonly guardians?: ExchangeEntry | undefined
}

/** What files say, once they are known to be of this school. */
export type ReadFiles = Pick<
  ImportOrder,
  'kind' | 'data' | 'school' | 'schools' | 'schoolYear' | 'madeOn' | 'startedAt' | 'fileNames'
> & {
  readonly ok: true
  readonly problems: readonly ExchangeProblem[]
}

/**
 * Reads SIECLE pupils, guardians, or both.
 *
 * @throws Refusal `import.no-file`, `import.wrong-school`, `import.years-differ`, `import.year-invalid`, `import.foreign-guardians`
 */
export async function readSiecle(
  deps: ReadingDeps,
  base: SchoolBase,
  files: SiecleFiles,
): Promise<ReadFiles | UnusableFile> {
  const startedAt = deps.clock.now()
  if (files.pupils === undefined && files.guardians === undefined)
    throw importRefusals.refuse('import.no-file')
  const pupils = files.pupils && (await readSieclePupils(files.pupils))
  const guardians = files.guardians && (await readSiecleGuardians(files.guardians))
  if (pupils?.ok === false || guardians?.ok === false) {
    return { ok: false, problems: fatalProblems(pupils, guardians) }
  }
  const headers = [...headerOf(files.pupils, pupils), ...headerOf(files.guardians, guardians)]
  const schoolYear = checkedYear(base, headers)
  const data = siecleData(pupils, guardians)
  if (files.guardians) await refuseForeignGuardians(deps, base, { data, file: files.guardians.name })
  const problems = [pupils, guardians].flatMap((reading) => reading?.problems ?? [])
  const madeOn = { ...dayOf('pupils', pupils), ...dayOf('guardians', guardians) }
  const fileNames = namesOf(headers)
  return {
    ok: true,
    kind: 'siecle',
    data,
    ...schoolsOf(base, headers),
    schoolYear,
    madeOn,
    problems,
    startedAt,
    fileNames,
  }
}

/**
 * Reads an STSWEB export.
 *
 * @throws Refusal `import.wrong-school`, `import.year-invalid`
 */
export async function readStsFile(
  deps: Pick<ReadingDeps, 'clock'>,
  base: SchoolBase,
  file: ExchangeEntry,
): Promise<ReadFiles | UnusableFile> {
  const startedAt = deps.clock.now()
  const read = await readSts(file)
  if (!read.ok) return { ok: false, problems: read.problems }
  const headers = [{ file: file.name, header: read.header }]
  const schoolYear = checkedYear(base, headers)
  const { problems } = read
  return {
    ok: true,
    kind: 'sts',
    data: stsData(read),
    ...schoolsOf(base, headers),
    schoolYear,
    madeOn: dayOf('sts', read),
    problems,
    startedAt,
    fileNames: namesOf(headers),
  }
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

/** The day on which a file says that it was made; `02/09/2026 07:41:12` and the like, nothing when it says none. */
function dayOf(part: FilePart, reading: { readonly header: SchoolFileHeader } | undefined): MadeOn {
  const day = parseCalendarDay((reading?.header.exportedAt ?? '').slice(0, 10))
  return day === undefined ? {} : { [part]: day }
}

type Reading = { readonly ok: boolean; readonly problems: readonly ExchangeProblem[] } | undefined

const fatalProblems = (...readings: readonly Reading[]): readonly ExchangeProblem[] =>
  readings.flatMap((reading) => (reading?.ok === false ? reading.problems.filter((one) => one.fatal) : []))

/** The school that the files name; files of a base that one school has need not say it. */
const schoolsOf = (
  { uai, otherUais }: SchoolBase,
  headers: readonly HeaderOfFile[],
): Pick<ImportOrder, 'school' | 'schools'> => ({
  school: headers.find(({ header }) => header.uai !== undefined)?.header.uai,
  schools: [uai, ...otherUais],
})

/** Right school and one possible year for all files. */
function checkedYear({ uai, otherUais }: SchoolBase, headers: readonly HeaderOfFile[]): number | undefined {
  for (const { file, header } of headers) {
    if (header.uai !== undefined && header.uai !== uai && !otherUais.includes(header.uai)) {
      throw importRefusals.refuse('import.wrong-school', { file, found: header.uai, expected: uai })
    }
  }
  const [first, second] = [...new Set(headers.flatMap(({ header }) => header.schoolYear ?? []))]
  if (first !== undefined && !isSchoolYear(first))
    throw importRefusals.refuse('import.year-invalid', { first })
  if (first !== undefined && second !== undefined)
    throw importRefusals.refuse('import.years-differ', { first, second })
  return first
}

/** A guardians file may not say its school: at least one of its pupils has to be known here, or in the file beside it. */
async function refuseForeignGuardians(
  deps: ReadingDeps,
  base: SchoolBase,
  { data, file }: { readonly data: SchoolData; readonly file: string },
): Promise<void> {
  const keys = new Set((data.links ?? []).map((link) => link.pupilKey))
  if (data.people.some(({ key }) => keys.has(key))) return
  if ((await deps.imports.knownPupils(base.id, [...keys])) > 0) return
  throw importRefusals.refuse('import.foreign-guardians', { file })
}
