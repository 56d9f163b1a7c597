import { hashPassword, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { passwordFault, passwordFaultCopy } from '../account/index.ts'
import { addressKey, delayInWords, type OpenTry } from '../login/index.ts'
import type { AccountLifeDeps } from './account-life-deps.ts'
import type { CodeOwner } from './account-life.ts'
import { activationHash } from './activation-codes.ts'
import { ActivationPage, ChoosePasswordPage, type ChoosePasswordPageProps } from './choose-password.page.tsx'
import { activationCopy as copy } from './copy.fr.ts'

/** `/activation`: the code of the letter, then the password; open to everybody. */
export function mountActivation(app: FastifyInstance, deps: AccountLifeDeps): void {
  app.get('/activation', (request, reply) => sendCodeForm(deps, request, reply))
  app.post('/activation', (request, reply) => takeCode(deps, request, reply))
  app.post('/activation/mot-de-passe', (request, reply) => takePassword(deps, request, reply))
}

const codeField = z.string().trim().min(1, copy.missing).max(100, copy.missing)
const codeForm = z.object({ code: codeField })
const passwordForm = z.object({
  code: codeField,
  nouveau: z.string().max(1000).default(''),
  repete: z.string().max(1000).default(''),
})

async function takeCode(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, codeForm)
  if (!form.ok) return sendCodeForm(deps, request, reply, { status: 422, message: copy.missing })
  const checked = await checkCode(deps, request, reply, form.value.code)
  if ('status' in checked) return sendCodeForm(deps, request, reply, { ...checked, code: form.value.code })
  return sendPasswordForm(deps, request, reply, { code: form.value.code, owner: checked.owner, errors: [] })
}

type Checked =
  | { readonly owner: CodeOwner; readonly hash: Buffer }
  | { readonly status: number; readonly message: string }

/** Wrong codes are counted with the mistakes of the network: a code has sixty bits, a network some hundred tries. */
async function checkCode(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
): Promise<Checked> {
  const at = deps.clock.now()
  const network = addressKey(request.ip)
  const hash = activationHash(code)
  const asked = { login: `activation ${hash?.toString('hex') ?? ''}`, network, browserToken: undefined, at }
  const decision = await deps.regulator.beginPassword(asked, deps.rules)
  if (!decision.ok) {
    const waitMs = Math.max(1000, decision.until.getTime() - at.getTime())
    reply.header('retry-after', Math.ceil(waitMs / 1000))
    return { status: 429, message: copy.wait(delayInWords(waitMs)) }
  }
  const owner = hash && (await deps.activations.owner({ hash, at }))
  await settle(deps, decision.open, { right: owner !== undefined, network, at })
  return owner ? { owner, hash } : { status: 401, message: copy.wrong }
}

async function settle(
  { regulator, rules }: Pick<AccountLifeDeps, 'regulator' | 'rules'>,
  open: OpenTry,
  { right, network, at }: { readonly right: boolean; readonly network: string; readonly at: Date },
): Promise<void> {
  if (right) return regulator.forgive(open)
  await regulator.confirm(open)
  await regulator.countNetwork({ network, at }, rules)
}

async function takePassword(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, passwordForm)
  if (!form.ok) return sendCodeForm(deps, request, reply, { status: 422, message: copy.missing })
  const { code, nouveau, repete } = form.value
  const checked = await checkCode(deps, request, reply, code)
  if ('status' in checked) return sendCodeForm(deps, request, reply, { ...checked, code })
  const { owner, hash } = checked
  const fault = passwordFault(nouveau, { ...owner, leaked: deps.leaked })
  const errors = [
    ...(fault ? [{ field: 'nouveau', message: passwordFaultCopy[fault] }] : []),
    ...(!fault && nouveau !== repete ? [{ field: 'repete', message: copy.different }] : []),
  ]
  if (errors.length > 0) return sendPasswordForm(deps, request, reply, { code, owner, errors })
  const passwordHash = await hashPassword(nouveau)
  const login = await deps.activations.activate({ hash, passwordHash, at: deps.clock.now() })
  if (login === undefined) return sendCodeForm(deps, request, reply, { status: 401, message: copy.wrong })
  request.flash('success', copy.done(login))
  return seeOther(reply, '/connexion')
}

function sendCodeForm(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  wrong?: { readonly status: number; readonly message: string; readonly code?: string },
): Promise<unknown> {
  const children = ActivationPage({ csrf: request.csrf, code: wrong?.code ?? '', error: wrong?.message })
  return deps.frame.page(request, reply, { title: copy.title, lead: copy.lead, children }, wrong?.status)
}

function sendPasswordForm(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Pick<ChoosePasswordPageProps, 'code' | 'owner' | 'errors'>,
): Promise<unknown> {
  const children = ChoosePasswordPage({ csrf: request.csrf, ...page })
  const content = { title: copy.chooseTitle, lead: copy.chooseLead(page.owner.name), children }
  return deps.frame.page(request, reply, content, page.errors.length > 0 ? 422 : 200)
}
