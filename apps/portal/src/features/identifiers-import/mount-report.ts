import { seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { csvCopy, listCopy, problemsCopy, reportCopy as copy, stepCopy } from './copy.fr.ts'
import { changeOf, type IdentifiersImportDeps, importsPath, requireImporter, runOf, runPath } from './deps.ts'
import type { ImportRun } from './import-run.ts'
import { ProblemsPage } from './problems.page.tsx'
import { ReportPage } from './report.page.tsx'
import { unrecognisedCsv } from './unrecognised-csv.ts'

/** What an import did, what is left to do, and taking it all back. */
export function mountReport(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  const path = `${importsPath}/imports/:id`
  app.get(`${path}/remarques`, { preHandler }, (request, reply) => showProblems(deps, request, reply))
  app.get(`${path}/non-reconnus.csv`, { preHandler }, (request, reply) => sendCsv(deps, request, reply))
  app.post(`${path}/annuler`, { preHandler }, (request, reply) => undo(deps, request, reply))
}

export async function sendReport(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  run: ImportRun,
): Promise<unknown> {
  const unrecognised = await deps.imports.unrecognised(run.id)
  const title = copy.title(run.school.name, formatInstantFr(run.startedAt))
  return deps.frame.page(request, reply, {
    title,
    width: 'wide',
    breadcrumbs: crumbsTo(title),
    children: ReportPage({ csrf: request.csrf, run, unrecognised }),
  })
}

function crumbsTo(title: string): { label: string; href?: string }[] {
  return [
    { label: listCopy.administration, href: '/administration' },
    { label: listCopy.title, href: importsPath },
    { label: title },
  ]
}

async function showProblems(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const problems = await deps.imports.problems(run.id)
  return deps.frame.page(request, reply, {
    title: problemsCopy.title,
    lead: problemsCopy.lead,
    width: 'wide',
    breadcrumbs: crumbsTo(problemsCopy.title),
    children: ProblemsPage({ problems }),
  })
}

async function sendCsv(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const text = unrecognisedCsv(await deps.imports.unrecognised(run.id))
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${csvCopy.fileName(run.school.uai)}"`)
    .send(text)
}

async function undo(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const result = await deps.imports.undo(run.id, changeOf(deps, request))
  if (result === 'done') request.flash('success', copy.undoneFlash)
  else request.flash('warning', result === 'later-import' ? copy.laterImport : stepCopy.notOpen)
  return seeOther(reply, runPath(run))
}
