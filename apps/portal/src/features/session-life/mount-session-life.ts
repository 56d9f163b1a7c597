import { type Clock, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, isPlatformOperator, type Visitor } from '../../frame/visitor.ts'
import type { CommonLimits, Visitors } from '../login/index.ts'
import { lifeCopy as copy } from './copy.fr.ts'
import { contradictionsOf, lifeForm, livesOf } from './life-form.ts'
import { lifeRefusals } from './refusals.ts'
import { SessionLifePage, type SessionLifePageProps, sessionLifePath as path } from './session-life.page.tsx'
import type { SessionLives } from './session-lives.ts'

export interface SessionLifeDeps {
  readonly sessionLives: SessionLives
  readonly commonLimits: CommonLimits
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/durees-session`: the operator says how long sessions live, by profile. */
export function mountSessionLife(app: FastifyInstance, deps: SessionLifeDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => send(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => save(deps, request, reply))
}

function operatorOf({ visitors }: SessionLifeDeps, request: FastifyRequest): Visitor {
  const visitor = visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw lifeRefusals.refuse('session-life.platform-only')
  return visitor
}

async function save(deps: SessionLifeDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const operator = operatorOf(deps, request)
  const form = readForm(request, lifeForm)
  const { kept } = form
  const typed = (name: string): string => kept.text(name)
  if (!form.ok) return send(deps, request, reply, { errors: form.errors, typed })
  const lives = livesOf(form.value)
  const errors = contradictionsOf(lives, deps.commonLimits)
  if (Object.keys(errors).length > 0) return send(deps, request, reply, { errors, typed })
  const change = { by: actorOf(operator), at: deps.clock.now(), common: deps.commonLimits }
  if ((await deps.sessionLives.save(lives, change)) === 'changed')
    return send(deps, request, reply, { typed, overtaken: true })
  request.flash('success', copy.saved)
  return seeOther(reply, path)
}

type Again = Partial<Pick<SessionLifePageProps, 'errors' | 'typed' | 'overtaken'>>

async function send(
  deps: SessionLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = {}, typed, overtaken = false }: Again = {},
): Promise<unknown> {
  operatorOf(deps, request)
  const lives = await deps.sessionLives.list()
  const page = { csrf: request.csrf, common: deps.commonLimits, lives, errors, typed, overtaken }
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: SessionLifePage(page),
  }
  return deps.frame.page(
    request,
    reply,
    content,
    overtaken ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
  )
}
