import { type Clock, readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { accountPath, type AccountSheet, type Directory, directoryPath } from '../directory/index.ts'
import type { PortalSessions, Visitors } from '../login/index.ts'
import { type AccountMerges, type MergeChange, mergedValues } from './account-merges.ts'
import { mergeCopy as copy, pairCopy } from './copy.fr.ts'
import { MergesPage, mergesPath, pairPath } from './merges.page.tsx'
import { PairPage } from './pair.page.tsx'
import { refuseMerge } from './refuse-merge.ts'
import { mergeRefusals } from './refusals.ts'

export interface AccountMergeDeps {
  readonly merges: AccountMerges
  readonly directory: Directory
  readonly sessions: Pick<PortalSessions, 'closeAllOf'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

type Handler = (deps: AccountMergeDeps, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** `/administration/annuaire/doublons`: proposals, two accounts side by side, merge, undo. */
export function mountAccountMerge(app: FastifyInstance, deps: AccountMergeDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const post = (path: string, handle: Handler): void => {
    app.post(`${mergesPath}${path}`, { preHandler }, (request, reply) => handle(deps, request, reply))
  }
  app.get(mergesPath, { preHandler }, (request, reply) => showMerges(deps, request, reply))
  app.get(`${mergesPath}/:first/:second`, { preHandler }, (request, reply) => showPair(deps, request, reply))
  post('/:first/:second/fusionner', merge)
  post('/:first/:second/distincts', dismiss)
  post('/fusions/:id/annuler', undo)
}

function changeOf(deps: AccountMergeDeps, request: FastifyRequest): MergeChange {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

const crumbs = [
  { label: copy.administration, href: '/administration' },
  { label: copy.directory, href: directoryPath },
]

const typedQuery = z.object({
  premier: z.string().trim().max(120).catch('').default(''),
  second: z.string().trim().max(120).catch('').default(''),
})

async function showMerges(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const query = readQuery(request, typedQuery)
  const typed = query.ok ? query.value : { premier: '', second: '' }
  const scope = scopeOf(deps.visitors.visitor(request))
  const asked = typed.premier !== '' && typed.second !== ''
  const [first, second] = asked
    ? await Promise.all([find(deps, request, typed.premier), find(deps, request, typed.second)])
    : []
  if (first !== undefined && second !== undefined) return seeOther(reply, pairPath(first, second))
  const errors = {
    ...(asked && first === undefined ? { premier: copy.missing } : {}),
    ...(asked && second === undefined ? { second: copy.missing } : {}),
  }
  const [proposals, past] = await Promise.all([deps.merges.proposals(scope), deps.merges.past(scope)])
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [...crumbs, { label: copy.title }],
    children: MergesPage({ csrf: request.csrf, proposals, past, typed, errors }),
  }
  return deps.frame.page(request, reply, content, asked ? 422 : 200)
}

/** The account of the scope that has this log-in name or this ENT identifier. */
async function find(
  deps: AccountMergeDeps,
  request: FastifyRequest,
  text: string,
): Promise<string | undefined> {
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const anything = { profile: undefined, status: undefined, schoolId: undefined, offset: 0, limit: 50 }
  const { rows } = await view.search({ text, ...anything })
  return rows.find(({ login, entId }) => login === text.toLowerCase() || entId === text.toUpperCase())?.id
}

async function pairOf(
  deps: AccountMergeDeps,
  request: FastifyRequest,
): Promise<{ readonly first: AccountSheet; readonly second: AccountSheet }> {
  const ids = request.params as { first?: string; second?: string } // the routes declare both
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const read = (id = '') => (/^\d{1,18}$/.test(id) ? view.sheet(id) : undefined)
  const [first, second] = await Promise.all([read(ids.first), read(ids.second)])
  if (!first || !second || first.id === second.id) throw mergeRefusals.refuse('merge.unknown')
  return { first, second }
}

async function showPair(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  return sendPair(deps, request, reply, {})
}

async function sendPair(
  deps: AccountMergeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>>,
): Promise<unknown> {
  const pair = await pairOf(deps, request)
  const content = {
    title: pairCopy.title,
    lead: pairCopy.lead,
    width: 'wide' as const,
    breadcrumbs: [...crumbs, { label: copy.title, href: mergesPath }, { label: pairCopy.title }],
    children: PairPage({ csrf: request.csrf, ...pair, errors }),
  }
  return deps.frame.page(request, reply, content, Object.keys(errors).length > 0 ? 422 : 200)
}

const mergeForm = z.object({ garde: z.string(pairCopy.missingKept), valeurs: z.array(z.enum(mergedValues)) })

async function merge(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const { first, second } = await pairOf(deps, request)
  const form = readForm(request, mergeForm)
  const keptId = form.ok ? form.value.garde : ''
  if (!form.ok || (keptId !== first.id && keptId !== second.id)) {
    return sendPair(deps, request, reply, { garde: pairCopy.missingKept })
  }
  const droppedId = keptId === first.id ? second.id : first.id
  const order = { keptId, droppedId, fromDropped: form.value.valeurs }
  refuseMerge(await deps.merges.merge(order, changeOf(deps, request)))
  await deps.sessions.closeAllOf(droppedId)
  request.flash('success', pairCopy.merged)
  return seeOther(reply, accountPath(keptId))
}

async function dismiss(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const { first, second } = await pairOf(deps, request)
  const result = await deps.merges.dismiss(first.id, second.id, changeOf(deps, request))
  if (result === 'unknown') throw mergeRefusals.refuse('merge.unknown')
  request.flash('success', pairCopy.dismissed)
  return seeOther(reply, mergesPath)
}

async function undo(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const result = /^\d{1,18}$/.test(id) ? await deps.merges.undo(id, changeOf(deps, request)) : 'gone'
  if (result === 'gone') throw mergeRefusals.refuse('merge.gone')
  if (result === 'deleted') throw mergeRefusals.refuse('merge.deleted')
  request.flash('success', copy.undone)
  return seeOther(reply, accountPath(result.droppedId))
}
