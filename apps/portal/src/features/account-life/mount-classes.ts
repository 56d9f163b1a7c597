import { readForm, readQuery } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Visitor } from '../../frame/visitor.ts'
import type { AccountLifeDeps } from './account-life-deps.ts'
import { ClassesPage } from './classes.page.tsx'
import { classesCopy as copy, lettersCopy } from './copy.fr.ts'
import { codeOrder, sendLetters } from './print-letters.ts'
import { lifeRefusals } from './refusals.ts'
import { resetAccount } from './reset-account.ts'

const base = '/mes-eleves'

/** `/mes-eleves`: a teacher gives codes to the pupils of their classes. */
export function mountClasses(app: FastifyInstance, deps: AccountLifeDeps): void {
  const preHandler = deps.visitors.requireSignedIn
  app.get(base, { preHandler }, (request, reply) => showClasses(deps, request, reply))
  app.post(`${base}/lettres`, { preHandler }, (request, reply) => printLetters(deps, request, reply))
  app.post(`${base}/:id/code`, { preHandler }, async (request, reply) => {
    const teacher = teacherOf(deps, request)
    const reach = { kind: 'teacher', accountId: teacher.accountId } as const
    const back = { href: base, label: lettersCopy.backToClasses }
    return resetAccount(deps, { request, reply }, { reach, by: actorOf(teacher), back })
  })
}

function teacherOf(deps: AccountLifeDeps, request: FastifyRequest): Visitor {
  const visitor = deps.visitors.visitor(request)
  const teaches = visitor.profiles.some(({ profile }) => ['National_ENS', 'National_DOC'].includes(profile))
  if (!teaches) throw lifeRefusals.refuse('life.not-teacher')
  return visitor
}

async function showClasses(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const pupils = await deps.activations.pupilsOf(teacherOf(deps, request).accountId)
  const query = readQuery(request, z.object({ classe: z.string().max(20).optional().catch(undefined) }))
  const classId = query.ok ? query.value.classe : undefined
  const children = ClassesPage({ csrf: request.csrf, pupils, classId })
  return deps.frame.page(request, reply, { title: copy.title, lead: copy.lead, children })
}

const classForm = z.object({ classe: z.string().regex(/^\d{1,18}$/) })
const limit = 500

async function printLetters(
  deps: AccountLifeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const teacher = teacherOf(deps, request)
  const form = readForm(request, classForm)
  if (!form.ok) throw lifeRefusals.refuse('life.unknown-account')
  const reach = { kind: 'teacher', accountId: teacher.accountId } as const
  const order = codeOrder(deps, actorOf(teacher))
  const population = { classId: form.value.classe, profile: 'National_ELV' } as const
  const letters = await deps.activations.issue(reach, population, { ...order, limit })
  if (letters.length === 0) throw lifeRefusals.refuse('life.unknown-account')
  const back = { href: base, label: lettersCopy.backToClasses }
  return sendLetters(deps, reply, { letters, endsAt: order.endsAt, back, more: false })
}
