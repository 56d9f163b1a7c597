import { seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../frame/operator.ts'
import { type AttemptOrder, sentenceOf, showImportPage } from '../import-attempt.ts'
import { keepFile } from '../pending-import.ts'
import { importRefusals } from '../refusals.ts'
import { largePath } from './large-path.ts'

/** Keeps files that are too large for a request, and leads to the page where they are followed. */
export async function beginLargeImport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptOrder,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const { kind, files, settings, bytes = 0 } = deps.attempt
  const id = await deps.largeImports.keep({
    baseId: base.id,
    kind,
    bytes,
    settings,
    files: await Promise.all(files.map(({ field, entry }) => keepFile(field, entry))),
    actor: actorOf(operator),
    at: deps.clock.now(),
  })
  if (id === undefined) {
    const refusal = importRefusals.refuse('import.busy')
    const failure = { sentences: [sentenceOf(refusal)] }
    return showImportPage(request, reply, deps, { kind, failure, status: refusal.status })
  }
  await deps.largeImportJobs.wake(id)
  return seeOther(reply, largePath(base, id))
}
