import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { delayInWords } from '../login/index.ts'
import type { AccountDeps } from './account-deps.ts'
import { AccountPage } from './account.page.tsx'
import { changeOwnPassword, type PasswordChangeFault } from './change-own-password.ts'
import { accountCopy as copy, passwordFaultCopy } from './copy.fr.ts'
import { mountLogins } from './mount-logins.ts'
import { PasswordPage, type PasswordPageProps } from './password.page.tsx'
import { accountRefusals } from './refusals.ts'

const passwordForm = z.object({
  actuel: z.string().min(1, copy.missing).max(1000),
  nouveau: z.string().min(1, copy.missingNew).max(1000),
  repete: z.string().max(1000),
})

/** `/compte`: one's own account. */
export function mountAccount(app: FastifyInstance, deps: AccountDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get('/compte', { preHandler }, (request, reply) => showAccount(deps, request, reply))
  app.get('/compte/mot-de-passe', { preHandler }, (request, reply) => sendForm(deps, request, reply))
  app.post('/compte/mot-de-passe', { preHandler }, (request, reply) => changePassword(deps, request, reply))
  mountLogins(app, deps)
}

async function showAccount(
  deps: AccountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { accountId } = deps.visitors.visitor(request)
  const [account, factor] = await Promise.all([deps.accounts.read(accountId), deps.factors.holder(accountId)])
  if (!account) throw accountRefusals.refuse('account.gone')
  return deps.frame.page(request, reply, { title: copy.title, children: AccountPage({ account, factor }) })
}

async function changePassword(
  deps: AccountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, passwordForm)
  if (!form.ok) {
    const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }))
    return sendForm(deps, request, reply, errors)
  }
  const { actuel, nouveau, repete } = form.value
  const visitor = deps.visitors.visitor(request)
  const fault = await changeOwnPassword(deps, visitor, { present: actuel, chosen: nouveau, repeated: repete })
  if (fault) return sendForm(deps, request, reply, [faultMessage(deps, fault)])
  const session = await deps.sessions.current(request)
  await deps.sessions.closeAllOf(visitor.accountId, session ? { except: session.id } : {})
  request.flash('success', copy.changed)
  return seeOther(reply, '/compte')
}

function faultMessage(
  { clock }: Pick<AccountDeps, 'clock'>,
  fault: PasswordChangeFault,
): { field: string; message: string } {
  if (typeof fault === 'object') {
    const wait = delayInWords(fault.until.getTime() - clock.now().getTime())
    return { field: 'actuel', message: copy.wait(wait) }
  }
  switch (fault) {
    case 'wrong':
      return { field: 'actuel', message: copy.wrong }
    case 'different':
      return { field: 'repete', message: copy.different }
    case 'same':
      return { field: 'nouveau', message: copy.same }
    default:
      return { field: 'nouveau', message: passwordFaultCopy[fault] }
  }
}

function sendForm(
  deps: AccountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: NonNullable<PasswordPageProps['errors']> = [],
): Promise<unknown> {
  const { login, roles, mustChangePassword } = deps.visitors.visitor(request)
  const page = {
    csrf: request.csrf,
    login,
    privileged: roles.length > 0,
    mustChange: mustChangePassword,
    errors,
  }
  const content = { title: copy.changePassword, width: 'narrow' as const, children: PasswordPage(page) }
  const crumbs = [{ label: copy.title, href: '/compte' }, { label: copy.changePassword }]
  return deps.frame.page(request, reply, { ...content, breadcrumbs: crumbs }, errors.length > 0 ? 422 : 200)
}
