import { type Clock, readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, isPlatformOperator, scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import type { AdminRoles, RoleChange } from './admin-roles.ts'
import { rolesCopy as copy } from './copy.fr.ts'
import { roleRefusals } from './refusals.ts'
import { RolesPage, rolesPath, type RolesPageProps } from './roles.page.tsx'

export interface RolesDeps {
  readonly adminRoles: AdminRoles
  readonly directory: Directory
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/droits`: every administrator reads who administers their schools; the platform operator decides. */
export function mountRoles(app: FastifyInstance, deps: RolesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(rolesPath, { preHandler }, (request, reply) => {
    const query = readQuery(request, z.object({ compte: z.string().max(120).catch('').default('') }))
    const login = query.ok ? query.value.compte : ''
    const kept = { text: (name: string) => (name === 'compte' ? login : '') }
    return sendRoles(deps, request, reply, { kept, errors: {} })
  })
  app.post(rolesPath, { preHandler }, (request, reply) => giveRole(deps, request, reply))
  app.post(`${rolesPath}/:id/retirer`, { preHandler }, (request, reply) => withdraw(deps, request, reply))
}

/** The change of a platform operator; nobody else makes one. */
function changeOf(deps: RolesDeps, request: FastifyRequest): RoleChange {
  const visitor = deps.visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw roleRefusals.refuse('role.not-operator')
  return { by: actorOf(visitor), at: deps.clock.now() }
}

type Again = Pick<RolesPageProps, 'kept' | 'errors'>

const roleForm = z
  .object({
    compte: z.string().trim().min(1, copy.missingLogin).max(120, copy.missingLogin),
    droit: z.enum(['platform', 'school', 'support'], copy.missingRole),
    etablissement: z
      .string()
      .regex(/^\d{1,18}$/, copy.missingSchool)
      .optional(),
  })
  .refine(({ droit, etablissement }) => droit !== 'school' || etablissement !== undefined, {
    path: ['etablissement'],
    message: copy.missingSchool,
  })

async function giveRole(deps: RolesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const change = changeOf(deps, request)
  const form = readForm(request, roleForm)
  if (!form.ok) return sendRoles(deps, request, reply, { kept: form.kept, errors: form.errors })
  const { compte: login, droit: role, etablissement } = form.value
  const schoolId = role === 'platform' ? null : (etablissement ?? null)
  const result = await deps.adminRoles.grant({ login, role, schoolId }, change)
  if (result === 'unknown-account' || result === 'unknown-school') {
    const errors =
      result === 'unknown-account' ? { compte: copy.unknownAccount } : { etablissement: copy.missingSchool }
    return sendRoles(deps, request, reply, { kept: form.kept, errors })
  }
  const said = { done: copy.given, 'needs-factor': copy.needsFactor, already: copy.already }
  request.flash(result === 'done' ? 'success' : 'warning', said[result])
  return seeOther(reply, rolesPath)
}

async function withdraw(deps: RolesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const change = changeOf(deps, request)
  const { id = '' } = request.params as { id?: string } // the route declares :id
  const result = /^\d{1,18}$/.test(id) ? await deps.adminRoles.withdraw(id, change) : 'gone'
  if (result === 'gone') throw roleRefusals.refuse('role.gone')
  if (result === 'last-operator') throw roleRefusals.refuse('role.last-operator')
  request.flash('success', copy.withdrawn)
  return seeOther(reply, rolesPath)
}

async function sendRoles(
  deps: RolesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again,
): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  const scope = scopeOf(visitor)
  const [roles, schools] = await Promise.all([
    deps.adminRoles.list(scope),
    deps.directory.viewFor(scope).schools(),
  ])
  const content = {
    title: copy.title,
    lead: copy.lead,
    width: 'wide' as const,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: RolesPage({
      csrf: request.csrf,
      roles,
      schools,
      editable: isPlatformOperator(visitor),
      ...again,
    }),
  }
  return deps.frame.page(request, reply, content, Object.keys(again.errors).length > 0 ? 422 : 200)
}
