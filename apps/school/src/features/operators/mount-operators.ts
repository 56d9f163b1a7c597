import {
  type Clock,
  createRateLimit,
  type RateLimit,
  readForm,
  readQuery,
  seeOther,
  sendPage,
  type Sessions,
  verifyPassword,
} from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { viewOf } from '../../frame/view-of.ts'
import { copy } from './copy.fr.ts'
import { localPath } from './local-path.ts'
import type { OperatorStore } from './operator-store.ts'
import { operatorRefusals } from './refusals.ts'
import { SignInPage } from './sign-in-page.tsx'

export interface OperatorsDeps {
  readonly operators: OperatorStore
  readonly sessions: Sessions<OperatorSessionData>
  readonly clock: Clock
  readonly demo: boolean
}

/** What the session of an operator holds; rights are read at each request. */
export interface OperatorSessionData {
  readonly operatorId: string
}

const signInForm = z.object({
  identifiant: z.string().trim().max(200).default(''),
  mot_de_passe: z.string().max(1024).default(''),
  retour: z.string().max(2000).optional(),
})

/** Twenty failures in a row per account, then one every thirty seconds: a person is never locked out for long. */
const attempts = { max: 20, perMs: 10 * 60_000 }

/** Sign-in and sign-out of the operators, shared by the console and the client. */
export function mountOperators(app: FastifyInstance, deps: OperatorsDeps): void {
  const limit = createRateLimit({ clock: deps.clock, ...attempts })
  app.get('/connexion', (request, reply) => {
    const query = readQuery(request, z.object({ retour: z.string().max(2000).optional() }))
    const next = localPath(query.ok ? query.value.retour : undefined, '/console')
    return sendPage(reply, SignInPage({ view: viewOf(request, deps.demo), next }))
  })
  app.post('/connexion', (request, reply) => signIn(request, reply, { ...deps, limit }))
  app.post('/deconnexion', async (request, reply) => {
    await deps.sessions.close({ request, reply })
    request.flash('info', copy.signedOut)
    return seeOther(reply, '/connexion')
  })
}

async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps & { readonly limit: RateLimit },
): Promise<FastifyReply> {
  const form = readForm(request, signInForm)
  const next = localPath(form.ok ? form.value.retour : undefined, '/console')
  const login = form.ok ? form.value.identifiant.toLowerCase() : ''
  const password = form.ok ? form.value.mot_de_passe : ''
  const again = (error: string): FastifyReply =>
    sendPage(reply, SignInPage({ view: viewOf(request, deps.demo), next, login, error }), 422)
  if (login === '' || password === '') return again(copy.missing)
  const decision = deps.limit.take(login)
  if (!decision.ok)
    throw operatorRefusals.refuse('operator.too-many-attempts', { seconds: decision.retryAfterSeconds })
  const id = await authenticate(deps, login, password)
  if (id === undefined) return again(copy.wrong)
  deps.limit.giveBack(login)
  await deps.sessions.open({ request, reply, subject: `operator:${id}`, data: { operatorId: id } })
  return seeOther(reply, next)
}

/** The id of the operator whose password this is; both outcomes are audited. */
async function authenticate(
  deps: OperatorsDeps,
  login: string,
  password: string,
): Promise<string | undefined> {
  const operator = await deps.operators.byLogin(login)
  const right = await verifyPassword(operator?.passwordHash, password)
  await deps.operators.recordSignIn({
    action: 'operator.signed-in',
    actor: operator ? `operator:${operator.login}` : 'anonymous',
    outcome: right ? 'done' : 'refused',
    at: deps.clock.now(),
  })
  return right ? operator?.id : undefined
}
