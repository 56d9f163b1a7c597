import { readForm, readQuery, seeOther } from '@preau/platform'
import { queryHref } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { BrowsePage } from './browse.page.tsx'
import { browseCopy, stepCopy as copy } from './copy.fr.ts'
import {
  changeOf,
  idParam,
  type IdentifiersImportDeps,
  importsPath,
  linePath,
  requireImporter,
  runOf,
  runPath,
  stepPath,
} from './deps.ts'
import type { DecideResult } from './identifier-imports.ts'
import { type ImportLine, lineSections } from './import-line.ts'
import { currentStep, type ImportRun } from './import-run.ts'
import { crumbs, elsewhere, notDone } from './mount-steps.ts'
import { personName } from './person-cell.tsx'
import { importRefusals } from './refusals.ts'
import { matchableProfiles } from './wire-category.ts'

/** One person of the file: the search of their account, and decisions by hand. */
export function mountLines(app: FastifyInstance, deps: IdentifiersImportDeps): void {
  const preHandler = requireImporter(deps)
  const path = `${importsPath}/imports/:id/lignes/:line`
  app.get(path, { preHandler }, (request, reply) => browse(deps, request, reply))
  app.post(`${path}/choisir`, { preHandler }, (request, reply) => decide(deps, request, reply))
  app.post(`${path}/annuler`, { preHandler }, (request, reply) => forget(deps, request, reply))
}

/** The line of the address, when its step is the one being worked on. */
export async function lineOf(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
): Promise<{ readonly run: ImportRun; readonly line: ImportLine; readonly isOpen: boolean }> {
  const run = await runOf(deps, request)
  const lineId = idParam(request, 'line')
  const line = lineId === undefined ? undefined : await deps.imports.line(run.id, lineId)
  if (!line) throw importRefusals.refuse('identifiers.unknown-line')
  return { run, line, isOpen: run.state === 'open' && currentStep(run)?.category === line.category }
}

const shownAccounts = 20
const browseQuery = z.object({ q: z.string().max(200).optional() })

async function browse(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { run, line, isOpen } = await lineOf(deps, request)
  if (!isOpen) return elsewhere(request, reply, run)
  const query = readQuery(request, browseQuery)
  const typed = query.ok ? query.value.q : undefined
  const { lastName, usageName = '', firstName } = line.person
  const text = typed ?? `${lastName} ${usageName} ${firstName}`.replace(/\s+/g, ' ')
  const profiles = matchableProfiles(line.category)
  const found = await deps.imports.searchAccounts(line, { text, profiles, limit: shownAccounts })
  const title = browseCopy.title(personName(line.person))
  return deps.frame.page(request, reply, {
    title,
    breadcrumbs: crumbs(run, title),
    children: BrowsePage({ csrf: request.csrf, line, text, found, back: backTo(run) }),
  })
}

export function backTo(run: ImportRun): string {
  const step = currentStep(run)
  return step ? stepPath(run, step.position) : runPath(run)
}

const decideForm = z.object({
  compte: z
    .string()
    .regex(/^(\d{1,18}|personne)$/)
    .optional()
    .catch(undefined),
  deplacer: z.string().optional(),
  version: z.coerce.number().int().min(0).optional().catch(undefined),
  partie: z.enum(lineSections).optional().catch(undefined),
  motif: z.string().max(60).optional().catch(undefined),
  suite: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

async function decide(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { run, line } = await lineOf(deps, request)
  const form = readForm(request, decideForm)
  const asked = form.ok ? form.value : {}
  const { compte: chosen } = asked
  if (chosen === undefined) {
    request.flash('warning', copy.chooseOne)
    return seeOther(reply, backTo(run))
  }
  const result = await deps.imports.decide(
    {
      runId: run.id,
      lineId: line.id,
      accountId: chosen === 'personne' ? null : chosen,
      move: asked.deplacer !== undefined,
      version: asked.version,
      profiles: matchableProfiles(line.category),
    },
    changeOf(deps, request),
  )
  const now = result === 'changed' ? await deps.imports.line(run.id, line.id) : undefined
  tell(request, result, { done: copy.decided, by: now?.decidedBy })
  const again = result === 'taken' || result === 'not-compatible'
  return seeOther(reply, again ? linePath(line) : nextPlace(run, asked))
}

/** Back to the part where the decision was taken, at the next person. */
function nextPlace(run: ImportRun, asked: z.output<typeof decideForm>): string {
  const { partie, motif, suite } = asked
  const page = queryHref(backTo(run), { partie, motif }, {})
  return suite === undefined ? page : `${page}#personne-${suite}`
}

async function forget(
  deps: IdentifiersImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { run, line } = await lineOf(deps, request)
  const result = await deps.imports.forget(run.id, line.id, changeOf(deps, request))
  tell(request, result, { done: copy.forgotten })
  return seeOther(reply, backTo(run))
}

interface Told {
  readonly done: string
  /** Who decided meanwhile. */
  readonly by?: string | null | undefined
}

function tell(request: FastifyRequest, result: DecideResult, { done, by }: Told): void {
  switch (result) {
    case 'done':
      request.flash('success', done)
      return
    case 'changed':
      request.flash('warning', copy.changed(by ?? copy.someoneElse))
      return
    case 'taken':
      request.flash('warning', copy.taken)
      return
    case 'not-compatible':
      request.flash('warning', copy.notCompatible)
      return
    default:
      request.flash('warning', notDone(result))
  }
}
