import {
  type ExchangeEntry,
  type ExchangeProblem,
  type ExportedPerson,
  type ExportIdentifiantsHeader,
  readExportIdentifiants,
  rejectedPronoteIds,
} from '@preau/exchange'
import type { Uai } from '@preau/people'
import type { FileProblem } from './import-run.ts'

/** A file read to its end. */
export interface IdentifiersFile {
  readonly header: ExportIdentifiantsHeader
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

/** A file with more problems than this says no more by listing them. */
const keptProblems = 2000

/** Reads an identifiers file, streamed. After a fatal problem nothing of it may be used. */
export async function readIdentifiersFile(
  entry: ExchangeEntry,
  expectedUai: Uai | undefined,
): Promise<FileReading> {
  const reading = await readExportIdentifiants(entry, expectedUai === undefined ? {} : { expectedUai })
  if (!reading.ok) return reading
  const people: ExportedPerson[] = []
  const problems: FileProblem[] = []
  const rejectedIds: string[] = []
  const counts = { problemCount: 0, rejectedCount: 0 }
  let nobody: ExchangeProblem | undefined
  for await (const item of reading.people) {
    if (item.kind === 'person') people.push(item.person)
    else if (item.fatal) return { ok: false, problem: item }
    else if (item.code === 'identifiers.nobody') nobody = item
    else {
      counts.problemCount += 1
      rejectedIds.push(...rejectedPronoteIds(item))
      if (item.severity === 'rejected') counts.rejectedCount += 1
      if (problems.length < keptProblems) problems.push(toFileProblem(item))
    }
  }
  // Nobody in mode Complet would mean: withdraw everybody.
  if (nobody) return { ok: false, problem: problems[0] ? { ...nobody, line: problems[0].line } : nobody }
  return { ok: true, file: { header: reading.header, people, problems, rejectedIds, ...counts } }
}

function toFileProblem({ line, record, element, reason, advice, severity }: ExchangeProblem): FileProblem {
  return { line, record: record ?? element ?? '', reason, advice, rejected: severity === 'rejected' }
}
