import { readForm, readQuery, readUpload, sendFragment, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { z } from 'zod'
import { formatInstantFr } from '../../frame/format-fr.ts'
import { actorOf, isPlatformOperator } from '../../frame/visitor.ts'
import type { AafOrder, AafRunState } from './aaf-run.ts'
import type { AafRun } from './aaf-store.ts'
import { aafCopy as copy, previewCopy } from './copy.fr.ts'
import { DeliveriesPage } from './deliveries.page.tsx'
import type { AafImportDeps } from './deps.ts'
import { isEnded } from './import-delivery.ts'
import { ProgressFragment } from './progress-fragment.tsx'
import { problemsCsv } from './problems-csv.ts'
import { receiveDelivery } from './receive-delivery.ts'
import { aafRefusals } from './refusals.ts'
import { RunPage } from './run.page.tsx'

const base = '/administration/annuaire/livraisons'
/** A region's largest archive is a tenth of this. */
const maxBytes = 4 * 1024 ** 3
const shownRuns = 30

/** *Annuaire > Livraisons AAF*: the form, the runs as they go, and the reports of past ones. */
export function mountAafImport(app: FastifyInstance, deps: AafImportDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(base, { preHandler }, (request, reply) => sendDeliveries(deps, request, reply, {}))
  app.post(base, { preHandler, config: { upload: true } }, (request, reply) => receive(deps, request, reply))
  app.get(`${base}/:id`, { preHandler }, (request, reply) => showRun(deps, request, reply))
  app.get(`${base}/:id/avancement`, { preHandler }, (request, reply) => showProgress(deps, request, reply))
  app.get(`${base}/:id/anomalies.csv`, { preHandler }, (request, reply) => sendProblems(deps, request, reply))
  app.post(`${base}/reglage`, { preHandler }, (request, reply) => changeShare(deps, request, reply))
  app.post(`${base}/:id/appliquer`, { preHandler }, (request, reply) => apply(deps, request, reply))
  app.post(`${base}/:id/abandonner`, { preHandler }, (request, reply) => abandon(deps, request, reply))
  app.post(`${base}/:id/reprendre`, { preHandler }, (request, reply) => resume(deps, request, reply))
}

const deliveryForm = z.object({
  facon: z.enum(['review', 'apply', 'simulate'], copy.missingWay).default('review'),
  ancienne: z.string().optional(),
  academie: z.string().optional(),
})

async function receive(deps: AafImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const upload = await readUpload(request, { maxBytes, maxFiles: 2000 })
  const form = readForm(upload, deliveryForm)
  if (!form.ok) return sendDeliveries(deps, request, reply, form.errors)
  const files = upload.files('fichiers')
  if (files.length === 0) return sendDeliveries(deps, request, reply, { fichiers: copy.missingFiles })
  const { facon, ancienne, academie } = form.value
  const order: AafOrder = {
    simulate: facon === 'simulate',
    review: facon === 'review',
    attended: true,
    acceptedDepartures: null,
    acceptOlder: ancienne !== undefined,
    acceptAcademy: academie !== undefined,
  }
  const by = actorOf(deps.visitors.visitor(request))
  const sent = files.map((file) => ({ name: file.fileName, path: file.path, open: () => file.read() }))
  const runId = await receiveDelivery(deps, { files: sent, by, order })
  await deps.deliveries.wake()
  return seeOther(reply, `${base}/${runId}`)
}

/** The share as it was typed, and the one that the page showed; without that one, somebody else changed it meanwhile. */
interface TypedShare {
  readonly part: string
  readonly vu?: string
}

// eslint-disable-next-line max-params -- the usual three, what is wrong, and the share that was typed
async function sendDeliveries(
  deps: AafImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>>,
  typed?: TypedShare,
): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  const runs = await deps.aaf.runs(actorOf(visitor), shownRuns)
  const share = isPlatformOperator(visitor) ? await deps.aaf.departureShare() : undefined
  const drop = share === undefined ? undefined : deps.dropSetting
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [...crumbs, { label: copy.title }],
    actions: h(ButtonLink, {
      href: '/administration/annuaire/fonctions',
      icon: 'table',
      children: copy.functions,
    }),
    children: DeliveriesPage({ csrf: request.csrf, runs, errors, share, typed, drop }),
  }
  const overtaken = typed !== undefined && typed.vu === undefined
  const status = overtaken ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return deps.frame.page(request, reply, content, status)
}

const shareForm = z.object({
  part: z.coerce.number(copy.badShare).int(copy.badShare).min(0, copy.badShare).max(100, copy.badShare),
  // The one that the page showed; a form that says none saw none.
  vu: z.coerce.number().int().min(0).max(100).catch(-1),
})

/** The share of departures above which a delivery stops: for the whole portal, by its operator. */
async function changeShare(
  deps: AafImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw aafRefusals.refuse('aaf.setting-platform-only')
  const form = readForm(request, shareForm)
  const typed = { part: form.kept.text('part'), vu: form.kept.text('vu') }
  if (!form.ok) return sendDeliveries(deps, request, reply, form.errors, typed)
  const { part: percent, vu: seen } = form.value
  const change = { percent, seen, by: actorOf(visitor), at: deps.clock.now() }
  if (!(await deps.aaf.setDeparturePercent(change)))
    return sendDeliveries(deps, request, reply, {}, { part: typed.part })
  request.flash('success', copy.shareDone(percent))
  return seeOther(reply, base)
}

const crumbs = [
  { label: copy.administration, href: '/administration' },
  { label: copy.directory, href: '/administration/annuaire' },
]

async function runOf(deps: AafImportDeps, request: FastifyRequest): Promise<AafRun> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const viewer = actorOf(deps.visitors.visitor(request))
  const run = /^\d{1,18}$/.test(id) ? await deps.aaf.run(id, viewer) : undefined
  if (!run) throw aafRefusals.refuse('aaf.unknown-run')
  return run
}

const pageSize = 100
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) })

async function showRun(deps: AafImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const run = await runOf(deps, request)
  const query = readQuery(request, pageQuery)
  const page = query.ok ? query.value.page : 1
  const problems = await deps.aaf.problems(run.id, { offset: (page - 1) * pageSize, limit: pageSize })
  const title = copy.reportTitle(formatInstantFr(run.startedAt))
  const going = isEnded(run.state) ? {} : { htmx: true, refreshSeconds: 5 }
  return deps.frame.page(request, reply, {
    title,
    breadcrumbs: [...crumbs, { label: copy.title, href: base }, { label: title }],
    ...going,
    children: RunPage({ csrf: request.csrf, run, problems, page, pageSize }),
  })
}

/** What htmx asks every two seconds; at the end of a step that changes the page, the page is asked whole. */
async function showProgress(
  deps: AafImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  if (isEnded(run.state)) void reply.header('HX-Refresh', 'true')
  return sendFragment(reply, ProgressFragment({ run }))
}

async function sendProblems(
  deps: AafImportDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const run = await runOf(deps, request)
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="anomalies-aaf-${run.id}.csv"`)
    .send(await problemsCsv(deps.aaf, run.id))
}

const confirmForm = z.object({
  departs: z
    .string()
    .trim()
    .transform((text) => text.replace(/[\s\u00a0\u202f]/g, ''))
    .pipe(z.string().regex(/^\d{1,7}$/, copy.badDepartures))
    .optional(),
})

/** Applies what was shown; many departures ask for their number, typed. */
async function apply(deps: AafImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const run = await runOf(deps, request)
  const form = readForm(request, confirmForm)
  const typed = form.ok && form.value.departs !== undefined ? Number(form.value.departs) : null
  const departures = run.preview?.departures?.suspended
  if (departures !== undefined && typed !== departures)
    throw aafRefusals.refuse('aaf.bad-number', { departures })
  const order = { ...run.order, acceptedDepartures: departures ?? null }
  await passOrRefuse(deps, run, ['to_confirm'], { state: 'applying', order })
  request.flash('success', previewCopy.applied)
  await deps.deliveries.wake()
  return seeOther(reply, `${base}/${run.id}`)
}

async function abandon(deps: AafImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const run = await runOf(deps, request)
  const end = { state: 'abandoned' as const, finishedAt: deps.clock.now() }
  await passOrRefuse(deps, run, ['to_confirm', 'failed', 'waiting'], end)
  await deps.aaf.clear(run.id)
  request.flash('success', previewCopy.abandoned)
  return seeOther(reply, `${base}/${run.id}`)
}

async function resume(deps: AafImportDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const run = await runOf(deps, request)
  await passOrRefuse(deps, run, ['failed'], { state: 'waiting' })
  request.flash('success', previewCopy.resumed)
  await deps.deliveries.wake()
  return seeOther(reply, `${base}/${run.id}`)
}

/** Two administrators decide at once: the second is told. */

async function passOrRefuse(
  deps: AafImportDeps,
  run: AafRun,
  from: readonly AafRunState[],
  patch: Parameters<AafImportDeps['aaf']['pass']>[2],
): Promise<void> {
  if (!(await deps.aaf.pass(run.id, from, patch))) throw aafRefusals.refuse('aaf.not-waiting')
}
