import { readForm, readQuery, seeOther, sendPage, verifyPassword } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Operator } from '../../frame/operator.ts'
import { viewOf } from '../../frame/view-of.ts'
import { afterPassword } from './after-password.ts'
import { copy } from './copy.fr.ts'
import { localPath } from './local-path.ts'
import { mountFirstSignIn } from './mount-first-sign-in.ts'
import { mountOperatorList } from './mount-operator-list.ts'
import { mountOwnAccess } from './mount-own-access.ts'
import { mountSessionEnd } from './mount-session-end.ts'
import { mountSignInStep } from './mount-sign-in-step.ts'
import { recordRefusal } from './open-operator-session.ts'
import type { OperatorsDeps } from './operators-deps.ts'
import { secondsToWait } from './operator-waits.ts'
import { operatorRefusals } from './refusals.ts'
import { SignInPage } from './sign-in-page.tsx'

const signInForm = z.object({
  identifiant: z.string().trim().max(200).default(''),
  mot_de_passe: z.string().max(1024).default(''),
  retour: z.string().max(2000).optional(),
})

/** Sign-in and sign-out of the operators, shared by the console and the client; their accounts and their own access. */
export function mountOperators(app: FastifyInstance, deps: OperatorsDeps): void {
  app.get('/connexion', async (request, reply) => {
    const query = readQuery(request, z.object({ retour: z.string().max(2000).optional() }))
    const next = localPath(query.ok ? query.value.retour : undefined, '/console')
    const ended = await deps.whyEnded(request)
    return sendPage(reply, SignInPage({ ...pageOf(request, deps), next, ended }))
  })
  app.post('/connexion', (request, reply) => signIn(request, reply, deps))
  app.post('/deconnexion', async (request, reply) => {
    await deps.sessions.close({ request, reply })
    request.flash('info', copy.signedOut)
    return seeOther(reply, '/connexion')
  })
  mountSessionEnd(app, deps)
  mountSignInStep(app, deps)
  mountFirstSignIn(app, deps)
  mountOwnAccess(app, deps)
  mountOperatorList(app, deps)
}

const pageOf = (request: FastifyRequest, { demo, certificateSignIn }: OperatorsDeps) => ({
  view: viewOf(request, demo),
  certificateSignIn,
})

async function signIn(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: OperatorsDeps,
): Promise<FastifyReply> {
  const form = readForm(request, signInForm)
  const next = localPath(form.ok ? form.value.retour : undefined, '/console')
  const login = form.ok ? form.value.identifiant.toLowerCase() : ''
  const password = form.ok ? form.value.mot_de_passe : ''
  const again = (error: string): FastifyReply =>
    sendPage(reply, SignInPage({ ...pageOf(request, deps), next, login, error }), 422)
  if (login === '' || password === '') return again(copy.missing)
  const seconds = await secondsToWait(deps, 'password', login)
  if (seconds !== undefined) throw operatorRefusals.refuse('operator.too-many-attempts', { seconds })
  const operator = await authenticate(deps, login, password)
  if (operator === undefined) return again(copy.wrong)
  await deps.operatorWaits.clear('password', login)
  return afterPassword(deps, { request, reply, operator, next })
}

/** The operator whose password this is; a wrong one is audited. */
async function authenticate(
  deps: OperatorsDeps,
  login: string,
  password: string,
): Promise<Operator | undefined> {
  const operator = await deps.operators.byLogin(login)
  if ((await verifyPassword(operator?.passwordHash, password)) && operator) return operator
  await recordRefusal(deps, operator, 'password')
  return undefined
}
