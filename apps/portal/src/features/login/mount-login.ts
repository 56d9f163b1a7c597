import { type Clock, readForm, readQuery, seeOther, sendPage, allowFormTargets } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AccountLogins } from './account-logins.ts'
import { authenticate } from './authenticate.ts'
import { loginCopy as copy } from './copy.fr.ts'
import { loginFor } from './login-for.ts'
import { LoginPage, type LoginPageProps } from './login.page.tsx'
import { safeNext } from './safe-next.ts'
import type { PortalSessions, Visitors } from './visitors.ts'

export interface LoginDeps {
  readonly accounts: AccountLogins
  readonly sessions: PortalSessions
  readonly visitors: Visitors
  readonly clock: Clock
  readonly demo: boolean
}

const pageQuery = z.object({ next: z.string().optional(), renouveler: z.string().optional() })

const loginForm = z.object({
  identifiant: z.string().trim().min(1, copy.missingLogin).max(200, copy.missingLogin),
  motDePasse: z.string().min(1, copy.missingPassword).max(1000, copy.missingPassword),
  next: z.string().optional(),
  renouveler: z.string().optional(),
})

/** `/connexion` and `/deconnexion`. The portal session is the CAS single-sign-on session (CAS 3.0 §3.6). */
export function mountLogin(app: FastifyInstance, deps: LoginDeps): void {
  app.get('/connexion', (request, reply) => showLogin(deps, request, reply))
  app.post('/connexion', (request, reply) => signIn(deps, request, reply))
  app.post('/deconnexion', (request, reply) => signOut(deps, request, reply))
}

async function showLogin(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const query = readQuery(request, pageQuery)
  const next = safeNext(query.ok ? query.value.next : undefined)
  const renew = query.ok && query.value.renouveler === '1'
  if (!renew && (await deps.visitors.current(request))) return seeOther(reply, next)
  return sendLogin(reply, { ...pageBase(deps, request), next, renew })
}

async function signIn(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const form = readForm(request, loginForm)
  if (!form.ok) {
    const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }))
    return sendLogin(reply, { ...again(deps, request, form.kept), errors }, 422)
  }
  const { identifiant, motDePasse, next, renouveler } = form.value
  const result = await authenticate(deps, {
    login: identifiant,
    password: motDePasse,
    address: request.ip,
  })
  if (!result.ok) {
    const page = {
      ...pageBase(deps, request),
      next: safeNext(next),
      renew: renouveler === '1',
      login: identifiant,
    }
    return sendLogin(reply, { ...page, errors: [{ message: copy.failed }] }, 401)
  }
  const { accountId } = result
  const data = { accountId, typedFor: loginFor(safeNext(next)) }
  await deps.sessions.open({ request, reply, subject: accountId, data })
  return seeOther(reply, safeNext(next))
}

async function signOut(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const session = await deps.sessions.current(request)
  if (session) await deps.accounts.recordLogout({ accountId: session.subject, at: deps.clock.now() })
  await deps.sessions.close({ request, reply })
  request.flash('success', copy.signedOut)
  return seeOther(reply, '/connexion')
}

type Kept = { text(name: string): string | undefined }

function again(deps: LoginDeps, request: FastifyRequest, kept: Kept): Omit<LoginPageProps, 'errors'> {
  return {
    ...pageBase(deps, request),
    next: safeNext(kept.text('next')),
    renew: kept.text('renouveler') === '1',
    login: kept.text('identifiant') ?? '',
  }
}

function pageBase(
  deps: LoginDeps,
  request: FastifyRequest,
): Pick<LoginPageProps, 'csrf' | 'demo' | 'flashes'> {
  return { csrf: request.csrf, demo: deps.demo, flashes: request.takeFlashes() }
}

/** The POST may end, by redirects, on the address of a third-party service: the page must allow its form to go there. */
function sendLogin(reply: FastifyReply, props: LoginPageProps, status = 200): unknown {
  if (props.next.startsWith('/cas/')) allowFormTargets(reply, 'any')
  return sendPage(reply, LoginPage(props), status)
}
