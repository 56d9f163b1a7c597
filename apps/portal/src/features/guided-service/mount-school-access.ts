import { profileLabel } from '@preau/people'
import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeOf, refuseLocked, scopeOfRequest, serviceRefusals } from '../services/index.ts'
import { guidedCopy, schoolAccessCopy as copy } from './copy.fr.ts'
import type { GuidedDeps } from './guided-deps.ts'
import { profileBoxes } from './guided-form.ts'
import { readBaseAddress } from './read-base-address.ts'
import {
  applySchoolAccess,
  isOpen,
  readSchoolAccess,
  type SchoolAccess,
  type SchoolAccessOrder,
  stampOf,
  withdrawn,
} from './school-access.ts'
import {
  EmptyingAccessPage,
  SchoolAccessPage,
  schoolAccessPath as path,
  type SchoolAccessPageProps,
} from './school-access.page.tsx'

/** « Accès aux services tiers »: PRONOTE yes or no, and for whom, on one page. */
export function mountSchoolAccess(app: FastifyInstance, deps: GuidedDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => show(deps, request, reply))
  app.post(path, { preHandler }, (request, reply) => save(deps, request, reply))
}

const schoolId = z
  .string()
  .regex(/^\d{1,18}$/)
  .optional()
  .catch(undefined)
const pageQuery = z.object({ etablissement: schoolId })

const form = z.object({
  school: schoolId,
  pronote: z.enum(['oui', 'non'], copy.badChoice),
  url: z.string().max(2000, guidedCopy.badUrl).default(''),
  profiles: profileBoxes,
  stamp: z.string().max(4000).default(''),
  perdus: z.coerce.number().int().optional().catch(undefined),
})

interface School {
  readonly id: string
  readonly name: string
}

async function schoolsOf(deps: GuidedDeps, request: FastifyRequest): Promise<readonly School[]> {
  return deps.directory.viewFor(scopeOfRequest(deps, request)).schools()
}

async function show(deps: GuidedDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const schools = await schoolsOf(deps, request)
  const query = readQuery(request, pageQuery)
  const asked = query.ok ? query.value.etablissement : undefined
  const school = schools.find(({ id }) => id === asked) ?? schools[0]
  if (!school) throw serviceRefusals.refuse('service.no-school')
  return send(deps, { request, reply, school, schools })
}

async function save(deps: GuidedDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const schools = await schoolsOf(deps, request)
  const read = readForm(request, form)
  const asked = read.kept.text('school')
  const school = schools.find(({ id }) => id === asked)
  if (!school) throw serviceRefusals.refuse('service.no-school')
  const at = { request, reply, school, schools }
  if (!read.ok) return send(deps, at, { errors: read.errors })
  const current = await readSchoolAccess(deps, school.id)
  if (current.service) refuseLocked(current.service, scopeOfRequest(deps, request))
  const { order, errors } = orderOf(read.value, school.id, current)
  if (errors) return send(deps, at, { errors, typed: order })
  const lost = await peopleLost(deps, current, order)
  if (lost > 0 && read.value.perdus !== lost) return askAgain(deps, at, { order, lost })
  const result = await applySchoolAccess(deps.serviceChanges, order, changeOf(deps, request))
  if (result === 'changed') return send(deps, at, { conflict: choiceInWords(order) })
  request.flash('success', order.open ? copy.opened : copy.closed)
  return seeOther(reply, `${path}?etablissement=${school.id}`)
}

function orderOf(
  value: z.output<typeof form>,
  school: string,
  { service }: SchoolAccess,
): { readonly order: SchoolAccessOrder; readonly errors?: Readonly<Record<string, string>> } {
  const open = value.pronote === 'oui'
  const shared = service && service.ownerId !== school
  const url = shared ? service.url : readBaseAddress(value.url)
  const { profiles, stamp } = value
  const title = service?.title ?? guidedCopy.defaultName
  const order = { schoolId: school, open, url: url ?? value.url, title, profiles, stamp }
  const errors = {
    ...(open && url === undefined && { url: guidedCopy.badUrl }),
    ...(open && profiles.length === 0 && { profiles: guidedCopy.badProfiles }),
  }
  return Object.keys(errors).length > 0 ? { order, errors } : { order }
}

/** How many people lose the service when the order leaves it to nobody; otherwise 0. */
async function peopleLost(
  deps: GuidedDeps,
  current: SchoolAccess,
  order: SchoolAccessOrder,
): Promise<number> {
  const { service } = current
  if (!service || order.open || service.state !== 'published') return 0
  const rules = withdrawn(current, order).map(({ id }) => id)
  const { now, then } = await deps.access.countEntitled(service.id, { rules })
  return then === 0 || service.ownerId === order.schoolId ? now : 0
}

const choiceInWords = ({ open, profiles }: SchoolAccessOrder): string =>
  open ? `${copy.yes}, ${profiles.map(profileLabel).join(', ')}` : copy.no

interface Place {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly school: School
  readonly schools: readonly School[]
}

interface Again {
  readonly errors?: Readonly<Record<string, string>>
  readonly typed?: SchoolAccessOrder
  /** What was asked, when somebody else was quicker. */
  readonly conflict?: string
}

async function send(
  deps: GuidedDeps,
  place: Place,
  { errors = {}, typed, conflict }: Again = {},
): Promise<unknown> {
  const { request, reply, school, schools } = place
  const current = await readSchoolAccess(deps, school.id)
  const props = { csrf: request.csrf, schools, errors, conflict, ...shownAccess(current, school.id, typed) }
  const status = conflict !== undefined ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return deps.frame.page(request, reply, { ...head, children: SchoolAccessPage(props) }, status)
}

const usualProfiles = ['National_ELV', 'National_TUT']

/** What stands, or what was typed over it. */
function shownAccess(
  current: SchoolAccess,
  school: string,
  typed: SchoolAccessOrder | undefined,
): Omit<SchoolAccessPageProps, 'csrf' | 'schools' | 'errors' | 'conflict'> {
  const { service, plain, others } = current
  const stands = service
    ? { open: isOpen(current), url: service.url, profiles: plain.map(({ profile }) => profile) }
    : { open: true, url: '', profiles: usualProfiles }
  const { open, url, profiles } = typed ?? stands
  const shared = service !== undefined && service.ownerId !== school
  return { school, shared, code: service?.code, open, url, profiles, others, stamp: stampOf(current) }
}

const head = {
  title: copy.title,
  lead: copy.lead,
  breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
}

async function askAgain(
  deps: GuidedDeps,
  { request, reply, school }: Place,
  { order, lost }: { readonly order: SchoolAccessOrder; readonly lost: number },
): Promise<unknown> {
  const children = EmptyingAccessPage({ csrf: request.csrf, school: school.id, stamp: order.stamp, lost })
  return deps.frame.page(request, reply, { ...head, title: copy.emptying, children }, 409)
}
