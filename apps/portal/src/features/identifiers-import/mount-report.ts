import { seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { changesCsv, type PlannedChange } from './changes-csv.ts'
import { cleaningCsv } from './cleaning-csv.ts'
import { comparableRuns, comparedRuns } from './comparable-runs.ts'
import {
  changesCsvCopy,
  cleaningCsvCopy,
  csvCopy,
  listCopy,
  overviewCopy,
  problemsCopy,
  reportCopy as copy,
  stepCopy,
} from './copy.fr.ts'
import { changeOf, type IdentifiersImportDeps, importsPath, requireImporter, runOf, runPath } from './deps.ts'
import { overviewOf } from './import-overview.ts'
import { type ImportRun, isUnderWay } from './import-run.ts'
import { OverviewPage } from './overview.page.tsx'
import { ProblemsPage } from './problems.page.tsx'
import { ReportPage } from './report.page.tsx'
import { unrecognisedCsv } from './unrecognised-csv.ts'

/** What an import did, what is left to do, and taking it all back. */
export function mountReport(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  const path = `${importsPath}/imports/:id`
  app.get(`${path}/remarques`, { preHandler }, (request, reply) => showProblems(deps, request, reply))
  app.get(`${path}/non-reconnus.csv`, { preHandler }, (request, reply) => sendCsv(deps, request, reply))
  app.get(`${path}/apercu`, { preHandler }, (request, reply) => showOverview(deps, request, reply))
  app.get(`${path}/a-nettoyer.csv`, { preHandler }, (request, reply) => sendCleaning(deps, request, reply))
  app.get(`${path}/changements.csv`, { preHandler }, (request, reply) => sendChanges(deps, request, reply))
  app.post(`${path}/annuler`, { preHandler }, (request, reply) => undo(deps, request, reply))
}

export async function sendReport(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  run: ImportRun,
): Promise<unknown> {
  const [unrecognised, others, undo] = await Promise.all([
    deps.imports.unrecognised(run.id),
    deps.imports.history([run.school.id], comparedRuns),
    deps.imports.undoPlan(run.id),
  ])
  const title = copy.title(run.school.name, formatInstantFr(run.startedAt))
  return deps.frame.page(request, reply, {
    title,
    width: 'wide',
    breadcrumbs: crumbsTo(title),
    children: ReportPage({
      csrf: request.csrf,
      run,
      unrecognised,
      undo,
      compared: comparableRuns(run, others),
    }),
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
  return sendSheet(reply, csvCopy.fileName(run.school.uai), text)
}

function sendSheet(reply: FastifyReply, fileName: string, text: string): unknown {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(text)
}

async function showOverview(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  if (!isUnderWay(run)) return seeOther(reply, runPath(run))
  const overview = await overviewOf(deps.imports, run)
  return deps.frame.page(request, reply, {
    title: overviewCopy.title,
    lead: overviewCopy.lead,
    width: 'wide',
    breadcrumbs: crumbsTo(`${run.school.name} · ${overviewCopy.title}`),
    children: OverviewPage({ run, overview }),
  })
}

async function sendCleaning(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const [lines, problems] = await Promise.all([deps.imports.toClean(run.id), deps.imports.problems(run.id)])
  return sendSheet(reply, cleaningCsvCopy.fileName(run.school.uai), cleaningCsv(lines, problems))
}

/** More lines than a school has people. */
const wholeCategory = 100_000

async function sendChanges(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const changes: PlannedChange[] = []
  for (const overview of await overviewOf(deps.imports, run)) {
    if (overview.validated) continue
    const { category } = overview
    const asked = { runId: run.id, category, section: 'recognised', offset: 0, limit: wholeCategory } as const
    const lines = await deps.imports.lines(asked)
    changes.push(
      ...lines.filter(({ reason }) => reason !== 'already-held').map((given) => ({ overview, given })),
      ...overview.removals.map((removal) => ({ overview, removal })),
    )
  }
  return sendSheet(reply, changesCsvCopy.fileName(run.school.uai), changesCsv(changes))
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
