import { type AuditEntry, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { consolePath, isPathName } from '../bases/index.ts'
import { consoleRefusals } from '../console/index.ts'
import { copy } from './copy.fr.ts'
import type { StageOutcome } from './hosting.ts'
import { LifePage, lifePath } from './life-page.tsx'
import type { HostingDeps } from './hosting-deps.ts'
import { quarantineDays } from './quarantine-days.ts'
import { hostingRefusals } from './refusals.ts'

const path = '/console/:base/vie'
const copyForm = z.object({ nom: z.string().trim().min(1).max(200), chemin: z.string().trim().max(200) })
const removeForm = z.object({ confirmation: z.string().trim().max(200).default('') })

type Step = (
  request: FastifyRequest,
  deps: HostingDeps,
) => Promise<{ readonly said: string; readonly to: string }>

/** *Vie de la base*, for the host only. */
export function mountLife(app: FastifyInstance, deps: HostingDeps): void {
  const { asHost, inBase } = deps.gate
  const options = { preHandler: [asHost, inBase], config: { onReadOnlyBase: true } }
  app.get(path, options, (request, reply) => show(request, reply, deps))
  const steps: Readonly<Record<string, Step>> = {
    copier: copyBase,
    archiver: archive,
    restaurer: restore,
    garder: keep,
  }
  for (const [name, step] of Object.entries(steps)) {
    app.post(`${path}/${name}`, options, async (request, reply) => {
      const { said, to } = await step(request, deps)
      request.flash('success', said)
      return seeOther(reply, to)
    })
  }
  app.post(`${path}/supprimer`, options, (request, reply) => remove(request, reply, deps))
}

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HostingDeps,
  refusedName?: string,
): FastifyReply {
  const page = LifePage({ view: viewOf(request, deps.demo), visit: deps.gate.visit(request), refusedName })
  return sendPage(reply, page, refusedName === undefined ? 200 : 422)
}

const copyBase: Step = async (request, deps) => {
  const visit = deps.gate.visit(request)
  const form = readForm(request, copyForm)
  const pathName = form.kept.text('chemin').trim()
  if (!isPathName(pathName)) throw consoleRefusals.refuse('base.path-invalid', { pathName })
  if (!form.ok) throw consoleRefusals.refuse('base.name-missing')
  const change = changeOf('base.copied', visit, deps, { pathName })
  settle(await deps.hosting.copyForTrial({ ...change, name: form.value.nom, pathName }))
  return { said: copy.life.trial.done, to: consolePath({ ...visit.base, pathName }) }
}

const archive: Step = async (request, deps) => {
  const visit = deps.gate.visit(request)
  settle(await deps.hosting.archive(changeOf('base.archived', visit, deps)))
  return { said: copy.life.archive.done, to: lifePath(visit.base) }
}

const restore: Step = async (request, deps) => {
  const visit = deps.gate.visit(request)
  settle(await deps.hosting.restore(changeOf('base.restored', visit, deps)))
  return { said: copy.life.restore.done, to: lifePath(visit.base) }
}

const keep: Step = async (request, deps) => {
  const visit = deps.gate.visit(request)
  settle(await deps.hosting.keep(changeOf('base.kept', visit, deps)))
  return { said: copy.life.keep.done, to: lifePath(visit.base) }
}

async function remove(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: HostingDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const typed = readForm(request, removeForm).kept.text('confirmation').trim()
  if (typed !== visit.base.pathName) return show(request, reply, deps, typed)
  const change = changeOf('base.deleted', visit, deps)
  const purgeAfter = new Date(change.at.getTime() + quarantineDays * 86_400_000)
  settle(await deps.hosting.remove({ ...change, purgeAfter }))
  request.flash('success', copy.life.remove.done)
  return seeOther(reply, lifePath(visit.base))
}

/** @throws Refusal `hosting.*` */
function settle(outcome: StageOutcome): void {
  if (outcome === 'taken') throw hostingRefusals.refuse('hosting.taken')
  if (outcome === 'published') throw hostingRefusals.refuse('hosting.published')
  if (outcome === 'preparing') throw hostingRefusals.refuse('hosting.year-preparing')
  if (outcome === 'not-now') throw hostingRefusals.refuse('hosting.not-now')
}

function changeOf(
  action: string,
  { operator, base }: Visit,
  { clock }: HostingDeps,
  data: Readonly<Record<string, unknown>> = {},
): { readonly baseId: string; readonly at: Date; readonly audit: AuditEntry } {
  const at = clock.now()
  const actor = actorOf(operator)
  const audit = { action, actor, school: base.uai, target: base.pathName, outcome: 'done' as const, at, data }
  return { baseId: base.id, at, audit }
}
