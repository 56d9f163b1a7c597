import { type AuditEntry, type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ConflictProps, LastChange } from '../../frame/conflict.tsx'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { shownPrint, stillSeen } from '../../frame/seen.ts'
import { differencesBetween } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import {
  type BaseStore,
  consolePath,
  isPublishable,
  type SchoolBase,
  settingsPath,
  type Space,
  type SpacePublication,
  spaces,
} from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { BaseStatePage } from './base-state-page.tsx'
import { copy } from './copy.fr.ts'
import { isRoot } from './create-base.ts'
import { describePublication } from './describe-publication.ts'
import { PublicationPage } from './publication-page.tsx'
import type { PublicationSettings, PublicationStore } from './publication-store.ts'
import { consoleRefusals } from './refusals.ts'

export interface ConsoleDeps {
  readonly gate: OperatorGate
  readonly bases: Pick<BaseStore, 'publications'>
  readonly publication: PublicationStore
  /** People signed in to the spaces of a base at this moment, by space. */
  readonly connected: (baseId: string) => Promise<ReadonlyMap<Space, number>>
  /** Who changed the settings of a base the last. */
  readonly lastChange: (baseId: string) => Promise<LastChange | undefined>
  readonly clock: Clock
  readonly publicUrl: string
  readonly demo: boolean
}

const publicationForm = z.object({
  racine: z.string().trim().max(200).default(''),
  publies: z.array(z.string()).default([]),
  mobiles: z.array(z.string()).default([]),
})

/** The hosting console: bases, their state, their publication (product.md B1). */
export function mountConsole(app: FastifyInstance, deps: ConsoleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/console/:base', inBase, (request, reply) => showState(request, reply, deps))
  app.post('/console/:base/publier', inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    if (!isPublishable(visit.base)) throw consoleRefusals.refuse('publication.not-possible')
    const at = deps.clock.now()
    await deps.publication.publish(visit.base.id, at, auditOf('base.published', visit, at))
    request.flash('success', copy.state.nowPublished)
    return seeOther(reply, consolePath(visit.base))
  })
  app.post('/console/:base/arreter', inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    await deps.publication.stop(visit.base.id, auditOf('base.stopped', visit, deps.clock.now()))
    request.flash('success', copy.state.nowStopped)
    return seeOther(reply, consolePath(visit.base))
  })
  mountPublication(app, deps)
}

/** *Paramètres de publication*: those in force, or those of a draft. */
export function mountPublication(
  app: FastifyInstance,
  deps: PublicationDeps & { readonly under?: string },
): void {
  const inBase = { preHandler: deps.gate.inBase }
  const path = `${deps.under ?? '/console/:base'}/publication`
  app.get(path, inBase, (request, reply) => showPublication(request, reply, deps))
  app.post(path, inBase, (request, reply) => savePublication(request, reply, deps))
}

type PublicationDeps = Omit<ConsoleDeps, 'operators' | 'publication'> & {
  readonly publication: Pick<PublicationStore, 'configure'>
}

async function showState(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ConsoleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const bySpace = await deps.connected(visit.base.id)
  const connected = [...bySpace.values()].reduce((sum, count) => sum + count, 0)
  const view = viewOf(request, deps.demo)
  return sendPage(reply, BaseStatePage({ view, visit, publicUrl: deps.publicUrl, connected }))
}

interface Refused {
  /** What was typed, when it was not taken. */
  readonly refused?: PublicationSettings
  /** It was not taken because somebody else saved meanwhile. */
  readonly overtaken?: true
}

async function showPublication(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PublicationDeps & Refused,
): Promise<FastifyReply> {
  const { refused, overtaken } = deps
  const visit = deps.gate.visit(request)
  const stored = await deps.bases.publications(visit.base.id)
  const now = settingsNow(visit.base, stored)
  const page = PublicationPage({
    view: viewOf(request, deps.demo),
    visit,
    publicUrl: deps.publicUrl,
    spaces: stored.map((one) => ({ ...one, ...refused?.spaces.find(({ space }) => space === one.space) })),
    connected: await deps.connected(visit.base.id),
    typedRoot: refused?.root,
    rootWrong: refused !== undefined && !isRoot(refused.root),
    seen: shownPrint(request, now, { overtaken: overtaken === true }),
    conflict: overtaken && refused && (await conflictOf(visit, deps, { now, typed: refused })),
  })
  return sendPage(reply, page, overtaken ? 409 : refused ? 422 : 200)
}

/** What somebody else chose meanwhile, beside what was typed. */
async function conflictOf(
  { base }: Visit,
  { lastChange }: PublicationDeps,
  { now, typed }: { readonly now: PublicationSettings; readonly typed: PublicationSettings },
): Promise<ConflictProps> {
  return {
    last: await lastChange(base.id),
    differences: differencesBetween(describePublication(now), describePublication(typed)),
    again: `${settingsPath(base)}/publication`,
  }
}

/** The settings that the form shows. */
const settingsNow = (
  { root }: Pick<SchoolBase, 'root'>,
  stored: readonly SpacePublication[],
): PublicationSettings => ({
  root,
  spaces: stored.map(({ space, published, mobile }) => ({ space, published, mobile })),
})

async function savePublication(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PublicationDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  if (visit.base.published) throw consoleRefusals.refuse('publication.locked')
  const form = readForm(request, publicationForm)
  const [publies, mobiles] = [form.kept.list('publies'), form.kept.list('mobiles')]
  const settings = {
    root: form.kept.text('racine').trim(),
    spaces: spaces.map((space) => ({
      space,
      published: publies.includes(space),
      mobile: mobiles.includes(space),
    })),
  }
  if (!form.ok || !isRoot(settings.root))
    return showPublication(request, reply, { ...deps, refused: settings })
  const audit = {
    ...auditOf('publication.configured', visit, deps.clock.now()),
    data: settings,
  }
  const seen = stillSeen(form.kept)
  const outcome = await deps.publication.configure({ baseId: visit.base.id, settings, audit, seen })
  if (outcome === 'published') throw consoleRefusals.refuse('publication.locked')
  if (outcome === 'changed')
    return showPublication(request, reply, { ...deps, refused: settings, overtaken: true })
  request.flash('success', visit.base.draft === true ? copy.publication.savedDraft : copy.publication.saved)
  return seeOther(reply, `${settingsPath(visit.base)}/publication`)
}

const auditOf = (action: string, { operator, base }: Visit, at: Date): AuditEntry => ({
  action,
  actor: actorOf(operator),
  school: base.uai,
  target: base.pathName,
  outcome: 'done',
  at,
})
