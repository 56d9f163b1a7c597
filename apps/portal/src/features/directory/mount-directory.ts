import { hashPassword, readForm, readQuery, Refusal, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fragment, h } from 'preact'
import { z } from 'zod'
import { counted, formatNumberFr } from '../../frame/format-fr.ts'
import { actorOf, scopeOf } from '../../frame/visitor.ts'
import { passwordFault, passwordFaultCopy } from '../account/index.ts'
import { AccountSheetPage } from './account-sheet.page.tsx'
import { AccountsPage } from './accounts.page.tsx'
import { directoryCopy as copy, newAccountCopy, sheetCopy } from './copy.fr.ts'
import type { AccountSheet, DirectoryView } from './directory.ts'
import { NewAccountPage, type NewAccountPageProps } from './new-account.page.tsx'
import type { DirectoryDeps } from './directory-deps.ts'
import { addressOf, searchFields, searchOf } from './search-fields.ts'
import { directoryRefusals } from './refusals.ts'

const base = '/administration/annuaire'

/** `/administration/annuaire`: accounts, sheets, people added by hand. */
export function mountDirectory(app: FastifyInstance, deps: DirectoryDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(base, { preHandler }, (request, reply) => showAccounts(deps, request, reply))
  app.get(`${base}/nouveau`, { preHandler }, (request, reply) =>
    sendNewAccount(deps, request, reply, untouched),
  )
  app.post(`${base}/nouveau`, { preHandler }, (request, reply) => createAccount(deps, request, reply))
  app.get(`${base}/:id`, { preHandler }, async (request, reply) =>
    sendSheet(deps, request, reply, await sheetOf(deps, request)),
  )
  app.post(`${base}/:id/mot-de-passe`, { preHandler }, (request, reply) => setPassword(deps, request, reply))
  app.post(`${base}/:id/second-facteur/retirer`, { preHandler }, (request, reply) =>
    resetFactor(deps, request, reply),
  )
  app.post(`${base}/:id/enfants/:pupil/retirer`, { preHandler }, (request, reply) =>
    removeLink(deps, request, reply),
  )
}

/** A file gave the wrong pupil: the school takes the link back. */
async function removeLink(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  const { pupil: pupilId = '' } = request.params as { pupil?: string } // the route declares :pupil
  if (!/^\d{1,18}$/.test(pupilId)) throw directoryRefusals.refuse('account.no-given-link')
  const change = { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
  if (!(await deps.register.removeGivenLink({ guardianId: sheet.id, pupilId, ...change })))
    throw directoryRefusals.refuse('account.no-given-link')
  request.flash('success', sheetCopy.linkRemoved)
  return seeOther(reply, `${base}/${sheet.id}`)
}

/** The directory limited to the schools of whoever asks. */
function viewOf(deps: DirectoryDeps, request: FastifyRequest): DirectoryView {
  return deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
}

const pageSize = 50

const pageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) })

async function showAccounts(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const query = readQuery(request, searchFields)
  const paging = readQuery(request, pageQuery)
  const filters = query.ok ? query.value : searchFields.parse({})
  const page = paging.ok ? paging.value.page : 1
  const view = viewOf(deps, request)
  const schools = await view.schools()
  const school = schools.length === 1 ? schools[0]?.id : filters.etablissement
  const search = { ...searchOf(filters), offset: (page - 1) * pageSize, limit: pageSize }
  const [{ rows, total, more }, groups, classes] = await Promise.all([
    view.search(search),
    view.groups(),
    school === undefined ? [] : view.classes(school),
  ])
  const count = more ? copy.moreThan(formatNumberFr(total)) : counted(total, 'compte')
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: more ? copy.foundMany(count) : copy.found(count),
    width: 'wide',
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    actions: h(Fragment, {}, [
      h(ButtonLink, { href: `${base}/livraisons`, icon: 'file-import', children: copy.importAaf }),
      h(ButtonLink, { href: `${base}/doublons`, icon: 'link', children: copy.duplicates }),
      h(ButtonLink, { href: `${base}/import-csv`, icon: 'file-import', children: copy.importCsv }),
      h(ButtonLink, { href: `${base}/export`, icon: 'file-export', children: copy.exportUsers }),
      h(ButtonLink, { href: `${base}/nouveau`, icon: 'plus', variant: 'primary', children: copy.add }),
    ]),
    children: AccountsPage({
      ...{ rows, total, count, page, pageSize, schools, classes, groups },
      csrf: request.csrf,
      query: addressOf(filters),
    }),
  })
}

async function sheetOf(deps: DirectoryDeps, request: FastifyRequest): Promise<AccountSheet> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const sheet = /^\d{1,18}$/.test(id) ? await viewOf(deps, request).sheet(id) : undefined
  if (!sheet) throw directoryRefusals.refuse('account.unknown')
  return sheet
}

/** A school administrator must not become the platform operator by changing their password. */
function maySetPassword(deps: DirectoryDeps, request: FastifyRequest, sheet: AccountSheet): boolean {
  return scopeOf(deps.visitors.visitor(request)) === 'all' || sheet.roles.length === 0
}

/** One's own is removed with a code, on « Mon compte ». */
function mayResetFactor(deps: DirectoryDeps, request: FastifyRequest, sheet: AccountSheet): boolean {
  return maySetPassword(deps, request, sheet) && sheet.id !== deps.visitors.visitor(request).accountId
}

/** The telephone is lost: the password is enough again, until the person sets another one up. */
async function resetFactor(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  if (!mayResetFactor(deps, request, sheet)) throw directoryRefusals.refuse('account.factor-privileged')
  const by = actorOf(deps.visitors.visitor(request))
  if (await deps.factors.remove({ accountId: sheet.id, by, at: deps.clock.now() })) {
    await deps.sessions.closeAllOf(sheet.id)
    request.flash('success', sheetCopy.factorReset)
  }
  return seeOther(reply, `${base}/${sheet.id}`)
}

const passwordForm = z.object({ motDePasse: z.string().min(1, sheetCopy.passwordMissing).max(1000) })

async function setPassword(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const sheet = await sheetOf(deps, request)
  if (!maySetPassword(deps, request, sheet)) throw directoryRefusals.refuse('account.privileged')
  const form = readForm(request, passwordForm)
  if (!form.ok) return sendSheet(deps, request, reply, sheet, form.errors.motDePasse)
  const { motDePasse } = form.value
  const { login, name, roles } = sheet
  const fault = passwordFault(motDePasse, { login, name, privileged: roles.length > 0, leaked: deps.leaked })
  if (fault) {
    const said = fault === 'contains-name' ? sheetCopy.passwordContainsName : passwordFaultCopy[fault]
    return sendSheet(deps, request, reply, sheet, said)
  }
  await deps.accounts.setPassword({
    accountId: sheet.id,
    hash: await hashPassword(motDePasse),
    mustChange: true,
    by: actorOf(deps.visitors.visitor(request)),
    at: deps.clock.now(),
  })
  await deps.sessions.closeAllOf(sheet.id)
  const closed = sheet.status === 'suspended' || sheet.status === 'left'
  request.flash(closed ? 'warning' : 'success', closed ? sheetCopy.passwordOfClosed : sheetCopy.passwordDone)
  return seeOther(reply, `${base}/${sheet.id}`)
}

// eslint-disable-next-line max-params -- the usual three, the sheet, and what is wrong with the form
async function sendSheet(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  sheet: AccountSheet,
  error?: string,
): Promise<unknown> {
  const canSetPassword = maySetPassword(deps, request, sheet)
  const holder = mayResetFactor(deps, request, sheet) ? await deps.factors.holder(sheet.id) : undefined
  const factorSince = holder?.enrolledAt
  const content = {
    title: sheet.name,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.title, href: base },
      { label: sheet.name },
    ],
    actions: h(ButtonLink, { href: `${base}/${sheet.id}/acces`, icon: 'plug', children: sheetCopy.access }),
    children: AccountSheetPage({ csrf: request.csrf, sheet, canSetPassword, factorSince, error }),
  }
  return deps.frame.page(request, reply, content, error === undefined ? 200 : 422)
}

const optionalText = z
  .string()
  .trim()
  .max(120)
  .optional()
  .transform((text) => (text === '' ? undefined : text))

const newAccountForm = z.object({
  kind: z.enum(['Local_MDS', 'National_ACA'], newAccountCopy.missingKind),
  schoolId: z.string().regex(/^\d{1,18}$/, newAccountCopy.missingSchool),
  civility: z.enum(['M.', 'Mme']).optional(),
  lastName: z.string().trim().min(1, newAccountCopy.missingName).max(120, newAccountCopy.missingName),
  firstName: z
    .string()
    .trim()
    .min(1, newAccountCopy.missingFirstName)
    .max(120, newAccountCopy.missingFirstName),
  email: z.email(newAccountCopy.badEmail).optional(),
  company: optionalText,
  homonymes: z.coerce.number().int().min(0).max(1000).catch(0).default(0),
})

type Again = Pick<NewAccountPageProps, 'kept' | 'errors' | 'alike'>

const untouched: Again = { kept: { text: () => '' }, errors: {} }

async function createAccount(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const form = readForm(request, newAccountForm)
  if (!form.ok) return sendNewAccount(deps, request, reply, { kept: form.kept, errors: form.errors })
  const { kind: profile, schoolId, civility, lastName, firstName, email, company, homonymes } = form.value
  const schools = await viewOf(deps, request).schools()
  if (!schools.some(({ id }) => id === schoolId)) {
    return sendNewAccount(deps, request, reply, {
      kept: form.kept,
      errors: { schoolId: newAccountCopy.missingSchool },
    })
  }
  const person = { civility, lastName, firstName, email, company, birthDate: undefined, login: undefined }
  const change = { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
  const order = { ...person, profiles: [{ schoolId, profile }] }
  const created = await deps.register
    .createUnlessAlike(order, change, homonymes)
    .catch((error: unknown) => refusedForRoom(error))
  if (created instanceof Refusal) {
    const schoolId = `${created.texts.sentence} ${created.texts.next}`
    return sendNewAccount(deps, request, reply, { kept: form.kept, errors: { schoolId } })
  }
  if (created === 'login-taken') throw new Error('a drawn log-in name was already taken')
  if ('alike' in created) {
    return sendNewAccount(deps, request, reply, { kept: form.kept, errors: {}, alike: created.alike })
  }
  request.flash('success', newAccountCopy.created(created.login))
  return seeOther(reply, `${base}/${created.accountId}`)
}

/** The limit of the school is said beside its field, and the form is kept. */
function refusedForRoom(error: unknown): Refusal {
  if (error instanceof Refusal && error.code === 'quota.accounts') return error
  throw error
}

async function sendNewAccount(
  deps: DirectoryDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  again: Again,
): Promise<unknown> {
  const schools = await viewOf(deps, request).schools()
  const content = {
    title: newAccountCopy.title,
    lead: newAccountCopy.lead,
    breadcrumbs: [
      { label: copy.administration, href: '/administration' },
      { label: copy.title, href: base },
      { label: newAccountCopy.title },
    ],
    children: NewAccountPage({ csrf: request.csrf, schools, ...again }),
  }
  return deps.frame.page(
    request,
    reply,
    content,
    Object.keys(again.errors).length > 0 || again.alike ? 422 : 200,
  )
}
