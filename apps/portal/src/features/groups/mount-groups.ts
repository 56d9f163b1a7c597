import { parseSdetProfile } from '@preau/people'
import { readForm, readQuery, seeOther } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import type { GroupChange, GroupSheet } from './account-groups.ts'
import { groupCopy, groupsCopy as copy } from './copy.fr.ts'
import { GroupPage } from './group.page.tsx'
import type { GroupsDeps } from './groups-deps.ts'
import { GroupsPage, groupsPath, type GroupsPageProps } from './groups.page.tsx'
import { groupRefusals } from './refusals.ts'

/** `/administration/groupes`: the groups of the administrator's schools, their members and their rules. */
export function mountGroups(app: FastifyInstance, deps: GroupsDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const post = (path: string, handle: Handler): void => {
    app.post(`${groupsPath}${path}`, { preHandler }, (request, reply) => handle(deps, request, reply))
  }
  app.get(groupsPath, { preHandler }, (request, reply) => sendGroups(deps, request, reply, untouched))
  app.get(`${groupsPath}/:id`, { preHandler }, (request, reply) => sendGroup(deps, request, reply))
  post('', createGroup)
  post('/:id', renameGroup)
  post('/:id/supprimer', removeGroup)
  post('/:id/regles', addRule)
  post('/:id/regles/:rule/supprimer', removeRule)
  post('/:id/membres', addMembers)
  post('/:id/membres/retirer', removeMembers)
}

type Handler = (deps: GroupsDeps, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

type Again = Pick<GroupsPageProps, 'kept' | 'errors'>

const untouched: Again = { kept: { text: () => '' }, errors: {} }
const pageSize = 50
const foundAtMost = 20

const groupName = z.string().trim().min(1, copy.missingName).max(80, copy.missingName)
const accountIds = z.array(z.string().regex(/^\d{1,18}$/)).max(2000)

function changeOf(deps: GroupsDeps, request: FastifyRequest): GroupChange {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

/** A number of the address; anything else names no group. */
function idOf(request: FastifyRequest, name: 'id' | 'rule' = 'id'): string {
  const { [name]: id = '' } = request.params as { id?: string; rule?: string } // the routes declare them
  if (!/^\d{1,18}$/.test(id)) throw groupRefusals.refuse('group.unknown')
  return id
}

/** What the store did, unless the group is gone or of somebody else. */
function found<Result>(result: Result | 'gone'): Exclude<Result, 'gone'> {
  if (result === 'gone') throw groupRefusals.refuse('group.unknown')
  return result as Exclude<Result, 'gone'> // TypeScript does not narrow a type parameter
}

const createForm = z.object({
  nom: groupName,
  etablissement: z.string().regex(/^\d{1,18}$/, copy.missingSchool),
})

async function createGroup(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const form = readForm(request, createForm)
  if (!form.ok) return sendGroups(deps, request, reply, { kept: form.kept, errors: form.errors })
  const { nom: name, etablissement: schoolId } = form.value
  const created = await deps.groups.create({ schoolId, name }, changeOf(deps, request))
  const again = (errors: Again['errors']) =>
    sendGroups(deps, request, reply, { kept: form.kept, errors: errors })
  if (created === 'name-taken') return again({ nom: copy.taken })
  if (created === 'not-yours') return again({ etablissement: copy.missingSchool })
  request.flash('success', copy.created)
  return seeOther(reply, `${groupsPath}/${created.id}`)
}

const renameForm = z.object({
  nom: groupName,
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

/** A name that was sent and not taken; `overtaken`: somebody else gave another one meanwhile. */
interface TypedName {
  readonly name: string
  readonly overtaken?: true
}

async function renameGroup(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const form = readForm(request, renameForm)
  const typed = { name: form.kept.text('nom') }
  if (!form.ok) return sendGroup(deps, request, reply, form.errors, typed)
  const group = { id: idOf(request), name: form.value.nom, version: form.value.version }
  const result = found(await deps.groups.rename(group, changeOf(deps, request)))
  if (result === 'stale') return sendGroup(deps, request, reply, {}, { ...typed, overtaken: true })
  if (result === 'name-taken') return sendGroup(deps, request, reply, { nom: copy.taken }, typed)
  request.flash('success', groupCopy.renamed)
  return seeOther(reply, `${groupsPath}/${group.id}`)
}

async function removeGroup(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const result = found(await deps.groups.remove(idOf(request), changeOf(deps, request)))
  if (result === 'in-use') throw groupRefusals.refuse('group.in-use')
  request.flash('success', copy.removed)
  return seeOther(reply, groupsPath)
}

const ruleForm = z.object({
  profil: z.string().transform((text, context) => {
    const profile = parseSdetProfile(text)
    if (profile) return profile
    context.addIssue(groupCopy.missingProfile)
    return z.NEVER
  }),
  classe: z
    .string()
    .optional()
    .transform((code) => (code === undefined || code === '' ? null : code)),
})

async function addRule(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const group = await groupOf(deps, request, 1)
  const form = readForm(request, ruleForm)
  if (!form.ok) return sendGroup(deps, request, reply, form.errors)
  const { profil: profile, classe: classCode } = form.value
  if (classCode !== null && !group.classCodes.includes(classCode)) {
    return sendGroup(deps, request, reply, { classe: groupCopy.unknownClass })
  }
  found(await deps.groups.addRule(group.id, { profile, classCode }, changeOf(deps, request)))
  request.flash('success', groupCopy.ruleAdded)
  return seeOther(reply, `${groupsPath}/${group.id}`)
}

async function removeRule(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const id = idOf(request)
  found(await deps.groups.removeRule(id, idOf(request, 'rule'), changeOf(deps, request)))
  request.flash('success', groupCopy.ruleRemoved)
  return seeOther(reply, `${groupsPath}/${id}`)
}

const membersForm = z.object({ comptes: accountIds })

async function addMembers(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const id = idOf(request)
  const form = readForm(request, membersForm)
  const chosen = form.ok ? form.value.comptes : []
  if (chosen.length === 0) return sendGroup(deps, request, reply, { comptes: groupCopy.noneTicked })
  const count = found(await deps.groups.addMembers(id, chosen, changeOf(deps, request)))
  request.flash('success', groupCopy.added(count))
  return seeOther(reply, `${groupsPath}/${id}`)
}

async function removeMembers(...[deps, request, reply]: Parameters<Handler>): Promise<unknown> {
  const id = idOf(request)
  const form = readForm(request, membersForm)
  const chosen = form.ok ? form.value.comptes : []
  const count = found(await deps.groups.removeMembers(id, chosen, changeOf(deps, request)))
  request.flash('success', groupCopy.memberRemoved(count))
  return seeOther(reply, `${groupsPath}/${id}`)
}

async function groupOf(deps: GroupsDeps, request: FastifyRequest, page: number): Promise<GroupSheet> {
  const scope = scopeOf(deps.visitors.visitor(request))
  const window = { offset: (page - 1) * pageSize, limit: pageSize }
  const group = await deps.groups.read(scope, idOf(request), window)
  if (!group) throw groupRefusals.refuse('group.unknown')
  return group
}

async function sendGroups(
  deps: GroupsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again,
): Promise<unknown> {
  const scope = scopeOf(deps.visitors.visitor(request))
  const [groups, schools] = await Promise.all([
    deps.groups.list(scope),
    deps.directory.viewFor(scope).schools(),
  ])
  const content = {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    children: GroupsPage({ csrf: request.csrf, groups, schools, ...again }),
  }
  return deps.frame.page(request, reply, content, Object.keys(again.errors).length > 0 ? 422 : 200)
}

const groupQuery = z.object({
  chercher: z.string().trim().max(200).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})

// eslint-disable-next-line max-params -- the usual three, what is wrong, and the name that was typed
async function sendGroup(
  deps: GroupsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>> = {},
  typed?: TypedName,
): Promise<unknown> {
  const query = readQuery(request, groupQuery)
  const { chercher: search, page } = query.ok ? query.value : groupQuery.parse({})
  const group = await groupOf(deps, request, page)
  const content = {
    title: group.name,
    lead: groupCopy.lead(group.schoolName, groupCopy.membersCount(group.memberCount)),
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.title, href: groupsPath },
      { label: group.name },
    ],
    children: GroupPage({
      csrf: request.csrf,
      ...{ group, page, pageSize, search, errors, typed },
      found: search === '' ? [] : await peopleOf(deps, request, { group, search }),
    }),
  }
  const status = typed?.overtaken ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return deps.frame.page(request, reply, content, status)
}

/** People of the school of the group whom the text finds. */
async function peopleOf(
  deps: GroupsDeps,
  request: FastifyRequest,
  { group, search }: { readonly group: GroupSheet; readonly search: string },
) {
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const anything = { profile: undefined, status: undefined, offset: 0, limit: foundAtMost }
  const { rows } = await view.search({ text: search, schoolId: group.schoolId, ...anything })
  return rows
}
