import { Refusal, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, type Visit } from '../../frame/operator.ts'
import {
  type AttemptOrder,
  keepAttempt,
  orRefusal,
  refuseWhileOthers,
  sentenceOf,
  showImportPage,
  showUnusable,
} from './import-attempt.ts'
import { importDoor } from './import-door.ts'
import { isImportWarning } from './import-warning.ts'
import { beginLargeImport } from './large/begin-large-import.ts'
import { isLarge } from './large/is-large.ts'
import { lookAtAttempt } from './run-attempt.ts'
import type { LookResult } from './run-import.ts'
import type { UnusableFile } from './read-school-files.ts'

/** Leads to what the files would change; they wait there for the answer. Nothing is written but them. */
export async function lookFirst(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptOrder,
): Promise<FastifyReply> {
  if (isLarge(deps.attempt)) return beginLargeImport(request, reply, deps)
  const visit = deps.gate.visit(request)
  const result = await lookOrRefusal(deps, visit)
  if (result instanceof Refusal) {
    const failure = { sentences: [sentenceOf(result)] }
    return showImportPage(request, reply, deps, { kind: deps.attempt.kind, failure, status: result.status })
  }
  if (!result.ok) return showUnusable(request, reply, { deps, problems: result.problems })
  const { counts, changes, problems, warnings } = result
  const id = await keepAttempt(request, deps, {
    // Each question is on the page above the button: pressing it answers them.
    accepted: warnings.map(({ code }) => code).filter(isImportWarning),
    preview: { counts, changes, problems, questions: warnings.map(sentenceOf) },
  })
  return seeOther(reply, `${importDoor(visit, deps.attempt.kind).path}/apercu/${id}`)
}

const lookOrRefusal = (
  deps: AttemptOrder,
  { base, operator }: Visit,
): Promise<LookResult | UnusableFile | Refusal> =>
  orRefusal(async () => {
    await refuseWhileOthers(deps, base.id)
    return lookAtAttempt(deps, { base, actor: actorOf(operator) }, deps.attempt)
  })
