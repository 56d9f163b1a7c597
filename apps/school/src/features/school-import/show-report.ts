import { sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewOf } from '../../frame/view-of.ts'
import { changesPerPage } from './change-list.tsx'
import { changePart } from './change-part.ts'
import { changesCsv, remarksCsv } from './import-csv-files.ts'
import type { AttemptDeps } from './import-attempt.ts'
import type { ImportReport } from './import-store.ts'
import { importRefusals } from './refusals.ts'
import { ReportPage } from './report-page.tsx'

type ReportDeps = Pick<AttemptDeps, 'gate' | 'imports' | 'demo'>

/** What one import did. */
export async function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ReportDeps,
): Promise<FastifyReply> {
  const report = await reportOf(request, deps)
  const part = changePart(request, report.changed)
  const rows = await deps.imports.changes(report.id, {
    kind: part.kind,
    offset: (part.page - 1) * changesPerPage,
    limit: changesPerPage,
  })
  const page = ReportPage({
    view: viewOf(request, deps.demo),
    visit: deps.gate.visit(request),
    report,
    list: { counts: report.changed, part, rows },
  })
  return sendPage(reply, page)
}

/** Everybody whom an import changed, for a spreadsheet. */
export async function sendChanges(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ReportDeps,
): Promise<FastifyReply> {
  const { id } = await reportOf(request, deps)
  return sendCsv(reply, `changements-${id}.csv`, changesCsv(await deps.imports.changes(id)))
}

/** Every remark of an import, for the person who mends the files. */
export async function sendRemarks(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ReportDeps,
): Promise<FastifyReply> {
  const { id, problems } = await reportOf(request, deps)
  return sendCsv(reply, `remarques-${id}.csv`, remarksCsv(problems))
}

const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(text)

async function reportOf(request: FastifyRequest, { gate, imports }: ReportDeps): Promise<ImportReport> {
  const { run } = request.params as { readonly run: string }
  const { base } = gate.visit(request)
  const report = /^\d{1,18}$/.test(run) ? await imports.report(base.id, run) : undefined
  if (report === undefined) throw importRefusals.refuse('import.run-unknown')
  return report
}
