import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../../frame/visitor.ts'
import { describeBrowser } from '../login/index.ts'
import { addKey, keyForm } from './add-key.ts'
import { factorCopy, keyCopy as copy } from './copy.fr.ts'
import { registrationOptions } from './key-ceremony.ts'
import { isRequired } from './login-step.ts'
import { NewKeyPage } from './new-key.page.tsx'
import { freshly, type Own, ownFactor, ownFactorPage as base, sendCodes } from './own-factor.ts'
import { factorRefusals } from './refusals.ts'
import { keyDepsOf, type SecondFactorDeps } from './second-factor-deps.ts'

const page = `${base}/cles/nouvelle`

/** `/compte/second-facteur/cles`: one's own security keys. */
export function mountOwnKeys(app: FastifyInstance, deps: SecondFactorDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get(page, { preHandler }, ownFactor(deps, freshly(sendForm)))
  app.post(page, { preHandler }, ownFactor(deps, freshly(takeKey)))
  app.post(`${base}/cles/:id/retirer`, { preHandler }, ownFactor(deps, freshly(removeKey)))
}

async function sendForm(
  deps: SecondFactorDeps,
  { request, reply, holder }: Own,
  wrong?: { readonly name: string; readonly error: string },
): Promise<unknown> {
  const options = await registrationOptions(keyDepsOf(deps), holder)
  const name = wrong?.name ?? describeBrowser(request.headers['user-agent'])
  const children = NewKeyPage({ csrf: request.csrf, action: page, options, name, error: wrong?.error })
  const breadcrumbs = [
    { label: factorCopy.account, href: '/compte' },
    { label: factorCopy.title, href: base },
    { label: copy.newTitle },
  ]
  return deps.frame.page(request, reply, { title: copy.newTitle, breadcrumbs, children }, wrong ? 422 : 200)
}

async function takeKey(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, reply, holder } = own
  const form = readForm(request, keyForm)
  if (!form.ok) return sendForm(deps, own, { name: '', error: copy.noAnswer })
  const by = actorOf(deps.visitors.visitor(request))
  const name = form.value.nom || describeBrowser(request.headers['user-agent'])
  const order = { accountId: holder.accountId, answer: form.value.reponse, name, by }
  const added = await addKey(deps, order)
  if (!added.ok) return sendForm(deps, own, { name, error: added.error })
  if (!added.codes) {
    request.flash('success', copy.added(name))
    return seeOther(reply, base)
  }
  // Whoever is in elsewhere came in without it.
  const session = await deps.sessions.current(request)
  await deps.sessions.closeAllOf(holder.accountId, session ? { except: session.id } : {})
  return sendCodes(deps, own, { codes: added.codes, activated: true })
}

async function removeKey(deps: SecondFactorDeps, own: Own): Promise<unknown> {
  const { request, reply, holder } = own
  const last = holder.keys <= 1 && !holder.hasApplication
  if (last && isRequired(deps.required, holder)) throw factorRefusals.refuse('second-factor.required')
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const by = actorOf(deps.visitors.visitor(request))
  const change = { accountId: holder.accountId, by, at: deps.clock.now() }
  const name = /^\d{1,18}$/.test(id) ? await deps.passkeys.remove({ ...change, id }) : undefined
  if (name === undefined) throw factorRefusals.refuse('second-factor.key-gone')
  request.flash('success', last ? `${copy.removed(name)} ${copy.removedLast}` : copy.removed(name))
  return seeOther(reply, base)
}
