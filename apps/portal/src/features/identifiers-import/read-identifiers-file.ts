import {
  type ExchangeEntry,
  type ExchangeProblem,
  type ExportedPerson,
  identifySchoolFile,
  readEnvelope,
  readExportIdentifiants,
  type ReadingKey,
  readTimetableExport,
  rejectedPronoteIds,
} from '@preau/exchange'
import type { Uai } from '@preau/people'
import { formatNumberFr } from '../../frame/format-fr.ts'
import type { FileProblem } from './import-run.ts'

/** What a file says of itself, whatever its format. */
export interface IdentifiersFileHeader {
  readonly format: 'export-identifiants' | 'timetable-export' | 'csv'
  readonly uai: Uai
  /** Starting year; absent when the file does not say. */
  readonly schoolYear?: number
  /** Everybody is in the file. A timetable export never is: it has neither staff nor work tutors. */
  readonly complete: boolean
  readonly issuedAt?: string
  /** Name of the key of the portal that opened it; absent for a plain file. */
  readonly encryptedFor?: string
}

/** A file read to its end. */
export interface IdentifiersFile {
  readonly header: IdentifiersFileHeader
  readonly people: readonly ExportedPerson[]
  /** The first of them, in the order of the file. */
  readonly problems: readonly FileProblem[]
  readonly problemCount: number
  readonly rejectedCount: number
  /** Identifiers that stand on rejected lines: who has one of them today is not absent from the file. */
  readonly rejectedIds: readonly string[]
}

export type FileReading =
  | { readonly ok: true; readonly file: IdentifiersFile }
  | { readonly ok: false; readonly problem: Pick<ExchangeProblem, 'line' | 'reason' | 'advice'> }

/** What is needed besides the file. */
export interface FileOptions {
  readonly expectedUai: Uai | undefined
  /** Asked for only when the file is encrypted. */
  readonly keys: () => Promise<readonly ReadingKey[]>
  /** Told at each person read. */
  readonly onPerson?: (count: number) => Promise<void>
}

/** A file with more problems than this says no more by listing them. */
const keptProblems = 2000

/** Nothing above is one school: reading stops there, whatever the size of the file. */
const largestSchool = 200_000

/**
 * Reads a file of identifiers, streamed: the identifiers export, plain or in its envelope, or a timetable export. After
 * a fatal problem nothing of it may be used.
 */
export async function readIdentifiersFile(
  entry: ExchangeEntry,
  { expectedUai, keys, onPerson }: FileOptions,
): Promise<FileReading> {
  const expected = { ...(expectedUai && { expectedUai }), ...(onPerson && { onPerson }) }
  const outside = await identifySchoolFile(entry)
  if (!outside.ok) return outside
  if (outside.file?.kind !== 'encrypted-export')
    return readPlain(entry, expected, outside.file?.kind === 'timetable-export')
  const envelope = await readEnvelope(entry, 'export', { keys: await keys(), ...expected })
  if (!envelope.ok) return envelope
  const inside = await identifySchoolFile(envelope.entry)
  if (!inside.ok) return inside
  const reading = await readPlain(envelope.entry, expected, inside.file?.kind === 'timetable-export')
  if (!reading.ok) return reading
  const header = { ...reading.file.header, encryptedFor: envelope.openedWith }
  return { ok: true, file: { ...reading.file, header } }
}

type Expected = Pick<FileOptions, 'onPerson'> & { readonly expectedUai?: Uai }

function readPlain(entry: ExchangeEntry, expected: Expected, isTimetable: boolean): Promise<FileReading> {
  return isTimetable ? readTimetable(entry, expected) : readExport(entry, expected)
}

async function readTimetable(entry: ExchangeEntry, expected: Expected): Promise<FileReading> {
  const reading = await readTimetableExport(entry, expected)
  if (!reading.ok) return reading
  const { uai, schoolYear } = reading.header
  const year = schoolYear === undefined ? {} : { schoolYear }
  const header = { format: 'timetable-export' as const, uai, complete: false, ...year }
  const notes = new ProblemNotes()
  for (const one of reading.problems) notes.add(one)
  return { ok: true, file: { header, people: reading.people, ...notes.all() } }
}

async function readExport(entry: ExchangeEntry, expected: Expected): Promise<FileReading> {
  const reading = await readExportIdentifiants(entry, expected)
  if (!reading.ok) return reading
  const people: ExportedPerson[] = []
  const notes = new ProblemNotes()
  let nobody: ExchangeProblem | undefined
  for await (const item of reading.people) {
    if (item.kind === 'person') {
      people.push(item.person)
      if (people.length > largestSchool) return { ok: false, problem: tooManyPeople }
      await expected.onPerson?.(people.length)
    } else if (item.fatal) return { ok: false, problem: item }
    else if (item.code === 'identifiers.nobody') nobody = item
    else notes.add(item)
  }
  // Nobody in mode Complet would mean: withdraw everybody.
  const [first] = notes.problems
  if (nobody) return { ok: false, problem: first ? { ...nobody, line: first.line } : nobody }
  const { uai, schoolYear, complete, issuedAt } = reading.header
  const header = { format: 'export-identifiants' as const, uai, schoolYear, complete, issuedAt }
  return { ok: true, file: { header, people, ...notes.all() } }
}

/** What was wrong in a file that can be used all the same. */
class ProblemNotes {
  readonly problems: FileProblem[] = []
  readonly #rejectedIds: string[] = []
  #problemCount = 0
  #rejectedCount = 0

  add(item: ExchangeProblem): void {
    this.#problemCount += 1
    this.#rejectedIds.push(...rejectedPronoteIds(item))
    if (item.severity === 'rejected') this.#rejectedCount += 1
    if (this.problems.length < keptProblems) this.problems.push(toFileProblem(item))
  }

  all(): Pick<IdentifiersFile, 'problems' | 'problemCount' | 'rejectedCount' | 'rejectedIds'> {
    return {
      problems: this.problems,
      problemCount: this.#problemCount,
      rejectedCount: this.#rejectedCount,
      rejectedIds: this.#rejectedIds,
    }
  }
}

function toFileProblem({ line, record, element, reason, advice, severity }: ExchangeProblem): FileProblem {
  return { line, record: record ?? element ?? '', reason, advice, rejected: severity === 'rejected' }
}

const tooManyPeople = {
  line: 0,
  reason: `Ce fichier nomme plus de ${formatNumberFr(largestSchool)} personnes\u00a0: ce n’est pas celui d’un établissement.`,
  advice: 'Exportez les identifiants d’un seul établissement.',
}
