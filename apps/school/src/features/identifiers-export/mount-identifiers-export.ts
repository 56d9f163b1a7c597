import { Readable } from 'node:stream'
import { readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import type { SchoolBase } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy } from './copy.fr.ts'
import { exportIdentifiers } from './export-identifiers.ts'
import { ExportPage, exportPath } from './export-page.tsx'
import { copy as pushCopy } from './push/copy.fr.ts'
import { sendToEnt, type SendDeps } from './push/send-to-ent.ts'
import { exportRefusals } from './refusals.ts'
import { ReviewPage } from './review-page.tsx'
import { mostReaders, type PartnerKey } from './settings/export-settings.ts'

export interface IdentifiersExportDeps extends SendDeps {
  readonly gate: OperatorGate
  readonly demo: boolean
}

const path = '/:base/client/socles-ent/export'
const shownPushes = 10
const exportForm = z.object({
  sans_cas: z.string().optional(),
  cle: z.array(z.string().regex(/^\d{1,18}$/)).max(50),
})

/** *Imports/Exports > Socles ENT*. */
export function mountIdentifiersExport(app: FastifyInstance, deps: IdentifiersExportDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => showPage(request, reply, deps))
  app.get(`${path}/verifier`, inBase, (request, reply) => review(request, reply, deps))
  app.post(path, inBase, (request, reply) => download(request, reply, deps))
  app.post(`${path}/envoyer`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const { onlyWithoutCasId } = await choiceOf(deps, visit.base, readForm(request, exportForm))
    const actor = actorOf(visit.operator)
    await sendToEnt(deps, { base: visit.base, onlyWithoutCasId, actor, onlyIfChanged: false })
    request.flash('success', copy.review.sent)
    return seeOther(reply, exportPath(visit))
  })
  app.post(`${path}/reessayer`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    await deps.pushes.hurry(visit.base.id, deps.clock.now())
    request.flash('success', pushCopy.hurried)
    return seeOther(reply, exportPath(visit))
  })
}

async function download(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: IdentifiersExportDeps,
): Promise<FastifyReply> {
  const { base, operator } = deps.gate.visit(request)
  const choice = await choiceOf(deps, base, readForm(request, exportForm))
  const file = await exportIdentifiers(deps, { base, actor: actorOf(operator), ...choice })
  return reply
    .type('application/xml; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(file.content))
}

async function showPage(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: IdentifiersExportDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { id } = visit.base
  const now = deps.clock.now()
  const page = ExportPage({
    view: viewOf(request, deps.demo),
    visit,
    closed: await whyClosed(deps, visit.base),
    counts: await deps.exports.counts(id, parisDay(now)),
    history: await deps.exports.history(id),
    keys: await deps.exportSettings.keys(id),
    pushes: await deps.pushes.recent(id, shownPushes),
    now,
  })
  return sendPage(reply, page)
}

async function review(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: IdentifiersExportDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { id } = visit.base
  if (await whyClosed(deps, visit.base)) return seeOther(reply, exportPath(visit))
  const { onlyWithoutCasId, readers } = await choiceOf(deps, visit.base, readQuery(request, exportForm))
  if (readers.length > mostReaders) throw exportRefusals.refuse('export.too-many-readers')
  const counts = await deps.exports.counts(id, parisDay(deps.clock.now()))
  const count = [...counts.values()].reduce(
    (sum, { all, withoutCasId }) => sum + (onlyWithoutCasId ? withoutCasId : all),
    0,
  )
  const { pushUrl, hasCode } = await deps.exportSettings.settings(id)
  const keys = await deps.exportSettings.keys(id)
  const destination =
    pushUrl !== undefined && hasCode
      ? { url: pushUrl, readers: keys.filter(({ reads }) => reads) }
      : undefined
  const view = viewOf(request, deps.demo)
  return sendPage(reply, ReviewPage({ view, visit, onlyWithoutCasId, readers, count, destination }))
}

type ExportForm = ReturnType<typeof readForm<typeof exportForm>>

/** What was ticked: the content, and the partners among those of the base. */
async function choiceOf(
  deps: IdentifiersExportDeps,
  base: SchoolBase,
  form: ExportForm,
): Promise<{ readonly onlyWithoutCasId: boolean; readonly readers: readonly PartnerKey[] }> {
  if (!form.ok) throw exportRefusals.refuse('export.unknown-key')
  const chosen = new Set(form.value.cle)
  const readers = (await deps.exportSettings.keys(base.id)).filter(({ id }) => chosen.has(id))
  // A key removed meanwhile must not turn a file meant for somebody into one that anybody reads.
  if (readers.length !== chosen.size) throw exportRefusals.refuse('export.unknown-key')
  return { onlyWithoutCasId: form.value.sans_cas !== undefined, readers }
}

/** The command is offered once a delegation exists, and says why when it is not (product.md B2). */
async function whyClosed(deps: IdentifiersExportDeps, base: SchoolBase) {
  const said = (code: 'export.no-delegation' | 'export.no-year', link: 'console' | 'import') => {
    const { sentence, next } = exportRefusals.catalogue[code]
    return { sentence, next, link }
  }
  if (!(await deps.bases.delegates(base.id))) return said('export.no-delegation', 'console')
  return base.schoolYear === undefined ? said('export.no-year', 'import') : undefined
}
