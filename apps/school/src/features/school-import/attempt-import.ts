import { Refusal, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, type Visit } from '../../frame/operator.ts'
import {
  type AttemptOrder,
  keepAttempt,
  orRefusal,
  placeOf,
  refuseWhileOthers,
  sentenceOf,
  showImportPage,
  showUnusable,
} from './import-attempt.ts'
import { importDoor } from './import-door.ts'
import type { ImportFailure } from './import-page.tsx'
import { beginLargeImport } from './large/begin-large-import.ts'
import { largeCopy } from './large/copy.fr.ts'
import { isLarge } from './large/is-large.ts'
import { runAttempt } from './run-attempt.ts'
import type { ImportResult } from './run-import.ts'
import { type ImportWarning, isImportWarning } from './import-warning.ts'
import { lookFirst } from './look-first.ts'

/** Imports, then leads to the report; or shows on the page of the forms why nothing was, and asks when that is enough. */
export async function attemptImport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptOrder,
): Promise<FastifyReply> {
  if (isLarge(deps.attempt)) {
    request.flash('info', largeCopy.large)
    return beginLargeImport(request, reply, deps)
  }
  const visit = deps.gate.visit(request)
  const result = await resultOrRefusal(deps, visit)
  if (result instanceof Refusal) {
    if (result.code === 'import.changed') return lookAgain(request, reply, { deps, refusal: result })
    const failure = await failureOf(request, deps, result)
    return showImportPage(request, reply, deps, { kind: deps.attempt.kind, failure, status: result.status })
  }
  const { pendingId: id } = deps.attempt
  if (id !== undefined) await deps.pendingImports.drop({ id, ...placeOf(request, deps) })
  if (result.ok) return seeOther(reply, `${importDoor(visit, deps.attempt.kind).path}/${result.runId}`)
  return showUnusable(request, reply, { deps, problems: result.problems })
}

/** The base is not what it was when the operator looked: the preview is made anew, and nothing was done. */
function lookAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, refusal }: { readonly deps: AttemptOrder; readonly refusal: Refusal },
): Promise<FastifyReply> {
  request.flash('warning', sentenceOf(refusal))
  return lookFirst(request, reply, deps)
}

function resultOrRefusal(deps: AttemptOrder, visit: Visit): Promise<ImportResult | Refusal> {
  const { accepted, expected } = deps.attempt
  const asked = { base: visit.base, actor: actorOf(visit.operator), accepted, expected }
  return orRefusal(async () => {
    await refuseWhileOthers(deps, visit.base.id)
    return runAttempt(deps, asked, deps.attempt)
  })
}

/** A warning keeps the files; « busy » leaves those that were kept where they are. */
async function failureOf(
  request: FastifyRequest,
  deps: AttemptOrder,
  refusal: Refusal,
): Promise<ImportFailure> {
  const failure = { sentences: [sentenceOf(refusal)] }
  const { attempt } = deps
  const names = attempt.files.map(({ entry }) => entry.name)
  if (isImportWarning(refusal.code)) {
    const id = await keep(request, deps, refusal.code)
    return { ...failure, waiting: { id, names, kind: attempt.kind } }
  }
  if (attempt.pendingId === undefined) return failure
  return { ...failure, waiting: { id: attempt.pendingId, names, kind: attempt.kind } }
}

const keep = (request: FastifyRequest, deps: AttemptOrder, warning: ImportWarning): Promise<string> =>
  keepAttempt(request, deps, { accepted: [...deps.attempt.accepted, warning] })
