import { type Clock, readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { quotaRefusals } from '../../frame/quota-refusals.ts'
import { actorOf, isPlatformOperator, scopeOf } from '../../frame/visitor.ts'
import type { Visitors } from '../login/index.ts'
import { quotaCopy as copy } from './copy.fr.ts'
import { pagePath, QuotasPage, type QuotasPageProps, quotasPath as path } from './quotas.page.tsx'
import type { Quotas } from './quotas.ts'

export interface QuotasDeps {
  readonly quotas: Quotas
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/quotas`: the operator sets the limits, the administrator of a school sees hers. */
export function mountQuotas(app: FastifyInstance, deps: QuotasDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => send(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => save(deps, request, reply))
  app.post(`${path}/:school`, { preHandler }, (request, reply) => save(deps, request, reply))
}

const limit = (label: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000),
      copy.badLimit(label),
    )
    .transform((text) => (text === '' ? null : Number(text)))

const limitsForm = z.object({
  own: z.string().optional(),
  accounts: limit(copy.kinds.accounts),
  sessions: limit(copy.kinds.sessions).refine((value) => value !== 0, copy.badSessions),
  imports: limit(copy.kinds.imports),
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

async function save(deps: QuotasDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  if (!isPlatformOperator(visitor)) throw quotaRefusals.refuse('quota.platform-only')
  const { school: schoolId = '' } = request.params as { school?: string } // one of the two routes declares it
  const form = readForm(request, limitsForm)
  if (!form.ok) {
    const kept = { schoolId, text: (name: string) => form.kept.text(name) }
    return send(deps, request, reply, { errors: Object.values(form.errors), kept })
  }
  const { own, version, ...limits } = form.value
  const change = { by: actorOf(visitor), at: deps.clock.now() }
  const wanted = { limits, version }
  const result =
    schoolId === ''
      ? await deps.quotas.setDefault(wanted, change)
      : await deps.quotas.setSchool({ ...wanted, schoolId, own: own !== undefined }, change)
  if (result === 'changed') return send(deps, request, reply, { overtaken: true })
  request.flash('success', copy.saved)
  return seeOther(reply, pagePath(pageOf(request)))
}

const pageSize = 25
const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) })

function pageOf(request: FastifyRequest): number {
  const query = readQuery(request, pageQuery)
  return query.ok ? query.value.page : 1
}

type Again = Partial<Pick<QuotasPageProps, 'errors' | 'kept' | 'overtaken'>>

async function send(
  deps: QuotasDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], kept, overtaken = false }: Again = {},
): Promise<unknown> {
  const visitor = deps.visitors.visitor(request)
  const scope = scopeOf(visitor)
  const page = pageOf(request)
  const window = { offset: (page - 1) * pageSize, limit: pageSize }
  const [schools, total, common] = await Promise.all([
    deps.quotas.schools({ scope, at: deps.clock.now(), limitedOnly: false, window }),
    deps.quotas.countSchools(scope),
    isPlatformOperator(visitor) ? deps.quotas.readDefault() : undefined,
  ])
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: QuotasPage({
      ...{ csrf: request.csrf, common, schools, total, page, pageSize },
      errors,
      kept,
      overtaken,
    }),
  }
  return deps.frame.page(request, reply, content, overtaken ? 409 : errors.length > 0 ? 422 : 200)
}
