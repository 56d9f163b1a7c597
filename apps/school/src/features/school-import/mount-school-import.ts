import { readUpload, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { OperatorGate } from '../operators/index.ts'
import { viewOf } from '../../frame/view-of.ts'
import { abandon, confirm } from './answer-warning.ts'
import { attemptImport, type AttemptDeps, showImportPage } from './attempt-import.ts'
import { importRefusals } from './refusals.ts'
import { ReportPage } from './report-page.tsx'

export interface SchoolImportDeps extends AttemptDeps {
  readonly gate: OperatorGate
}

const prefix = '/:base/client/imports/siecle-sts'

/** Files of a large school are a few megabytes; this leaves room without letting a disk be filled. */
const upload = { maxBytes: 64 * 1_048_576, maxFiles: 2 }

/** Fields of the two forms. */
const fields = { siecle: ['eleves', 'responsables'], sts: ['sts'] } as const

/** *Imports/Exports > SIECLE / STSWEB* (product.md B2). */
export function mountSchoolImport(app: FastifyInstance, deps: SchoolImportDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  const uploading = { ...inBase, config: { upload: true } }
  app.get(prefix, inBase, (request, reply) => showImportPage(request, reply, deps))
  app.get(`${prefix}/:run`, inBase, (request, reply) => showReport(request, reply, deps))
  for (const kind of ['siecle', 'sts'] as const) {
    app.post(`${prefix}/${kind}`, uploading, async (request, reply) => {
      const form = await readUpload(request, upload)
      const files = fields[kind].flatMap((field) => {
        const file = form.file(field)
        return file === undefined ? [] : [{ field, entry: { name: file.fileName, open: () => file.read() } }]
      })
      return attemptImport(request, reply, { ...deps, attempt: { kind, files, accepted: [] } })
    })
  }
  app.post(`${prefix}/confirmer`, inBase, (request, reply) => confirm(request, reply, deps))
  app.post(`${prefix}/abandonner`, inBase, (request, reply) => abandon(request, reply, deps))
}

async function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: SchoolImportDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { run } = request.params as { readonly run: string }
  const report = /^\d{1,18}$/.test(run) ? await deps.imports.report(visit.base.id, run) : undefined
  if (report === undefined) throw importRefusals.refuse('import.run-unknown')
  return sendPage(reply, ReportPage({ view: viewOf(request, deps.demo), visit, report }))
}
