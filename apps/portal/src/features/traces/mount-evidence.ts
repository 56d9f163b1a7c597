import { readForm } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { formatNumberFr } from '../../frame/format-fr.ts'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { accountPath, type AccountSheet, directoryPath, directoryRefusals } from '../directory/index.ts'
import { evidenceCopy as copy, tracesCopy } from './copy.fr.ts'
import { evidenceArchive } from './evidence-archive.ts'
import { EvidencePage } from './evidence.page.tsx'
import { traceRefusals } from './refusals.ts'
import { instantsOf, periodOf } from './trace-query.ts'
import type { TracesDeps } from './traces-deps.ts'
import { evidencePath } from './traces-path.ts'

const linesAtMost = 50_000

/** `/administration/traces/preuve/:id`: what one account did in a period, with what proves it was not changed. */
export function mountEvidence(app: FastifyInstance, deps: TracesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(evidencePath(':id'), { preHandler }, (request, reply) => show(deps, request, reply))
  app.post(evidencePath(':id'), { preHandler }, (request, reply) => send(deps, request, reply))
}

async function sheetOf(deps: TracesDeps, request: FastifyRequest): Promise<AccountSheet> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const sheet = /^\d{1,18}$/.test(id) ? await view.sheet(id) : undefined
  if (!sheet) throw directoryRefusals.refuse('account.unknown')
  return sheet
}

interface Again {
  readonly du: string
  readonly au: string
  readonly motif: string
  readonly errors: Readonly<Record<string, string>>
}

async function show(
  deps: TracesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again?: Again,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  const usual = periodOf({ du: undefined, au: undefined }, deps.clock.now())
  const shown = again ?? { du: usual.first, au: usual.last, motif: '', errors: {} }
  const content = {
    title: copy.title,
    lead: copy.lead(sheet.name),
    breadcrumbs: [
      { label: tracesCopy.administration, href: '/administration' },
      { label: tracesCopy.directory, href: directoryPath },
      { label: sheet.name, href: accountPath(sheet.id) },
      { label: copy.title },
    ],
    children: EvidencePage({ csrf: request.csrf, accountId: sheet.id, ...shown }),
  }
  return deps.frame.page(request, reply, content, again ? 422 : 200)
}

const evidenceForm = z.object({
  du: z.iso.date(),
  au: z.iso.date(),
  motif: z.string().trim().min(1, copy.reasonMissing).max(200),
})

async function send(deps: TracesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  const form = readForm(request, evidenceForm)
  if (!form.ok) {
    const { kept, errors } = form
    return show(deps, request, reply, {
      du: kept.text('du'),
      au: kept.text('au'),
      motif: kept.text('motif'),
      errors,
    })
  }
  const { motif: reason } = form.value
  const at = deps.clock.now()
  const period = periodOf(form.value, at)
  const visitor = deps.visitors.visitor(request)
  const order = { accountId: sheet.id, ...instantsOf(period), limit: linesAtMost + 1 }
  const lines = await deps.traces.evidence(scopeOf(visitor), order)
  if (lines.length > linesAtMost)
    throw traceRefusals.refuse('traces.too-many', { most: formatNumberFr(linesAtMost) })
  const by = actorOf(visitor)
  const data = { ...period, reason, lines: lines.length }
  await deps.traces.recordExport({ action: 'account.evidence-exported', target: sheet.id, data }, { by, at })
  const [seals, head] = await Promise.all([deps.chain.sealsOf(lines.map(({ id }) => id)), deps.chain.head()])
  const { entId, login, name } = sheet
  const archive = await evidenceArchive({
    account: { entId, login, name },
    ...{ period, reason, by: by.label, at, lines, seals, head },
  })
  return reply
    .type('application/x-tar')
    .header(
      'content-disposition',
      `attachment; filename="traces-${login}-${period.first}-${period.last}.tar"`,
    )
    .send(archive)
}
