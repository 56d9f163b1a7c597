import { parseSdetProfile } from '@preau/people'
import { type Clock, readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { counted } from '../../frame/format-fr.ts'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, isPlatformOperator } from '../../frame/visitor.ts'
import type { Visitors } from '../login/index.ts'
import { functionsCopy as copy } from './copy.fr.ts'
import type { FunctionLine, FunctionProfiles } from './function-profiles.ts'
import { FunctionPage, FunctionsPage, functionsPath } from './functions.page.tsx'
import { functionRefusals } from './refusals.ts'

export interface FunctionProfilesDeps {
  readonly functions: FunctionProfiles
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** *Annuaire > Fonctions et profils*: every administrator reads the table, the platform operator changes it. */
export function mountFunctionProfiles(app: FastifyInstance, deps: FunctionProfilesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(functionsPath, { preHandler }, (request, reply) => sendTable(deps, request, reply))
  app.get(`${functionsPath}/:code`, { preHandler }, (request, reply) => sendFunction(deps, request, reply))
  app.post(`${functionsPath}/:code`, { preHandler }, (request, reply) => change(deps, request, reply))
}

const crumbs = [
  { label: copy.administration, href: '/administration' },
  { label: copy.directory, href: '/administration/annuaire' },
]

async function sendTable(
  deps: FunctionProfilesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const editable = isPlatformOperator(deps.visitors.visitor(request))
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: copy.lead,
    width: 'wide',
    breadcrumbs: [...crumbs, { label: copy.title }],
    children: FunctionsPage({ lines: await deps.functions.lines(), editable }),
  })
}

function refuseOthers(deps: FunctionProfilesDeps, request: FastifyRequest): void {
  if (!isPlatformOperator(deps.visitors.visitor(request)))
    throw functionRefusals.refuse('function.not-operator')
}

async function lineOf(deps: FunctionProfilesDeps, request: FastifyRequest): Promise<FunctionLine> {
  const { code = '' } = request.params as { code?: string } // the routes declare :code
  const line = (await deps.functions.lines()).find((one) => one.code === code.toUpperCase())
  if (!line) throw functionRefusals.refuse('function.unknown')
  return line
}

const profile = z.string().transform((text) => parseSdetProfile(text))

async function sendFunction(
  deps: FunctionProfilesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  refuseOthers(deps, request)
  const line = await lineOf(deps, request)
  const query = readQuery(request, z.object({ profil: profile.optional() }))
  const to = query.ok ? query.value.profil : undefined
  const tried = to === undefined ? undefined : { to, effect: await deps.functions.effect(line.code, to) }
  const title = copy.editTitle(line.code)
  return deps.frame.page(request, reply, {
    title,
    breadcrumbs: [...crumbs, { label: copy.title, href: functionsPath }, { label: title }],
    children: FunctionPage({ csrf: request.csrf, line, tried }),
  })
}

async function change(
  deps: FunctionProfilesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  refuseOthers(deps, request)
  const { code } = await lineOf(deps, request)
  const form = readForm(request, z.object({ de: profile, profil: profile }))
  const { de: from, profil: to } = form.ok ? form.value : {}
  if (from === undefined || to === undefined)
    return seeOther(reply, `${functionsPath}/${encodeURIComponent(code)}`)
  const by = actorOf(deps.visitors.visitor(request))
  const done = await deps.functions.change({ code, from, to, by, at: deps.clock.now() })
  if (done === 'changed-meanwhile') throw functionRefusals.refuse('function.changed')
  request.flash('success', copy.done(code, counted(done.people, 'personne')))
  return seeOther(reply, functionsPath)
}
