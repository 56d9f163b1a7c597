import { type Clock, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import type { AccountEnds, DeletionObstacle } from '../account-life/index.ts'
import {
  accountPath,
  type AccountSheet,
  type Directory,
  directoryPath,
  directoryRefusals,
} from '../directory/index.ts'
import type { PortalSessions, Visitors } from '../login/index.ts'
import { accountOf } from './account-of.ts'
import { deletionCopy as copy, goingCopy, personalDataCopy } from './copy.fr.ts'
import { DeletionPage } from './deletion.page.tsx'
import { dataSections, type PersonalData } from './personal-data.ts'
import { personalDataRefusals } from './refusals.ts'

export interface AccountDeletionDeps {
  readonly ends: Pick<AccountEnds, 'obstacle' | 'deleteOne'>
  readonly personalData: PersonalData
  readonly directory: Directory
  readonly sessions: Pick<PortalSessions, 'closeAllOf'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** Where an account is deleted. */
export function deletionPathOf(accountId: string): string {
  return `${accountPath(accountId)}/donnees/suppression`
}

/** `/administration/annuaire/:id/donnees/suppression`: what would go, the log-in name to type, the deletion (GDPR art. 17). */
export function mountAccountDeletion(app: FastifyInstance, deps: AccountDeletionDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const path = deletionPathOf(':id')
  app.get(path, { preHandler }, async (request, reply) => {
    const sheet = await deletable(deps, request)
    return sendPage(deps, { request, reply }, { sheet })
  })
  app.post(path, { preHandler }, (request, reply) => deleteAccount(deps, request, reply))
}

async function deletable(deps: AccountDeletionDeps, request: FastifyRequest): Promise<AccountSheet> {
  const sheet = await accountOf(deps, request)
  const visitor = deps.visitors.visitor(request)
  if (sheet.id === visitor.accountId) throw personalDataRefusals.refuse('deletion.oneself')
  const obstacle = await deps.ends.obstacle(sheet.id, scopeOf(visitor))
  if (obstacle) throw refusalOf(obstacle)
  return sheet
}

function refusalOf(obstacle: DeletionObstacle): Error {
  return obstacle === 'unknown'
    ? directoryRefusals.refuse('account.unknown')
    : personalDataRefusals.refuse(`deletion.${obstacle}`)
}

const deletionForm = z.object({ identifiant: z.string().trim().max(200).optional() })

async function deleteAccount(
  deps: AccountDeletionDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await deletable(deps, request)
  const form = readForm(request, deletionForm)
  if (!form.ok || form.value.identifiant !== sheet.login) {
    const again = { sheet, typed: form.kept.text('identifiant'), error: copy.typeWrong(sheet.login) }
    return sendPage(deps, { request, reply }, again)
  }
  const visitor = deps.visitors.visitor(request)
  const change = { by: actorOf(visitor), at: deps.clock.now() }
  const result = await deps.ends.deleteOne(sheet.id, scopeOf(visitor), change)
  if (result !== 'done') throw refusalOf(result)
  // The sessions went with the account; this tells the services, and closes one opened meanwhile.
  await deps.sessions.closeAllOf(sheet.id)
  request.flash('success', copy.done(sheet.name))
  return seeOther(reply, directoryPath)
}

async function sendPage(
  deps: AccountDeletionDeps,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  view: { readonly sheet: AccountSheet; readonly typed?: string; readonly error?: string },
): Promise<unknown> {
  const { id, name, login } = view.sheet
  const file = await deps.personalData.read(id, scopeOf(deps.visitors.visitor(request)))
  const going = dataSections.flatMap((section) => {
    const count = file?.sections[section].length ?? 0
    return count > 0 ? (goingCopy[section]?.(count) ?? []) : []
  })
  const back = `${accountPath(id)}/donnees`
  const { typed, error } = view
  const page = { csrf: request.csrf, path: deletionPathOf(id), back, name, login, going, typed, error }
  const content = {
    title: copy.title,
    breadcrumbs: [
      { label: personalDataCopy.administration, href: '/administration' },
      { label: personalDataCopy.directory, href: directoryPath },
      { label: name, href: accountPath(id) },
      { label: personalDataCopy.title, href: back },
      { label: copy.title },
    ],
    children: DeletionPage(page),
  }
  return deps.frame.page(request, reply, content, error === undefined ? 200 : 422)
}
