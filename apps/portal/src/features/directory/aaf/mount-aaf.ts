import { readForm, readQuery, readUpload, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formatInstantFr } from '../../../frame/format-fr.ts'
import { actorOf } from '../../../frame/visitor.ts'
import { aafCopy as copy, directoryCopy } from '../copy.fr.ts'
import type { DirectoryDeps } from '../directory-deps.ts'
import { directoryRefusals } from '../refusals.ts'
import { DeliveriesPage } from './deliveries.page.tsx'
import { type AafDelivery, AafImportFailed, importAafDelivery } from './import-aaf-delivery.ts'
import { RunPage } from './run.page.tsx'

const base = '/administration/annuaire/livraisons'
/** A region's largest file is a tenth of this. */
const maxBytes = 1024 ** 3
const shownRuns = 30

const deliveryForm = z.object({
  simuler: z.string().optional(),
  departs: z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, copy.badDepartures)
    .optional(),
})

/** *Annuaire > Importer une livraison AAF* and the reports of past deliveries. */
export function mountAaf(app: FastifyInstance, deps: DirectoryDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(base, { preHandler }, (request, reply) => sendDeliveries(deps, request, reply, {}))
  app.post(base, { preHandler, config: { upload: true } }, (request, reply) =>
    receiveDelivery(deps, request, reply),
  )
  app.get(`${base}/:id`, { preHandler }, (request, reply) => showRun(deps, request, reply))
}

async function receiveDelivery(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const upload = await readUpload(request, { maxBytes, maxFiles: 200 })
  const form = readForm(upload, deliveryForm)
  if (!form.ok) return sendDeliveries(deps, request, reply, form.errors)
  const files = upload.files('fichiers')
  if (files.length === 0) return sendDeliveries(deps, request, reply, { fichiers: copy.missingFiles })
  const runId = await importAndReport(deps, request, {
    entries: files.map((file) => ({ name: file.fileName, open: () => file.read() })),
    by: actorOf(deps.visitors.visitor(request)),
    simulate: form.value.simuler !== undefined,
    acceptedDepartures: form.value.departs === undefined ? undefined : Number(form.value.departs),
  })
  return seeOther(reply, `${base}/${runId}`)
}

/** Even an import that a fault interrupted leads to its report: it says that nothing is changed, and what to do. */
async function importAndReport(
  deps: DirectoryDeps,
  request: FastifyRequest,
  delivery: AafDelivery,
): Promise<string> {
  try {
    return (await importAafDelivery(deps, delivery)).runId
  } catch (error) {
    if (!(error instanceof AafImportFailed)) throw error
    request.log.error({ err: error }, 'AAF import interrupted')
    return error.runId
  }
}

async function sendDeliveries(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>>,
): Promise<unknown> {
  const runs = await deps.aaf.runs(actorOf(deps.visitors.visitor(request)), shownRuns)
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [...crumbs, { label: copy.title }],
    children: DeliveriesPage({ csrf: request.csrf, runs, errors }),
  }
  return deps.frame.page(request, reply, content, Object.keys(errors).length > 0 ? 422 : 200)
}

const crumbs = [
  { label: directoryCopy.administration, href: '/administration' },
  { label: directoryCopy.title, href: '/administration/annuaire' },
]

const pageSize = 100
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) })

async function showRun(deps: DirectoryDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const viewer = actorOf(deps.visitors.visitor(request))
  const run = /^\d{1,18}$/.test(id) ? await deps.aaf.run(id, viewer) : undefined
  if (!run) throw directoryRefusals.refuse('aaf.unknown-run')
  const query = readQuery(request, pageQuery)
  const page = query.ok ? query.value.page : 1
  const problems = await deps.aaf.problems(run.id, { offset: (page - 1) * pageSize, limit: pageSize })
  const title = copy.reportTitle(formatInstantFr(run.startedAt))
  return deps.frame.page(request, reply, {
    title,
    breadcrumbs: [...crumbs, { label: copy.title, href: base }, { label: title }],
    children: RunPage({ run, problems, page, pageSize }),
  })
}
