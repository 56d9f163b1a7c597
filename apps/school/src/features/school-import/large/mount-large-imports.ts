import { seeOther, sendFragment, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf } from '../../../frame/operator.ts'
import { viewOf } from '../../../frame/view-of.ts'
import type { AttemptDeps } from '../import-attempt.ts'
import { importDoor } from '../import-door.ts'
import { importRefusals } from '../refusals.ts'
import { previewList } from '../show-preview.ts'
import { largeCopy as copy } from './copy.fr.ts'
import { isUnderWay, type LargeImportContent, type LargeKey } from './large-imports.ts'
import { LargeImportPage, LargeProgress } from './large-import-page.tsx'
import { largePath } from './large-path.ts'
import { LargePreviewPage } from './large-preview-page.tsx'

const prefix = '/:base/client/imports/suivi/:large'

/** Large files while they are read, checked and imported. */
export function mountLargeImports(app: FastifyInstance, deps: AttemptDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(prefix, inBase, (request, reply) => show(request, reply, deps))
  app.get(`${prefix}/avancement`, inBase, (request, reply) => showProgress(request, reply, deps))
  app.post(`${prefix}/confirmer`, inBase, (request, reply) => approve(request, reply, deps))
  app.post(`${prefix}/reprendre`, inBase, (request, reply) => resume(request, reply, deps))
  app.post(`${prefix}/abandonner`, inBase, (request, reply) => drop(request, reply, deps))
}

function keyOf(request: FastifyRequest, { gate }: AttemptDeps): LargeKey {
  const { large: id } = request.params as { readonly large: string }
  if (!/^\d{1,18}$/.test(id)) throw importRefusals.refuse('import.large-unknown')
  return { id, baseId: gate.visit(request).base.id }
}

/**
 * The files of the address.
 *
 * @throws Refusal `import.large-unknown`
 */
async function largeOf(request: FastifyRequest, deps: AttemptDeps): Promise<LargeImportContent> {
  const large = await deps.largeImports.find(keyOf(request, deps))
  if (!large) throw importRefusals.refuse('import.large-unknown')
  return large
}

async function show(request: FastifyRequest, reply: FastifyReply, deps: AttemptDeps): Promise<FastifyReply> {
  const large = await largeOf(request, deps)
  const visit = deps.gate.visit(request)
  if (large.runId !== undefined)
    return seeOther(reply, `${importDoor(visit, large.kind).path}/${large.runId}`)
  const view = viewOf(request, deps.demo)
  const { preview } = large
  if (large.state === 'to-check' && preview !== undefined)
    return sendPage(
      reply,
      LargePreviewPage({ view, visit, large, preview, list: previewList(request, preview) }),
    )
  return sendPage(reply, LargeImportPage({ view, visit, large, now: deps.clock.now() }))
}

/** What htmx asks every two seconds; at the end the page is asked whole, which shows what is to be checked, or the report. */
async function showProgress(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const large = await largeOf(request, deps)
  const { base } = deps.gate.visit(request)
  if (large.runId !== undefined || !isUnderWay(large)) void reply.header('HX-Refresh', 'true')
  return sendFragment(reply, LargeProgress({ large, path: largePath(base, large.id), now: deps.clock.now() }))
}

async function approve(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const { operator } = deps.gate.visit(request)
  const key = keyOf(request, deps)
  return goOn(request, reply, {
    deps,
    done: await deps.largeImports.approve(key, actorOf(operator), deps.clock.now()),
  })
}

async function resume(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: AttemptDeps,
): Promise<FastifyReply> {
  const done = await deps.largeImports.resume(keyOf(request, deps), deps.clock.now())
  return goOn(request, reply, { deps, done })
}

/** Back to the page that follows the files: a second click finds there what the first one began. */
async function goOn(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, done }: { readonly deps: AttemptDeps; readonly done: boolean },
): Promise<FastifyReply> {
  const large = await largeOf(request, deps)
  const { base } = deps.gate.visit(request)
  if (done) await deps.largeImportJobs.wake(large.id)
  else if (!isUnderWay(large) && large.runId === undefined)
    request.flash('warning', await whyNot(deps, large.baseId))
  return seeOther(reply, largePath(base, large.id))
}

const whyNot = async ({ largeImports }: AttemptDeps, baseId: string): Promise<string> =>
  (await largeImports.isUnderWay(baseId)) ? copy.otherUnderWay : copy.tooLate

async function drop(request: FastifyRequest, reply: FastifyReply, deps: AttemptDeps): Promise<FastifyReply> {
  const large = await largeOf(request, deps)
  const visit = deps.gate.visit(request)
  if (await deps.largeImports.drop(keyOf(request, deps))) {
    request.flash('info', copy.abandoned)
    return seeOther(reply, importDoor(visit, large.kind).path)
  }
  request.flash('warning', copy.notAnyMore)
  return seeOther(reply, largePath(visit.base, large.id))
}
