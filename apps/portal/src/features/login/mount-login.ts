import { allowFormTargets, type Jobs, readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { bannersFor, type FrameBanner } from '../../frame/frame.tsx'
import type { AccountLogins } from './account-logins.ts'
import { type Authentication, authenticate, type AuthenticationDeps } from './authenticate.ts'
import { loginCopy as copy } from './copy.fr.ts'
import { describeBrowser } from './describe-browser.ts'
import { delayInWords } from './delay-in-words.ts'
import { LoginPage, type LoginPageProps } from './login.page.tsx'
import { openSession, type OpenSessionDeps } from './open-session.ts'
import type { LoginRegulator } from './protection/login-regulator.ts'
import type { LoginRules } from './protection/login-rules.ts'
import { purgeLogins } from './protection/purge-logins.ts'
import { purgeSessions } from './purge-sessions.ts'
import { keepWishes, type LoginWishes } from './login-wishes.ts'
import { safeNext } from './safe-next.ts'
import type { PassedPassword, SecondStep } from './second-step.ts'
import type { Visitors } from './visitors.ts'

export interface LoginDeps extends OpenSessionDeps {
  readonly accounts: AccountLogins
  readonly regulator: LoginRegulator
  readonly rules: LoginRules
  readonly turns: AuthenticationDeps['turns']
  readonly verifyPassword: AuthenticationDeps['verifyPassword']
  readonly visitors: Visitors
  readonly secondStep: SecondStep
  readonly jobs: Pick<Jobs, 'repeat'>
  /** Sentences on top of every page. */
  readonly banners: () => Promise<readonly FrameBanner[]>
  readonly demo: boolean
}

const pageQuery = z.object({ next: z.string().optional(), renouveler: z.string().optional() })

const loginForm = z.object({
  username: z.string().trim().min(1, copy.missingLogin).max(200, copy.missingLogin),
  password: z.string().min(1, copy.missingPassword).max(1000, copy.missingPassword),
  next: z.string().optional(),
  renouveler: z.string().optional(),
  warn: z.string().optional(),
  rememberMe: z.string().optional(),
})

/** `/connexion` and `/deconnexion`. The portal session is the CAS single-sign-on session (CAS 3.0 §3.6). */
export function mountLogin(app: FastifyInstance, deps: LoginDeps): void {
  app.get('/connexion', (request, reply) => showLogin(deps, request, reply))
  app.post('/connexion', (request, reply) => signIn(deps, request, reply))
  // One log-out for all: the CAS server closes the session and tells the services, some of them by the page it shows.
  app.post('/deconnexion', (_request, reply) => seeOther(reply, '/cas/logout'))
  deps.jobs.repeat('login-purge-sessions', '*/10 * * * *', ({ signal }) =>
    purgeSessions(deps.sessions, signal),
  )
  deps.jobs.repeat('login-purge', '*/10 * * * *', ({ signal }) => purgeLogins(deps, signal))
}

async function showLogin(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const query = readQuery(request, pageQuery)
  const next = safeNext(query.ok ? query.value.next : undefined)
  const renew = query.ok && query.value.renouveler === '1'
  if (!renew && (await deps.visitors.current(request))) return seeOther(reply, next)
  return sendLogin(deps, reply, { ...pageBase(deps, request), next, renew })
}

async function signIn(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const form = readForm(request, loginForm)
  if (!form.ok) {
    const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }))
    return sendLogin(deps, reply, { ...again(deps, request, form.kept), errors }, 422)
  }
  const { username, password, next, renouveler } = form.value
  const wishes = { warn: form.value.warn !== undefined, rememberMe: form.value.rememberMe !== undefined }
  const result = await authenticate(deps, {
    login: username,
    password,
    address: request.ip,
    browser: describeBrowser(request.headers['user-agent']),
    browserToken: deps.browserMark.presented(request),
  })
  if (result.ok) {
    const { accountId, login } = result
    if (login !== username.trim().toLowerCase()) request.flash('info', copy.merged(login))
    return enter(deps, { request, reply, accountId, next: safeNext(next) }, wishes)
  }
  const { status, message } = whatFailed(deps, reply, result)
  const errorsTitle = status === 429 ? copy.waitTitle : status === 403 ? copy.frozenTitle : undefined
  const page = { ...pageBase(deps, request), next: safeNext(next), login: username }
  return sendLogin(
    deps,
    reply,
    { ...page, renew: renouveler === '1', errorsTitle, errors: [{ message }] },
    status,
  )
}

async function enter(deps: LoginDeps, passed: PassedPassword, wishes: LoginWishes): Promise<unknown> {
  const further = await deps.secondStep.ask(passed)
  if (further !== undefined) {
    keepWishes(passed.reply, wishes)
    return seeOther(passed.reply, further)
  }
  const opened = await openSession(deps, { ...passed, proof: 'password', wishes })
  return seeOther(passed.reply, opened ? passed.next : '/connexion')
}

type Refused = Extract<Authentication, { ok: false }>

function whatFailed(
  deps: LoginDeps,
  reply: FastifyReply,
  result: Refused,
): { readonly status: number; readonly message: string } {
  if (result.because === 'frozen') return { status: 403, message: result.sentence }
  const { because, until } = result
  if (until === undefined) return { status: 401, message: copy.failed }
  const waitMs = Math.max(0, until.getTime() - deps.clock.now().getTime())
  reply.header('retry-after', Math.ceil(waitMs / 1000))
  const wait = delayInWords(waitMs)
  if (because === 'wrong') return { status: 401, message: copy.failedWait(wait) }
  return { status: 429, message: because === 'name' ? copy.waitName(wait) : copy.waitAddress(wait) }
}

type Kept = { text(name: string): string | undefined }

function again(
  deps: LoginDeps,
  request: FastifyRequest,
  kept: Kept,
): Omit<LoginPageProps, 'errors' | 'banners'> {
  return {
    ...pageBase(deps, request),
    next: safeNext(kept.text('next')),
    renew: kept.text('renouveler') === '1',
    login: kept.text('username') ?? '',
  }
}

function pageBase(
  deps: LoginDeps,
  request: FastifyRequest,
): Pick<LoginPageProps, 'csrf' | 'demo' | 'flashes' | 'mayRemember'> {
  const mayRemember = deps.rememberMs > 0
  return { csrf: request.csrf, demo: deps.demo, flashes: request.takeFlashes(), mayRemember }
}

/** The POST may end, by redirects, on the address of a third-party service: the page must allow its form to go there. */

async function sendLogin(
  deps: LoginDeps,
  reply: FastifyReply,
  props: Omit<LoginPageProps, 'banners'>,
  status = 200,
): Promise<unknown> {
  if (props.next.startsWith('/cas/')) allowFormTargets(reply, 'any')
  const banners = bannersFor(await deps.banners())
  return sendPage(reply, LoginPage({ ...props, banners }), status)
}
