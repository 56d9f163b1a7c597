import type { ExchangeEntry } from '@preau/exchange'
import { Refusal, seeOther, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { OperatorGate } from '../operators/index.ts'
import { ImportPage, importPath, type ImportFailure } from './import-page.tsx'
import { type ImportDeps, type ImportResult, importSiecle, importSts } from './import-school-files.ts'
import { type ImportWarning, isImportWarning } from './import-warning.ts'
import { keepFile, type PendingImportStore, type PendingKey, waitingMs } from './pending-import.ts'
import { importRefusals } from './refusals.ts'

export interface AttemptDeps extends ImportDeps {
  readonly gate: OperatorGate
  readonly pendingImports: PendingImportStore
  readonly demo: boolean
}

/** Files to import, just sent or kept since a warning. */
export interface Attempt {
  readonly kind: 'siecle' | 'sts'
  readonly files: readonly { readonly field: string; readonly entry: ExchangeEntry }[]
  readonly accepted: readonly ImportWarning[]
  /** Where the files wait already; they stay there until they are imported. */
  readonly pendingId?: string
}

interface Order extends AttemptDeps {
  readonly attempt: Attempt
}

/** Imports, then leads to the report; or shows on the page of the forms why nothing was, and asks when that is enough. */
export async function attemptImport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: Order,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const result = await resultOrRefusal(deps, visit)
  if (result instanceof Refusal) {
    const failure = await failureOf(request, deps, result)
    return showImportPage(request, reply, deps, { failure, status: result.status })
  }
  const { pendingId: id } = deps.attempt
  if (id !== undefined) await deps.pendingImports.drop({ id, ...placeOf(request, deps) })
  if (result.ok) return seeOther(reply, `${importPath(visit)}/${result.runId}`)
  const sentences = result.problems.map(({ file, line, reason, advice }) => {
    return `${file}${line > 0 ? `, ligne ${line}` : ''}\u00a0: ${reason} ${advice}`
  })
  return showImportPage(request, reply, deps, { failure: { sentences }, status: 422 })
}

async function resultOrRefusal(deps: Order, visit: Visit): Promise<ImportResult | Refusal> {
  const { kind, files, accepted } = deps.attempt
  const asked = { base: visit.base, actor: actorOf(visit.operator), accepted }
  const file = (name: string): ExchangeEntry | undefined => files.find(({ field }) => field === name)?.entry
  try {
    if (kind === 'siecle')
      return await importSiecle(deps, asked, { pupils: file('eleves'), guardians: file('responsables') })
    const sts = file('sts')
    if (sts === undefined) throw importRefusals.refuse('import.no-file')
    return await importSts(deps, asked, sts)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** A warning keeps the files; « busy » leaves those that were kept where they are. */
async function failureOf(request: FastifyRequest, deps: Order, refusal: Refusal): Promise<ImportFailure> {
  const { title, sentence, next } = refusal.texts
  const failure = { sentences: [`${title}. ${sentence} ${next}`] }
  const { attempt } = deps
  const names = attempt.files.map(({ entry }) => entry.name)
  if (isImportWarning(refusal.code)) {
    const id = await keep(request, deps, refusal.code)
    return { ...failure, waiting: { id, names, kind: attempt.kind } }
  }
  if (attempt.pendingId === undefined) return failure
  return { ...failure, waiting: { id: attempt.pendingId, names, kind: attempt.kind } }
}

async function keep(request: FastifyRequest, deps: Order, warning: ImportWarning): Promise<string> {
  const { kind, files, accepted } = deps.attempt
  const kept = await Promise.all(files.map(({ field, entry }) => keepFile(field, entry)))
  const pending = { kind, files: kept, accepted: [...accepted, warning] }
  const endsAt = new Date(deps.clock.now().getTime() + waitingMs)
  return deps.pendingImports.keep(placeOf(request, deps), pending, endsAt)
}

/** Whose files wait: the session's and the base's. */
export const placeOf = (
  request: FastifyRequest,
  { gate }: Pick<AttemptDeps, 'gate'>,
): Omit<PendingKey, 'id'> => ({ sessionId: gate.sessionId(request), baseId: gate.visit(request).base.id })

/** The two forms, the latest imports and, above them, why the last attempt imported nothing. */
export async function showImportPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
  failed?: { readonly failure: ImportFailure; readonly status: number },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const runs = await deps.imports.runs(visit.base.id)
  const page = ImportPage({ view: viewOf(request, deps.demo), visit, runs, failure: failed?.failure })
  return sendPage(reply, page, failed?.status)
}
