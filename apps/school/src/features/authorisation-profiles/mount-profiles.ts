import { type Clock, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import type { ConflictProps, LastAct } from '../../frame/conflict.tsx'
import { actorOf, type Visit } from '../../frame/operator.ts'
import { categoryOfSlug } from '../../frame/resources.ts'
import { differencesBetween, inWords, type SettingFacts } from '../../frame/setting-facts.ts'
import { viewOf } from '../../frame/view-of.ts'
import { describeSpace } from '../bases/index.ts'
import type { OperatorGate } from '../operators/index.ts'
import { copy, durationLabel } from './copy.fr.ts'
import {
  type AuthorisationProfile,
  hasProfiles,
  idleBounds,
  profileSpaces,
  type ProfileCategory,
  type ProfileSettings,
} from './profile.ts'
import { fieldsOf, type ProfileFields, ProfileFormPage } from './profile-form-page.tsx'
import type { ProfileStore } from './profile-store.ts'
import { ProfilesPage, profilesPath } from './profiles-page.tsx'
import { profileRefusals } from './refusals.ts'

export interface ProfilesDeps {
  readonly gate: OperatorGate
  readonly profiles: ProfileStore
  readonly lastAct: LastAct
  readonly clock: Clock
  readonly demo: boolean
}

const path = '/:base/client/ressources/:category/profils'

/** *Ressources > Professeurs, Personnels > Profils d’autorisation* (product.md B2, B5). */
export function mountProfiles(app: FastifyInstance, deps: ProfilesDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const category = categoryOf(request)
    const profiles = await deps.profiles.list(visit.base.id, category)
    const today = parisDay(deps.clock.now())
    const without = await deps.profiles.withoutProfile(visit.base.id, category, today)
    const view = viewOf(request, deps.demo)
    return sendPage(reply, ProfilesPage({ view, visit, category, profiles, without }))
  })
  app.get(`${path}/nouveau`, inBase, (request, reply) =>
    showForm(request, reply, { deps, profile: undefined }),
  )
  app.post(`${path}/nouveau`, inBase, (request, reply) => save(request, reply, { deps, profile: undefined }))
  app.get(`${path}/:profile`, inBase, async (request, reply) =>
    showForm(request, reply, { deps, profile: await profileOf(request, deps) }),
  )
  app.post(`${path}/:profile`, inBase, async (request, reply) =>
    save(request, reply, { deps, profile: await profileOf(request, deps) }),
  )
  app.post(`${path}/:profile/supprimer`, inBase, (request, reply) => remove(request, reply, deps))
}

/** @throws Refusal `profile.no-category` */
function categoryOf(request: FastifyRequest): ProfileCategory {
  const category = categoryOfSlug((request.params as { readonly category?: string }).category ?? '')
  if (category === undefined || !hasProfiles(category)) throw profileRefusals.refuse('profile.no-category')
  return category
}

/** The profile of the address, in its base and under its category. @throws Refusal `profile.unknown` */
async function profileOf(request: FastifyRequest, deps: ProfilesDeps): Promise<AuthorisationProfile> {
  const { profile: id = '' } = request.params as { readonly profile?: string }
  const all = await deps.profiles.list(deps.gate.visit(request).base.id, categoryOf(request))
  const found = all.find((one) => one.id === id)
  if (!found) throw profileRefusals.refuse('profile.unknown')
  return found
}

interface Shown {
  readonly deps: ProfilesDeps
  readonly profile: AuthorisationProfile | undefined
  readonly kept?: ProfileFields
  readonly errors?: Readonly<Record<string, string>>
  readonly conflict?: ConflictProps
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, profile, kept = fieldsOf(profile), errors = {}, conflict }: Shown,
): FastifyReply {
  const page = {
    view: viewOf(request, deps.demo),
    visit: deps.gate.visit(request),
    profile,
    kept,
    errors,
    conflict,
  }
  const status = conflict ? 409 : Object.keys(errors).length === 0 ? 200 : 422
  return sendPage(reply, ProfileFormPage({ ...page, category: categoryOf(request) }), status)
}

const profileForm = z.object({
  nom: z.string().trim().max(200).default(''),
  espaces: z.array(z.string().max(40)).max(20),
  automatique: z.string().optional(),
  minutes: z.string().trim().max(20).default(''),
  version: z.coerce.number().int().min(0).max(2_147_483_646).catch(0),
})

async function save(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, profile }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const form = readForm(request, profileForm)
  const kept: ProfileFields = {
    nom: form.kept.text('nom'),
    espaces: form.kept.list('espaces'),
    automatique: form.kept.text('automatique') !== '',
    minutes: form.kept.text('minutes'),
    version: form.kept.text('version').slice(0, 9),
  }
  if (!form.ok) return showForm(request, reply, { deps, profile, kept, errors: form.errors })
  const settings = settingsOf(form.value)
  if ('errors' in settings) return showForm(request, reply, { deps, profile, kept, ...settings })
  const seen = profile && { id: profile.id, version: form.value.version }
  const audit = auditOf(visit, deps, profile ? 'profile.changed' : 'profile.created')
  const order = { baseId: visit.base.id, category, seen, settings }
  const outcome = await deps.profiles.save({
    ...order,
    audit: { ...audit, data: { category, ...said(settings) } },
  })
  if (outcome === 'stale') return sendConflict(request, reply, { deps, kept, settings })
  if (outcome === 'name-taken')
    return showForm(request, reply, { deps, profile, kept, errors: { nom: copy.wrong.taken } })
  request.flash('success', profile ? copy.saved(settings.name) : copy.created(settings.name))
  return seeOther(reply, profilesPath(visit, category))
}

/** Nothing was written: the second administrator sees what the first one saved beside what she typed. */
async function sendConflict(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    deps,
    kept,
    settings,
  }: { readonly deps: ProfilesDeps; readonly kept: ProfileFields; readonly settings: ProfileSettings },
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const profile = await profileOf(request, deps)
  const conflict = {
    last: await deps.lastAct({
      school: visit.base.uai,
      about: { category: profile.category, name: profile.name },
      actions: ['profile.changed'],
    }),
    differences: differencesBetween(describeProfile(profile), describeProfile(settings)),
    again: `${profilesPath(visit, profile.category)}/${profile.id}`,
  }
  const now = { ...kept, version: String(profile.version) }
  return showForm(request, reply, { deps, profile, kept: now, conflict })
}

/** A profile in words, for a difference. */
function describeProfile({ name, spaces, idleMinutes }: ProfileSettings): SettingFacts {
  const text = copy.form
  return new Map([
    [text.name, name],
    [text.spaces, inWords.list(spaces.map((space) => describeSpace(space).label))],
    [text.automatic, idleMinutes === undefined ? copy.schoolIdle : durationLabel(idleMinutes)],
  ])
}

/** What the form says, or what is wrong field by field. */
function settingsOf(
  form: z.output<typeof profileForm>,
): ProfileSettings | { readonly errors: Readonly<Record<string, string>> } {
  const spaces = profileSpaces.filter((space) => form.espaces.includes(space))
  const minutes = /^\d{1,4}$/.test(form.minutes) ? Number(form.minutes) : 0
  const automatic = form.automatique !== undefined
  const wrongMinutes = automatic && (minutes < idleBounds.least || minutes > idleBounds.most)
  const errors = {
    ...((form.nom === '' || form.nom.length > 60) && { nom: copy.wrong.name }),
    ...(spaces.length === 0 && { espaces: copy.wrong.spaces }),
    ...(wrongMinutes && { minutes: copy.wrong.minutes }),
  }
  if (Object.keys(errors).length > 0) return { errors }
  return { name: form.nom, spaces, idleMinutes: automatic ? minutes : undefined }
}

const said = ({ name, spaces, idleMinutes }: ProfileSettings) => ({
  name,
  spaces: spaces.join(','),
  idleMinutes: idleMinutes ?? 0,
})

async function remove(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ProfilesDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const profile = await profileOf(request, deps)
  const audit = { ...auditOf(visit, deps, 'profile.removed'), data: { name: profile.name } }
  const outcome = await deps.profiles.remove(visit.base.id, profile.id, audit)
  if (outcome === 'used') throw profileRefusals.refuse('profile.used')
  if (outcome === 'gone') throw profileRefusals.refuse('profile.unknown')
  request.flash('success', copy.removed(profile.name))
  return seeOther(reply, profilesPath(visit, profile.category))
}

const auditOf = ({ base, operator }: Visit, { clock }: ProfilesDeps, action: string) => ({
  action,
  actor: actorOf(operator),
  school: base.uai,
  outcome: 'done' as const,
  at: clock.now(),
})
