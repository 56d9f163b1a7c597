import { formatDayFr, profileLabel } from '@preau/people'
import { type Clock, readForm, seeOther } from '@preau/platform'
import { ButtonLink } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import type { Frame } from '../../frame/frame.tsx'
import { dayInFrance, formatInstantFr } from '../../frame/format-fr.ts'
import { actorOf, type Scope, scopeOf } from '../../frame/visitor.ts'
import type { Directory } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'
import type { Difference } from '../services/index.ts'
import { messagesCopy as copy } from './copy.fr.ts'
import { messageDraft, messageForm } from './message-form.ts'
import { MessageFormPage, type MessageFormPageProps } from './message-form.page.tsx'
import { MessagesPage, messagesPath as path } from './messages.page.tsx'
import { messageRefusals } from './refusals.ts'
import type { MessageDraft, SchoolMessage, SchoolMessages } from './school-messages.ts'

export interface MessagesDeps {
  readonly messages: SchoolMessages
  readonly directory: Pick<Directory, 'viewFor'>
  readonly visitors: Visitors
  readonly frame: Frame
  readonly clock: Clock
}

/** `/administration/messages`: what schools tell on the home page. */
export function mountMessages(app: FastifyInstance, deps: MessagesDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  app.get(path, { preHandler }, (request, reply) => list(deps, request, reply))
  app.get(`${path}/nouveau`, { preHandler }, (request, reply) =>
    send(deps, request, reply, { fields: blank(dayInFrance(deps.clock.now())) }),
  )
  app.post(`${path}/nouveau`, { preHandler }, (request, reply) => save(deps, request, reply))
  app.get(`${path}/:id`, { preHandler }, async (request, reply) => {
    const message = await messageOf(deps, request)
    return send(deps, request, reply, { message, fields: fieldsOf(message) })
  })
  app.post(`${path}/:id`, { preHandler }, async (request, reply) =>
    save(deps, request, reply, await messageOf(deps, request)),
  )
  app.post(`${path}/:id/supprimer`, { preHandler }, async (request, reply) => {
    const { id } = await messageOf(deps, request)
    await deps.messages.remove(id, changeOf(deps, request))
    request.flash('success', copy.removed)
    return seeOther(reply, path)
  })
}

const scopeIn = (deps: MessagesDeps, request: FastifyRequest): Scope =>
  scopeOf(deps.visitors.visitor(request))

function changeOf(deps: MessagesDeps, request: FastifyRequest): Parameters<SchoolMessages['remove']>[1] {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

async function messageOf(deps: MessagesDeps, request: FastifyRequest): Promise<SchoolMessage> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const message = /^\d{1,18}$/.test(id) ? await deps.messages.find(scopeIn(deps, request), id) : undefined
  if (!message) throw messageRefusals.refuse('message.unknown')
  return message
}

async function list(deps: MessagesDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const messages = await deps.messages.list(scopeIn(deps, request))
  const today = dayInFrance(deps.clock.now())
  return deps.frame.page(request, reply, {
    title: copy.title,
    lead: copy.lead,
    breadcrumbs: [{ label: copy.administration, href: '/administration' }, { label: copy.title }],
    actions: h(ButtonLink, { href: `${path}/nouveau`, icon: 'plus', variant: 'primary', children: copy.add }),
    children: MessagesPage({ csrf: request.csrf, messages, today }),
  })
}

async function save(
  deps: MessagesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  message?: SchoolMessage,
): Promise<unknown> {
  const form = readForm(request, messageForm)
  const { kept } = form
  const texts = ['title', 'body', 'school', 'startsOn', 'endsOn', 'version'] as const
  const [title, body, school, startsOn, endsOn, version] = texts.map((name) => kept.text(name))
  const typed = { title: title ?? '', body: body ?? '', school: school ?? '', startsOn: startsOn ?? '' }
  const fields = { ...typed, endsOn: endsOn ?? '', version: version ?? '', profiles: kept.list('profiles') }
  if (!form.ok) return send(deps, request, reply, { message, fields, errors: form.errors })
  const draft = await ownedDraft(deps, request, messageDraft(form.value))
  if (!draft) return send(deps, request, reply, { message, fields, errors: { school: copy.badSchool } })
  const change = changeOf(deps, request)
  if (!message) await deps.messages.create(draft, change)
  else {
    const edit = { id: message.id, draft, version: form.value.version ?? 0 }
    if ((await deps.messages.update(edit, change)) === 'changed') {
      const current = await messageOf(deps, request)
      const conflict = conflictOf(current, draft)
      return send(deps, request, reply, {
        message: current,
        fields: { ...fields, version: String(current.version) },
        conflict,
      })
    }
  }
  request.flash('success', copy.saved)
  return seeOther(reply, path)
}

/** A school administrator who names no school writes for their first one; the platform, for everybody. */
async function ownedDraft(
  deps: MessagesDeps,
  request: FastifyRequest,
  draft: MessageDraft,
): Promise<MessageDraft | undefined> {
  const scope = scopeIn(deps, request)
  if (draft.schoolId === null && scope === 'all') return draft
  const schools = await deps.directory.viewFor(scope).schools()
  const school = draft.schoolId === null ? schools[0] : schools.find(({ id }) => id === draft.schoolId)
  return school && { ...draft, schoolId: school.id }
}

function conflictOf(current: SchoolMessage, draft: MessageDraft): MessageFormPageProps['conflict'] {
  const words = (one: MessageDraft): Readonly<Record<string, string>> => ({
    [copy.message]: one.title,
    [copy.body]: one.body,
    [copy.profiles]: one.profiles.length === 0 ? copy.everybody : one.profiles.map(profileLabel).join(', '),
    [copy.from]: formatDayFr(one.startsOn),
    [copy.until]: formatDayFr(one.endsOn),
  })
  const [theirs, yours] = [words(current), words(draft)]
  const differences: Difference[] = Object.keys(theirs)
    .filter((label) => theirs[label] !== yours[label])
    .map((label) => ({ label, theirs: theirs[label] ?? '', yours: yours[label] ?? '' }))
  const sentence = copy.conflictText(current.updatedByLabel, formatInstantFr(current.updatedAt))
  return { title: copy.conflict, sentence, differences }
}

function blank(today: string): MessageFormPageProps['fields'] {
  return { title: '', body: '', profiles: [], school: '', startsOn: today, endsOn: '', version: '' }
}

function fieldsOf(message: SchoolMessage): MessageFormPageProps['fields'] {
  const { title, body, profiles, schoolId, startsOn, endsOn, version } = message
  return { title, body, profiles, school: schoolId ?? '', startsOn, endsOn, version: String(version) }
}

interface FormState {
  readonly message?: SchoolMessage | undefined
  readonly fields: MessageFormPageProps['fields']
  readonly errors?: Readonly<Record<string, string>>
  readonly conflict?: MessageFormPageProps['conflict']
}

async function send(
  deps: MessagesDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  state: FormState,
): Promise<unknown> {
  const { message, fields, errors = {}, conflict } = state
  const scope = scopeIn(deps, request)
  const schools = await deps.directory.viewFor(scope).schools()
  const title = message?.title ?? copy.add
  const page = MessageFormPage({
    csrf: request.csrf,
    action: message ? `${path}/${message.id}` : `${path}/nouveau`,
    wholePortal: scope === 'all',
    ...{ fields, schools, errors, conflict },
  })
  const breadcrumbs = [
    { label: copy.administration, href: '/administration' },
    { label: copy.title, href: path },
    { label: title },
  ]
  const status = conflict ? 409 : Object.keys(errors).length > 0 ? 422 : 200
  return deps.frame.page(request, reply, { title, breadcrumbs, children: page }, status)
}
