import { renderDocument } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, type Scope, scopeOf } from '../../frame/visitor.ts'
import { accountRefusals } from '../account/index.ts'
import { servicesOf } from '../account-record/index.ts'
import { accountPath, type AccountSheet, directoryPath } from '../directory/index.ts'
import type { ServiceAccess } from '../services/index.ts'
import { accountOf } from './account-of.ts'
import { personalDataCopy as copy } from './copy.fr.ts'
import { DataDocument } from './data-document.tsx'
import { DataPage } from './data.page.tsx'
import { type DataFormat, dataFormats } from './personal-data.ts'
import { type AccountDeletionDeps, deletionPathOf, mountAccountDeletion } from './mount-account-deletion.ts'
import { personalDataRefusals } from './refusals.ts'

export interface PersonalDataDeps extends AccountDeletionDeps {
  readonly access: Pick<ServiceAccess, 'policies' | 'person' | 'choices'>
}

const ownPath = '/compte/donnees'

/** `/compte/donnees` and `/administration/annuaire/:id/donnees`: the data of one person, as a page and as JSON. */
export function mountPersonalData(app: FastifyInstance, deps: PersonalDataDeps): void {
  const signedIn = { preHandler: deps.visitors.requireSignedIn }
  const administrator = { preHandler: deps.visitors.requireAdministrator }
  const base = `${directoryPath}/:id/donnees`
  mountAccountDeletion(app, deps)
  app.get(ownPath, signedIn, (request, reply) => showOwn(deps, request, reply))
  app.get(base, administrator, (request, reply) => show(deps, request, reply))
  for (const format of dataFormats) {
    app.post(`${ownPath}/${format}`, signedIn, (request, reply) => {
      const { accountId } = deps.visitors.visitor(request)
      return send(deps, { request, reply }, { accountId, scope: 'all', format })
    })
    app.post(`${base}/${format}`, administrator, async (request, reply) => {
      const { id: accountId } = await sheetOf(deps, request)
      const scope = scopeOf(deps.visitors.visitor(request))
      return send(deps, { request, reply }, { accountId, scope, format })
    })
  }
}

/** The data of an administrator are the platform operator's business, and their own. */
async function sheetOf(deps: PersonalDataDeps, request: FastifyRequest): Promise<AccountSheet> {
  const sheet = await accountOf(deps, request)
  const scope = scopeOf(deps.visitors.visitor(request))
  if (scope !== 'all' && sheet.roles.length > 0) throw personalDataRefusals.refuse('personal-data.privileged')
  return sheet
}

async function show(deps: PersonalDataDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { id, name } = await sheetOf(deps, request)
  const visitor = deps.visitors.visitor(request)
  const partial = scopeOf(visitor) !== 'all'
  const deletion = visitor.accountId === id ? undefined : deletionPathOf(id)
  const path = `${accountPath(id)}/donnees`
  return deps.frame.page(request, reply, {
    title: name,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.directory, href: directoryPath },
      { label: name, href: accountPath(id) },
      { label: copy.title },
    ],
    children: DataPage({ csrf: request.csrf, path, accountId: id, partial, deletion }),
  })
}

function showOwn(deps: PersonalDataDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  return deps.frame.page(request, reply, {
    title: copy.own,
    breadcrumbs: [{ label: copy.account, href: '/compte' }, { label: copy.own }],
    children: DataPage({ csrf: request.csrf, path: ownPath, partial: false }),
  })
}

async function send(
  deps: PersonalDataDeps,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  order: { readonly accountId: string; readonly scope: Scope; readonly format: DataFormat },
): Promise<unknown> {
  const { accountId, scope, format } = order
  const at = deps.clock.now()
  const [file, lines] = await Promise.all([
    deps.personalData.read(accountId, scope),
    servicesOf(deps.access, { accountId, scope, at }),
  ])
  if (!file) throw accountRefusals.refuse('account.gone')
  await deps.personalData.recordExport({ accountId, format, by: actorOf(deps.visitors.visitor(request)), at })
  const services = lines.map(({ code, title, allowed, reason }) => ({
    service: code,
    title,
    allowed,
    reason,
  }))
  const partial = scope !== 'all'
  void reply.header('content-disposition', `attachment; filename="donnees-${file.login}.${format}"`)
  if (format === 'html')
    return reply
      .type('text/html; charset=utf-8')
      .send(renderDocument(DataDocument({ file, services, partial, at })))
  const { login, name, sections } = file
  const whole = { written_at: at.toISOString(), complete: !partial, login, name, ...sections, services }
  return reply.type('application/json; charset=utf-8').send(`${JSON.stringify(whole, null, 2)}\n`)
}
