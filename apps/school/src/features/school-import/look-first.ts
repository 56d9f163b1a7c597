import { Refusal, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, type Visit } from '../../frame/operator.ts'
import {
  type AttemptOrder,
  csvFile,
  keepAttempt,
  orRefusal,
  partnerFile,
  sentenceOf,
  showImportPage,
  showUnusable,
  siecleFiles,
  stsFile,
} from './import-attempt.ts'
import { lookAtCsv } from './csv/import-csv.ts'
import { importDoor } from './import-door.ts'
import { lookAtSiecle, lookAtSts } from './import-school-files.ts'
import { isImportWarning } from './import-warning.ts'
import { lookAtPartner } from './partner/import-partner.ts'
import type { LookResult } from './run-import.ts'
import type { UnusableFile } from './read-school-files.ts'

/** Leads to what the files would change; they wait there for the answer. Nothing is written but them. */
export async function lookFirst(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptOrder,
): Promise<FastifyReply> {
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

function lookOrRefusal(deps: AttemptOrder, visit: Visit): Promise<LookResult | UnusableFile | Refusal> {
  const { kind, files } = deps.attempt
  const asked = { base: visit.base, actor: actorOf(visit.operator) }
  return orRefusal(async () => {
    if (kind === 'csv') return lookAtCsv(deps, asked, await csvFile(deps.attempt))
    if (kind === 'partner') return lookAtPartner(deps, asked, partnerFile(files))
    return kind === 'siecle'
      ? lookAtSiecle(deps, asked, siecleFiles(files))
      : lookAtSts(deps, asked, stsFile(files))
  })
}
