import { Readable } from 'node:stream'
import { readForm, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { type ExportDeps, exportIdentifiers } from './export-identifiers.ts'
import { ExportPage } from './export-page.tsx'
import { exportRefusals } from './refusals.ts'

export interface IdentifiersExportDeps extends ExportDeps {
  readonly gate: OperatorGate
  readonly demo: boolean
}

const path = '/:base/client/socles-ent/export'
const exportForm = z.object({ sans_cas: z.string().optional() })

/** *Imports/Exports > Socles ENT*. */
export function mountIdentifiersExport(app: FastifyInstance, deps: IdentifiersExportDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => showPage(request, reply, deps))
  app.post(path, inBase, async (request, reply) => {
    const { base, operator } = deps.gate.visit(request)
    const form = readForm(request, exportForm)
    const onlyWithoutCasId = form.ok && form.value.sans_cas !== undefined
    const file = await exportIdentifiers(deps, { base, onlyWithoutCasId, actor: actorOf(operator) })
    return reply
      .type('application/xml; charset=utf-8')
      .header('content-disposition', `attachment; filename="${file.fileName}"`)
      .header('cache-control', 'no-store')
      .send(Readable.from(file.content))
  })
}

async function showPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: IdentifiersExportDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { id } = visit.base
  const page = ExportPage({
    view: viewOf(request, deps.demo),
    visit,
    closed: await whyClosed(deps, visit.base),
    counts: await deps.exports.counts(id, parisDay(deps.clock.now())),
    history: await deps.exports.history(id),
  })
  return sendPage(reply, page)
}

/** The command is offered once a delegation exists, and says why when it is not (product.md B2). */
async function whyClosed(deps: IdentifiersExportDeps, base: SchoolBase) {
  const said = (code: keyof typeof exportRefusals.catalogue, link: 'console' | 'import') => {
    const { sentence, next } = exportRefusals.catalogue[code]
    return { sentence, next, link }
  }
  if (!(await deps.bases.delegates(base.id))) return said('export.no-delegation', 'console')
  return base.schoolYear === undefined ? said('export.no-year', 'import') : undefined
}
