import { type Clock, readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Frame } from '../../frame/frame.tsx'
import { actorOf, type Scope, scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import { crisisCopy as copy } from './copy.fr.ts'
import { CrisisPage, crisisPath as path, type RefusedForm } from './crisis.page.tsx'
import { bannerTones, type CrisisChange, type CrisisTools } from './crisis-tools.ts'
import type { CrisisWatch } from './crisis-watch.ts'
import { crisisRefusals } from './refusals.ts'

export interface CrisisDeps {
  readonly crisisTools: CrisisTools
  readonly watch: CrisisWatch
  readonly directory: Pick<Directory, 'viewFor'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/crise`: banners for the schools of the administrator, and everything for the platform. */
export function mountCrisis(app: FastifyInstance, deps: CrisisDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => send(deps, request, reply))
  app.post(`${path}/bandeau`, { preHandler }, (request, reply) => saveBanner(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => saveMode(deps, request, reply))
}

const version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0)

const bannerForm = z.object({
  school: z
    .string()
    .regex(/^\d{0,18}$/, copy.badSchool)
    .default(''),
  text: z.string().trim().max(300, copy.badText).default(''),
  tone: z.enum(bannerTones, copy.badTone),
  version,
})

const modeForm = z.object({
  readOnly: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
  readOnlyMessage: z.string().trim().max(300, copy.badText).default(''),
  maxRequests: z
    .string()
    .trim()
    .default('')
    .refine(
      (text) => text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= 100_000),
      copy.badMax,
    )
    .transform((text) => (text === '' ? null : Number(text))),
  version,
})

const scopeIn = (deps: CrisisDeps, request: FastifyRequest): Scope => scopeOf(deps.visitors.visitor(request))

function changeOf(deps: CrisisDeps, request: FastifyRequest): CrisisChange {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

async function saveBanner(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const form = readForm(request, bannerForm)
  if (!form.ok) return send(deps, request, reply, { refused: refusedAt(form.kept.text('school'), form) })
  const { school, ...banner } = form.value
  const schoolId = school === '' ? null : school
  await requireSchool(deps, request, schoolId)
  const result = await deps.crisisTools.setBanner({ ...banner, schoolId }, changeOf(deps, request))
  return finish(deps, request, reply, result === 'saved' ? undefined : banner.text)
}

/** The banner of the whole portal is the platform's. */
async function requireSchool(
  deps: CrisisDeps,
  request: FastifyRequest,
  schoolId: string | null,
): Promise<void> {
  const scope = scopeIn(deps, request)
  const schools = await deps.directory.viewFor(scope).schools()
  const mine = schoolId === null ? scope === 'all' : schools.some(({ id }) => id === schoolId)
  if (!mine) throw crisisRefusals.refuse('crisis.platform-only')
}

async function saveMode(deps: CrisisDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (scopeIn(deps, request) !== 'all') throw crisisRefusals.refuse('crisis.platform-only')
  const form = readForm(request, modeForm)
  if (!form.ok) return send(deps, request, reply, { refused: refusedAt('mode', form) })
  const { readOnly, readOnlyMessage, maxRequests } = form.value
  const result = await deps.crisisTools.setMode(form.value, changeOf(deps, request))
  const typed = [readOnly ? copy.readOnly : '', readOnlyMessage, String(maxRequests ?? '')].filter(Boolean)
  return finish(deps, request, reply, result === 'saved' ? undefined : typed.join(', '))
}

/** `overtaken`: what was typed, when somebody else was quicker. */
async function finish(
  deps: CrisisDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  overtaken: string | undefined,
): Promise<unknown> {
  deps.watch.forget()
  if (overtaken !== undefined) return send(deps, request, reply, { overtaken })
  request.flash('success', copy.saved)
  return seeOther(reply, path)
}

const refusedAt = (
  place: string,
  form: { readonly errors: RefusedForm['errors']; readonly kept: Pick<RefusedForm, 'text'> },
): RefusedForm => ({ place, errors: form.errors, text: (name) => form.kept.text(name) })

interface Again {
  readonly refused?: RefusedForm
  readonly overtaken?: string
}

async function send(
  deps: CrisisDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { refused, overtaken }: Again = {},
): Promise<unknown> {
  const scope = scopeIn(deps, request)
  const [state, schools] = await Promise.all([
    deps.crisisTools.read(),
    deps.directory.viewFor(scope).schools(),
  ])
  const platform = scope === 'all'
  const page = CrisisPage({ csrf: request.csrf, state, schools, platform, refused, overtaken })
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: page,
  }
  return deps.frame.page(
    request,
    reply,
    content,
    overtaken === undefined ? (refused === undefined ? 200 : 422) : 409,
  )
}
