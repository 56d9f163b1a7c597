import type { FastifyInstance } from 'fastify'
import { abandon, confirm } from './answer-warning.ts'
import type { AttemptDeps } from './import-attempt.ts'
import type { ImportKind } from './import-store.ts'
import { showPreview } from './show-preview.ts'
import { undoImport } from './undo-import.ts'
import { sendChanges, sendRemarks, showReport } from './show-report.ts'

/** What follows the forms, the same for every import: what would change, the answer, and what was done. */
export function mountAnswers(
  app: FastifyInstance,
  deps: AttemptDeps,
  { prefix, kind }: { readonly prefix: string; readonly kind: ImportKind },
): void {
  const inBase = { preHandler: deps.gate.inBase }
  const order = { ...deps, kind }
  app.get(`${prefix}/:run`, inBase, (request, reply) => showReport(request, reply, deps))
  app.get(`${prefix}/:run/remarques.csv`, inBase, (request, reply) => sendRemarks(request, reply, deps))
  app.get(`${prefix}/:run/changements.csv`, inBase, (request, reply) => sendChanges(request, reply, deps))
  app.get(`${prefix}/apercu/:pending`, inBase, (request, reply) => showPreview(request, reply, deps))
  app.post(`${prefix}/:run/annuler`, inBase, (request, reply) => undoImport(request, reply, order))
  app.post(`${prefix}/confirmer`, inBase, (request, reply) => confirm(request, reply, order))
  app.post(`${prefix}/abandonner`, inBase, (request, reply) => abandon(request, reply, order))
}
