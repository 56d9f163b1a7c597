import type { ExchangeEntry } from '@preau/exchange'
import { Refusal, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import type { CsvFile, CsvMemory } from './csv/import-csv.ts'
import { CsvPage, listAsked } from './csv/csv-page.tsx'
import type { CsvSettings } from './csv/csv-settings.ts'
import { kindsBehind } from './import-door.ts'
import type { ImportKind } from './import-store.ts'
import { ImportPage, type ImportFailure } from './import-page.tsx'
import type { LargeImportJobs, LargeImports } from './large/large-imports.ts'
import type { PartnerDeps } from './partner/import-partner.ts'
import { PartnerPage } from './partner/partner-page.tsx'
import type { ImportWarning } from './import-warning.ts'
import {
  keepFile,
  type PendingImport,
  type PendingImportStore,
  type PendingKey,
  waitingMs,
} from './pending-import.ts'
import type { SiecleFiles, UnusableFile } from './read-school-files.ts'
import { importRefusals } from './refusals.ts'

export interface AttemptDeps extends PartnerDeps {
  readonly gate: OperatorGate
  readonly pendingImports: PendingImportStore
  readonly largeImports: LargeImports
  readonly largeImportJobs: LargeImportJobs
  readonly csvMemory: CsvMemory
  readonly demo: boolean
}

/** Files to import, just sent or kept since a warning. */
export interface Attempt {
  readonly kind: ImportKind
  /** How a spreadsheet is understood. */
  readonly settings?: CsvSettings | undefined
  readonly files: readonly { readonly field: string; readonly entry: ExchangeEntry }[]
  readonly accepted: readonly ImportWarning[]
  /** Of the files together; unknown of those that were kept, for they were not large. */
  readonly bytes?: number | undefined
  /** Where the files wait already; they stay there until they are imported. */
  readonly pendingId?: string
  /** {@link digestOfChanges} of the preview that the operator was shown. */
  readonly expected?: string | undefined
}

export interface AttemptOrder extends AttemptDeps {
  readonly attempt: Attempt
}

/** The files of the SIECLE form. */
export const siecleFiles = (files: Attempt['files']): SiecleFiles => ({
  pupils: files.find(({ field }) => field === 'eleves')?.entry,
  guardians: files.find(({ field }) => field === 'responsables')?.entry,
})

/**
 * The file of the STSWEB form.
 *
 * @throws Refusal `import.no-file`
 */
export const stsFile = (files: Attempt['files']): ExchangeEntry => fileOf(files, 'sts')

/**
 * The file of the form of the directory of the ENT.
 *
 * @throws Refusal `import.no-file`
 */
export const partnerFile = (files: Attempt['files']): ExchangeEntry => fileOf(files, 'annuaire')

function fileOf(files: Attempt['files'], asked: string): ExchangeEntry {
  const file = files.find(({ field }) => field === asked)
  if (file === undefined) throw importRefusals.refuse('import.no-file')
  return file.entry
}

/**
 * The spreadsheet of an attempt, with its columns.
 *
 * @throws Refusal `import.no-file`
 */
export async function csvFile({ files, settings }: Pick<Attempt, 'files' | 'settings'>): Promise<CsvFile> {
  const [file] = files
  if (file === undefined || settings === undefined) throw importRefusals.refuse('import.no-file')
  return { name: file.entry.name, bytes: await bytesOf(file.entry), settings }
}

/** The whole content of a file. */
export async function bytesOf({ open }: ExchangeEntry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A refusal is an answer here: the page of the forms shows it. Anything else goes on being thrown. */
export async function orRefusal<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** What the page of the forms says of a refusal. */
export const sentenceOf = ({ texts }: Refusal): string => `${texts.title}. ${texts.sentence} ${texts.next}`

/** Keeps the files of an attempt until the operator answers; returns where. */
export async function keepAttempt(
  request: FastifyRequest,
  deps: AttemptOrder,
  answer: Pick<PendingImport, 'accepted' | 'preview'>,
): Promise<string> {
  const { kind, files, settings } = deps.attempt
  const kept = await Promise.all(files.map(({ field, entry }) => keepFile(field, entry)))
  const pending = { kind, settings, files: kept, ...answer }
  const endsAt = new Date(deps.clock.now().getTime() + waitingMs)
  return deps.pendingImports.keep(placeOf(request, deps), pending, endsAt)
}

/** Why files cannot be used at all, on the page of the forms. */
export async function showUnusable(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, problems }: { readonly deps: AttemptOrder } & Pick<UnusableFile, 'problems'>,
): Promise<FastifyReply> {
  const sentences = problemSentences(problems)
  return showImportPage(request, reply, deps, {
    kind: deps.attempt.kind,
    failure: { sentences },
    status: 422,
  })
}

/** What is said of files that cannot be used. */
export const problemSentences = (problems: UnusableFile['problems']): readonly string[] =>
  problems.map(({ file, line, reason, advice }) => {
    return `${file}${line > 0 ? `, ligne ${line}` : ''}\u00a0: ${reason} ${advice}`
  })

/**
 * Nothing may be changed while large files of the base are worked on.
 *
 * @throws Refusal `import.busy`
 */
export async function refuseWhileOthers(
  { largeImports }: Pick<AttemptDeps, 'largeImports'>,
  baseId: string,
): Promise<void> {
  if (await largeImports.isUnderWay(baseId)) throw importRefusals.refuse('import.busy')
}

/** Whose files wait: the session's and the base's. */
export const placeOf = (
  request: FastifyRequest,
  { gate }: Pick<AttemptDeps, 'gate'>,
): Omit<PendingKey, 'id'> => ({ sessionId: gate.sessionId(request), baseId: gate.visit(request).base.id })

/** Which forms are shown, and why the last attempt imported nothing. */
interface Shown {
  readonly kind: ImportKind
  readonly failure?: ImportFailure
  readonly status?: number
}

/** The forms, the latest imports and, above them, why the last attempt imported nothing. */
export async function showImportPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Pick<AttemptDeps, 'gate' | 'imports' | 'largeImports' | 'clock' | 'demo'>,
  { kind, failure, status }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const runs = await deps.imports.runs(visit.base.id, kindsBehind(kind))
  const large = await deps.largeImports.list(visit.base.id)
  const shown = { view: viewOf(request, deps.demo), visit, runs, large, now: deps.clock.now(), failure }
  if (kind === 'csv') return sendPage(reply, CsvPage({ ...shown, list: listAsked(request) }), status)
  return sendPage(reply, kind === 'partner' ? PartnerPage(shown) : ImportPage(shown), status)
}
