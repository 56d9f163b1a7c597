import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { errorCopy, groupingCopy as copy, servicesCopy } from './copy.fr.ts'
import { GroupingsPage, type GroupingsPageProps } from './groupings.page.tsx'
import { serviceRefusals } from './refusals.ts'
import type { Grouping } from './service.ts'
import { changeOf, scopeOfRequest, type ServicesDeps } from './services-deps.ts'

const groupingForm = z.object({
  name: z.string().trim().min(1, copy.missing).max(60, copy.missing),
  position: z
    .string()
    .trim()
    .default('0')
    .transform((text) => Number(text === '' ? '0' : text.replace(',', '.')))
    .refine((value) => value >= 0 && value <= 9999, errorCopy.position),
  // Of the version shown; an address without one is told what stands.
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

const path = '/administration/regroupements'

/** « Gestion des regroupements »: everybody reads the list, the platform manages it. */
export function mountGroupings(app: FastifyInstance, deps: ServicesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => sendGroupings(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => saveGrouping(deps, request, reply))
  app.post(`${path}/:id`, { preHandler }, (request, reply) => saveGrouping(deps, request, reply))
  app.post(`${path}/:id/supprimer`, { preHandler }, (request, reply) => removeGrouping(deps, request, reply))
}

async function saveGrouping(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  requirePlatform(deps, request)
  const form = readForm(request, groupingForm)
  if (!form.ok) {
    const errors = Object.values(form.errors).map((message) => ({ message }))
    return sendGroupings(deps, request, reply, { errors })
  }
  const id = idOf(request)
  const change = changeOf(deps, request)
  const { name, position } = form.value
  const result =
    id === undefined
      ? await deps.groupings.add({ name, position }, change)
      : await deps.groupings.rename({ id, ...form.value }, change)
  if (result === 'changed') return sendConflict(deps, request, reply, { id: id ?? '', name, position })
  if (result === 'gone') throw serviceRefusals.refuse('grouping.unknown')
  if (result === 'name-taken')
    return sendGroupings(deps, request, reply, { errors: [{ message: copy.taken }] })
  request.flash('success', copy.done)
  return seeOther(reply, path)
}

/** Shows what stands beside what was typed; sending it again is then a decision made on both. */
async function sendConflict(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: Pick<Grouping, 'id' | 'name' | 'position'>,
): Promise<unknown> {
  const current = (await deps.groupings.list()).find(({ id }) => id === typed.id)
  if (!current) throw serviceRefusals.refuse('grouping.unknown')
  return sendGroupings(deps, request, reply, { errors: [], conflict: { current, typed } })
}

async function removeGrouping(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  requirePlatform(deps, request)
  const id = idOf(request)
  const result = id === undefined ? 'gone' : await deps.groupings.remove(id, changeOf(deps, request))
  if (result === 'gone') throw serviceRefusals.refuse('grouping.unknown')
  if (result === 'in-use') request.flash('warning', copy.inUse)
  else request.flash('success', copy.removed)
  return seeOther(reply, path)
}

function requirePlatform(deps: ServicesDeps, request: FastifyRequest): void {
  if (scopeOfRequest(deps, request) !== 'all') throw serviceRefusals.refuse('grouping.not-yours')
}

/** The number of the address, if it names one grouping. */
function idOf(request: FastifyRequest): string | undefined {
  const { id } = request.params as { id?: string } // the routes declare :id, or nothing
  if (id !== undefined && !/^\d{1,18}$/.test(id)) throw serviceRefusals.refuse('grouping.unknown')
  return id
}

async function sendGroupings(
  deps: ServicesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Pick<GroupingsPageProps, 'errors' | 'conflict'> = { errors: [] },
): Promise<unknown> {
  const groupings = await deps.groupings.list()
  const editable = scopeOfRequest(deps, request) === 'all'
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: servicesCopy.administration, href: '/administration' }, { label: copy.title }],
    children: GroupingsPage({ csrf: request.csrf, groupings, editable, ...again }),
  }
  const status = again.conflict ? 409 : again.errors.length > 0 ? 422 : 200
  return deps.frame.page(request, reply, content, status)
}
