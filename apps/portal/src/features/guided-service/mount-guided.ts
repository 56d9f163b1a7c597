import { readForm, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { changeOf, scopeOfRequest } from '../services/index.ts'
import { guidedCopy as copy } from './copy.fr.ts'
import { declarePronote } from './declare-pronote.ts'
import { guidedForm } from './guided-form.ts'
import { GuidedPage, guidedPath, type GuidedPageProps } from './guided.page.tsx'
import type { GuidedDeps } from './guided-deps.ts'
import { uaiOfAddress } from './read-base-address.ts'

/** « Déclarer PRONOTE »: three questions. */
export function mountGuided(app: FastifyInstance, deps: GuidedDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(guidedPath, { preHandler }, (request, reply) => sendGuided(deps, request, reply))
  app.post(guidedPath, { preHandler }, (request, reply) => create(deps, request, reply))
}

async function create(deps: GuidedDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const form = readForm(request, guidedForm)
  const { kept } = form
  const typed = { url: kept.text('url'), title: kept.text('title'), profiles: kept.list('profiles') }
  const again = (errors: GuidedPageProps['errors']): Promise<unknown> =>
    sendGuided(deps, request, reply, { ...typed, school: kept.text('school'), errors })
  if (!form.ok) return again(form.errors)
  const { url, title, profiles } = form.value
  const schoolId = await schoolOf(deps, request, form.value)
  if (schoolId === undefined) return again({ school: copy.badSchool })
  const answers = { url, title, profiles, schoolId }
  const change = changeOf(deps, request)
  const declared = await deps.serviceChanges.inTransaction((stores) =>
    declarePronote(stores, answers, change),
  )
  if (declared.kind === 'exists') return again({ url: copy.exists(declared.service.title) })
  request.flash('success', copy.created(title, url))
  return seeOther(reply, `/administration/services/${declared.code}/essai`)
}

/** The school that was chosen, or else the one that the address names, or else the only one. */
async function schoolOf(
  deps: GuidedDeps,
  request: FastifyRequest,
  { school, url }: { readonly school: string; readonly url: string },
): Promise<string | undefined> {
  const schools = await deps.directory.viewFor(scopeOfRequest(deps, request)).schools()
  if (school !== '') return schools.find(({ id }) => id === school)?.id
  const uai = uaiOfAddress(url)
  return schools.find((one) => one.uai === uai)?.id ?? (schools.length === 1 ? schools[0]?.id : undefined)
}

const usual: Omit<GuidedPageProps, 'csrf' | 'schools'> = {
  url: '',
  title: copy.defaultName,
  profiles: ['National_ELV', 'National_TUT'],
  school: '',
  errors: {},
}

async function sendGuided(
  deps: GuidedDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  typed = usual,
): Promise<unknown> {
  const schools = await deps.directory.viewFor(scopeOfRequest(deps, request)).schools()
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.crumb, href: '/administration/services' },
      { label: copy.title },
    ],
    children: GuidedPage({ ...typed, csrf: request.csrf, schools }),
  }
  return deps.frame.page(request, reply, content, Object.keys(typed.errors).length > 0 ? 422 : 200)
}
