import { categoryLabel } from '@preau/people'
import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BeginPage } from './begin.page.tsx'
import { beginCopy, listCopy, stepCopy as copy } from './copy.fr.ts'
import {
  changeOf,
  type IdentifiersImportDeps,
  importsPath,
  requireImporter,
  runOf,
  runPath,
  stepPath,
} from './deps.ts'
import type { NotDone, StepFigures, ValidateResult } from './identifier-imports.ts'
import { type LineSection, lineSections } from './import-line.ts'
import { overviewOf } from './import-overview.ts'
import { currentStep, type ImportRun, type ImportStep, isUnderWay } from './import-run.ts'
import { freeLosses } from './loss-guard.ts'
import { sendReport } from './mount-report.ts'
import { StepPage } from './step.page.tsx'
import { actorOf } from '../../frame/visitor.ts'

/** The steps of an import, and what moves it from one to the next. */
export function mountSteps(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  const path = `${importsPath}/imports/:id`
  app.get(path, { preHandler }, (request, reply) => showRun(deps, request, reply))
  app.get(`${path}/etapes/:position`, { preHandler }, (request, reply) => showStep(deps, request, reply))
  app.post(`${path}/commencer`, { preHandler }, (request, reply) => begin(deps, request, reply))
  app.post(`${path}/etapes/:position/confirmer`, { preHandler }, (request, reply) =>
    confirm(deps, request, reply),
  )
  app.post(`${path}/etapes/:position/annuler`, { preHandler }, (request, reply) =>
    undoLast(deps, request, reply),
  )
  app.post(`${path}/etapes/:position/valider`, { preHandler }, (request, reply) =>
    validate(deps, request, reply),
  )
  app.post(`${path}/interrompre`, { preHandler }, (request, reply) => turn(deps, request, reply, 'interrupt'))
  app.post(`${path}/reprendre`, { preHandler }, (request, reply) => turn(deps, request, reply, 'resume'))
  app.post(`${path}/abandonner`, { preHandler }, (request, reply) => turn(deps, request, reply, 'abandon'))
}

const mustBegin = (run: ImportRun): boolean => run.warnings.length > 0 && !run.warningsAccepted

/** The place where an import is: its warnings, its step, or its report. */
async function showRun(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const step = currentStep(run)
  if (run.state !== 'open' || !step) return sendReport(deps, request, reply, run)
  if (!mustBegin(run)) return seeOther(reply, stepPath(run, step.position))
  return deps.frame.page(request, reply, {
    title: beginCopy.title,
    breadcrumbs: crumbs(run, beginCopy.title),
    width: 'wide',
    children: BeginPage({ csrf: request.csrf, run, overview: await overviewOf(deps.imports, run) }),
  })
}

export function crumbs(run: ImportRun, title: string): { label: string; href?: string }[] {
  return [
    { label: listCopy.administration, href: '/administration' },
    { label: listCopy.title, href: importsPath },
    { label: title === run.school.name ? title : `${run.school.name} · ${title}` },
  ]
}

async function begin(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const result = await deps.imports.begin(run.id, changeOf(deps, request))
  if (result !== 'done') request.flash('warning', notDone(result))
  return seeOther(reply, runPath(run))
}

const pageSize = 25
const stepQuery = z.object({
  partie: z.enum(lineSections).optional().catch(undefined),
  motif: z.string().max(60).optional().catch(undefined),
  q: z.string().trim().max(100).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

const firstPage = { partie: undefined, motif: undefined, q: '', page: 1 }

/** The step of the address when it is the one being worked on; any other place of the import otherwise. */
export function stepOf(run: ImportRun, request: FastifyRequest): ImportStep | undefined {
  const { position = '' } = request.params as { position?: string } // the route declares :position
  const step = currentStep(run)
  return run.state === 'open' && !mustBegin(run) && String(step?.position) === position ? step : undefined
}

async function showStep(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const step = stepOf(run, request)
  return step ? sendStep(deps, request, reply, { run, step }) : seeOther(reply, runPath(run))
}

/** What the page of a step is made of besides the lists that the store gives. */
interface StepView {
  readonly run: ImportRun
  readonly step: ImportStep
  readonly typedLostError?: string
}

async function sendStep(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { run, step, typedLostError }: StepView,
): Promise<unknown> {
  const query = readQuery(request, stepQuery)
  const { partie, motif, q: name, page } = query.ok ? query.value : firstPage
  const { accountId } = actorOf(deps.visitors.visitor(request))
  const [figures, plan, lastAction, contributions] = await Promise.all([
    deps.imports.figures(run.id, step.category),
    deps.imports.plan(run.id, step.category),
    deps.imports.lastAction(run.id, step.category, accountId),
    deps.imports.contributions(run.id),
  ])
  const section = partie ?? firstSection(figures)
  const offset = (page - 1) * pageSize
  const asked = { runId: run.id, category: step.category, section, reason: motif, name }
  const [lines, count] = await Promise.all([
    deps.imports.lines({ ...asked, offset, limit: pageSize }),
    deps.imports.countLines(asked),
  ])
  const title = copy.title(step.position, categoryLabel(step.category))
  const view = {
    run,
    step,
    figures,
    plan,
    section,
    reason: motif,
    name,
    lines,
    count,
    page,
    pageSize,
    typedLostError,
    lastAction,
    contributions,
  }
  const content = {
    title,
    width: 'wide' as const,
    breadcrumbs: crumbs(run, title),
    children: StepPage({ csrf: request.csrf, ...view }),
  }
  return deps.frame.page(request, reply, content, typedLostError === undefined ? undefined : 422)
}

function firstSection({ sections }: StepFigures): LineSection {
  return lineSections.find((section) => sections[section] > 0) ?? 'recognised'
}

const confirmForm = z.object({ lignes: z.array(z.string().regex(/^\d{1,18}$/)).max(500) })

async function confirm(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const step = stepOf(run, request)
  const form = readForm(request, confirmForm)
  if (!step) return elsewhere(request, reply, run)
  const answered = (answer: string): readonly string[] =>
    form.ok ? form.value.lignes.filter((id) => form.kept.text(`choix-${id}`) === answer) : []
  const [lineIds, nobodyIds] = [answered('oui'), answered('personne')]
  const asked = lineIds.length + nobodyIds.length
  if (asked === 0) {
    request.flash('warning', copy.nothingTicked)
    return seeOther(reply, stepPath(run, step.position))
  }
  const target = { runId: run.id, category: step.category, lineIds, nobodyIds }
  const count = await deps.imports.confirm(target, changeOf(deps, request))
  if (typeof count === 'string') request.flash('warning', notDone(count))
  else {
    if (count > 0) request.flash('success', copy.confirmed(count))
    if (count < asked) request.flash('warning', copy.someTaken(asked - count))
  }
  return seeOther(reply, stepPath(run, step.position))
}

/** Takes back the last action of whoever asks: one decision, or all those confirmed together. */
async function undoLast(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const step = stepOf(run, request)
  if (!step) return elsewhere(request, reply, run)
  const count = await deps.imports.forgetLast(run.id, step.category, changeOf(deps, request))
  if (typeof count === 'string') request.flash('warning', notDone(count))
  else if (count === 0) request.flash('warning', copy.nothingToUndo)
  else request.flash('success', copy.undone(count))
  return seeOther(reply, stepPath(run, step.position))
}

const validateForm = z.object({
  pertesAffichees: z.coerce.number().int().min(0).max(1_000_000).catch(-1),
  pertesSaisies: z.coerce.number().int().optional().catch(undefined),
})

async function validate(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  const step = stepOf(run, request)
  if (!step) return elsewhere(request, reply, run)
  const form = readForm(request, validateForm)
  const asked = form.ok ? form.value : { pertesAffichees: -1, pertesSaisies: undefined }
  const result = await deps.imports.validate(
    {
      runId: run.id,
      position: step.position,
      shownLost: asked.pertesAffichees,
      typedLost: asked.pertesSaisies,
      freeLosses: freeLosses(run.mode),
    },
    changeOf(deps, request),
  )
  if (result.kind === 'type-losses') {
    return sendStep(deps, request, reply, { run, step, typedLostError: copy.typeLostError(result.lost) })
  }
  request.flash(result.kind === 'validated' ? 'success' : 'warning', validationWords(result, step))
  return seeOther(reply, runPath(run))
}

function validationWords(result: ValidateResult, step: ImportStep): string {
  switch (result.kind) {
    case 'validated':
      return copy.validated(step.position, categoryLabel(step.category))
    case 'losses-changed':
    case 'type-losses':
      return copy.lossesChanged
    default:
      return notDone(result.kind)
  }
}

async function turn(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  how: 'interrupt' | 'resume' | 'abandon',
): Promise<unknown> {
  const run = await runOf(deps, request)
  // Resuming an import that is open already is simply going there.
  if (how === 'resume' && run.state === 'open') return seeOther(reply, runPath(run))
  const result = await deps.imports[how](run.id, changeOf(deps, request))
  if (result === 'done')
    request.flash(
      'success',
      { interrupt: copy.interrupted, resume: copy.resumed, abandon: copy.abandoned }[how],
    )
  else request.flash('warning', notDone(result))
  return seeOther(reply, how === 'resume' || !isUnderWay(run) ? runPath(run) : importsPath)
}

/** The import went on without this page: says so and goes where it is. */
export function elsewhere(request: FastifyRequest, reply: FastifyReply, run: ImportRun): unknown {
  request.flash('warning', notDone(run.state === 'open' ? 'step-over' : 'not-open'))
  return seeOther(reply, runPath(run))
}

export function notDone(result: NotDone): string {
  return result === 'step-over' ? copy.stepOver : copy.notOpen
}
