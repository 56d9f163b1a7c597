import { type LoginRequest, parseLoginRequest, type RequestParameters } from '@preau/cas'
import { allowFormTargets, createRateLimit, type RateLimit, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isAdministrator } from '../../frame/visitor.ts'
import { loginHref } from '../login/index.ts'
import { acknowledgeField, NoticePage } from '../notice/index.ts'
import { closureSentence } from '../services/index.ts'
import { AccessRefusedPage } from './access-refused.page.tsx'
import { answerLogin, type Asker, type LoginAnswer } from './answer-login.ts'
import type { CasDeps } from './cas-deps.ts'
import type { CasFigures } from './cas-figures.ts'
import { refusalCopy } from './copy.fr.ts'
import { enterAtOnce, noteEntry } from './enter-at-once.ts'
import { HandOverPage, handOverScript } from './hand-over.page.tsx'
import { loginFields } from './login-path.ts'
import { parametersOf } from './parameters-of.ts'
import { casRefusals } from './refusals.ts'
import { meantService, ServiceRefusedPage } from './service-refused.page.tsx'
import { shownAddress } from './shown-address.ts'
import { WarningPage } from './warning.page.tsx'

interface LoginRouteDeps extends CasDeps {
  readonly figures: CasFigures
}

interface RouteState extends LoginRouteDeps {
  /** Anybody can send unknown addresses: beyond this, the page still answers, the trail no longer grows. */
  readonly incidents: RateLimit
}

/** One request, its reply, and what was asked. */
interface Ask {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly login: LoginRequest
  readonly asker: Asker
}

type AnswerOf<Kind extends LoginAnswer['kind']> = Extract<LoginAnswer, { kind: Kind }>

/**
 * `/cas/login`: GET asks, POST is the button of the information page or of the warning. The password is typed at
 * `/connexion`, which comes back here.
 */
export function mountLoginRoutes(app: FastifyInstance, deps: LoginRouteDeps): void {
  const state = { ...deps, incidents: createRateLimit({ clock: deps.clock, max: 60, perMs: 60_000 }) }
  app.get('/cas/login', (request, reply) =>
    login(state, { request, reply, parameters: parametersOf(request.query), noticePassed: false }),
  )
  app.get(handOverScript.path, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'max-age=86400')
      .send(handOverScript.text),
  )
  app.post('/cas/login', (request, reply) =>
    login(state, { request, reply, parameters: parametersOf(request.body), noticePassed: true }),
  )
}

interface LoginCall {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly parameters: RequestParameters
  readonly noticePassed: boolean
}

async function login(deps: RouteState, call: LoginCall): Promise<unknown> {
  const { request, reply, parameters, noticePassed } = call
  const read = parseLoginRequest(parameters)
  if (!read.ok) throw casRefusals.refuse('cas.bad-parameter', { reason: read.reason })
  const { service } = read
  if (service !== undefined && !noticePassed) {
    const asked = { request, reply, login: { ...read, service } }
    const recent = deps.sessions.recent(request)
    const entered = await enterAtOnce(deps, { request: asked.login, recent })
    if (entered) return enter(deps, { ...asked, asker: entered.asker }, entered.answer)
  }
  const asker = await whoAsks(deps, request)
  const services = await deps.registry.services(asker?.visitor.registryVersion)
  if (service === undefined) {
    return seeOther(reply, asker && !read.renew ? '/' : loginHref('/', { renew: read.renew }))
  }
  const asked = { ...read, service }
  const answer = await answerLogin(deps, { request: asked, asker, services, noticePassed })
  if (noticePassed && answer.kind === 'enter') await keepWord(deps, parameters, answer, asker)
  return send(deps, { request, reply, login: read, asker }, answer)
}

async function whoAsks(deps: RouteState, request: FastifyRequest): Promise<Asker> {
  const visitor = await deps.visitors.current(request)
  const session = visitor && (await deps.sessions.current(request))
  return visitor && session && { visitor, session }
}

/** The box « do not show this page again ». */
async function keepWord(
  deps: RouteState,
  parameters: RequestParameters,
  { service }: AnswerOf<'enter'>,
  asker: Asker,
): Promise<void> {
  const ticked = !(parameters instanceof URLSearchParams) && Object.hasOwn(parameters, acknowledgeField)
  if (!ticked || !asker) return
  await deps.notices.acknowledge({ accountId: asker.visitor.accountId, service, at: deps.clock.now() })
}

function send(deps: RouteState, ask: Ask, answer: LoginAnswer): unknown {
  switch (answer.kind) {
    case 'service-refused':
      return sendServiceRefused(deps, ask, answer)
    case 'back':
      return leave(ask, answer.location)
    case 'sign-in':
      return seeOther(ask.reply, loginHref(answer.next, { renew: answer.renew }))
    case 'stale':
      throw new TypeError('only a person read a moment ago can be stale')
    case 'change-password':
      return seeOther(ask.reply, '/compte/mot-de-passe')
    case 'access-refused':
      return sendAccessRefused(deps, ask, answer)
    case 'notice':
      return sendNotice(deps, ask, answer)
    case 'warn':
      return sendWarning(deps, ask, answer)
    case 'enter':
      return enter(deps, ask, answer)
  }
}

/** Never 307 or 308, which would send the form on to the service (CAS 3.0 §2.2.4). */
function leave({ request, reply }: Ask, location: string): unknown {
  return reply.redirect(location, request.method === 'POST' ? 303 : 302)
}

async function enter(deps: RouteState, ask: Ask, answer: AnswerOf<'enter'>): Promise<unknown> {
  await noteEntry(deps, ask.asker, answer)
  return ask.login.method === 'POST' ? sendHandOver(deps, ask, answer) : leave(ask, answer.location)
}

/** A form sent by the page itself: the ticket is in the body, and no address bar keeps it (CAS 3.0 §2.1.1, `method`). */
function sendHandOver(deps: RouteState, { reply }: Ask, { post, service }: AnswerOf<'enter'>): unknown {
  allowFormTargets(reply, 'any')
  return sendPage(reply, HandOverPage({ ...post, title: service.title, demo: deps.demo }))
}

function sendWarning(deps: RouteState, ask: Ask, { visitor, service }: AnswerOf<'warn'>): unknown {
  allowFormTargets(ask.reply, 'any')
  const page = WarningPage({
    csrf: ask.request.csrf,
    visitor,
    service: { title: service.title, address: shownAddress(ask.login.service ?? service.url) },
    fields: loginFields(ask.login),
    demo: deps.demo,
  })
  return sendPage(ask.reply, page)
}

function sendNotice(deps: RouteState, ask: Ask, answer: AnswerOf<'notice'>): unknown {
  const { visitor, service } = answer
  allowFormTargets(ask.reply, 'any')
  const page = NoticePage({
    csrf: ask.request.csrf,
    visitor,
    service: { title: service.title, address: shownAddress(ask.login.service ?? service.url) },
    form: { action: '/cas/login', fields: loginFields(ask.login) },
    demo: deps.demo,
  })
  return sendPage(ask.reply, page)
}

async function sendServiceRefused(
  deps: RouteState,
  { request, reply, asker }: Ask,
  { address, refusal }: AnswerOf<'service-refused'>,
): Promise<unknown> {
  deps.figures.loginRefused(`service-${refusal.reason}`)
  if (deps.incidents.take(request.ip).ok) {
    const { reason } = refusal
    const incident = {
      kind: 'service-refused',
      accountId: asker?.visitor.accountId,
      reason,
      serviceCode: meantService(refusal)?.code,
      address: shownAddress(address),
      mistakes: refusal.reason === 'invalid' ? (refusal.meant?.mistakes ?? []) : [],
    } as const
    await deps.trail.record({ ...incident, at: deps.clock.now() })
  }
  const administrator = asker !== undefined && isAdministrator(asker.visitor)
  return sendPage(reply, ServiceRefusedPage({ address, refusal, administrator, demo: deps.demo }), 403)
}

async function sendAccessRefused(
  deps: RouteState,
  { reply }: Ask,
  { visitor, service, because }: AnswerOf<'access-refused'>,
): Promise<unknown> {
  const { accountId } = visitor
  deps.figures.loginRefused(because)
  const incident = { kind: 'access-refused', accountId, serviceCode: service.code, because } as const
  await deps.trail.record({ ...incident, ownerId: service.ownerId, at: deps.clock.now() })
  const schools = await deps.notices.administratorsFor(accountId)
  const reason = closureSentence(service, because) ?? refusalCopy[because]
  return sendPage(reply, AccessRefusedPage({ visitor, service, reason, schools, demo: deps.demo }), 403)
}
