import { readForm, readQuery, seeOther } from '@preau/platform'
import { parseLoginPattern } from '@preau/people'
import { queryHref } from '@preau/ui'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { counted } from '../../frame/format-fr.ts'
import { actorOf, isPlatformOperator, scopeOf } from '../../frame/visitor.ts'
import type { AccountLifeDeps } from './account-life-deps.ts'
import type { LifeChange, Population } from './account-life.ts'
import { forceCopy, freezeCopy, lettersCopy, lifeCopy as copy, namesCopy } from './copy.fr.ts'
import { closedBefore } from './delete-accounts.ts'
import { lifePath, MeasuresPage, type MeasuresPageProps } from './measures.page.tsx'
import { exampleLogin } from './names-card.tsx'
import { codeOrder, sendLetters } from './print-letters.ts'
import { type PopulationChoice, populationFields } from './read-population.ts'
import { lifeRefusals } from './refusals.ts'
import { resetAccount } from './reset-account.ts'

const dayMs = 86_400_000
const lettersAtOnce = 2000

/** A request about a population, of an administrator. */
interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** `/administration/comptes`: letters, passwords to change, log-ins frozen. */
export function mountMeasures(app: FastifyInstance, deps: AccountLifeDeps): void {
  const preHandler = deps.visitors.requireAdministrator
  const post = (path: string, handle: (deps: AccountLifeDeps, asked: Asked) => Promise<unknown>): void => {
    app.post(`${lifePath}${path}`, { preHandler }, (request, reply) => handle(deps, { request, reply }))
  }
  app.get(lifePath, { preHandler }, (request, reply) => {
    const query = readQuery(request, z.object(populationFields))
    return sendPage(deps, { request, reply }, query.ok ? query.value : {})
  })
  post('/lettres', printLetters)
  post('/mot-de-passe', forceChange)
  post('/identifiants', setPattern)
  post('/gels', freeze)
  post('/gels/:id/lever', lift)
  post('/:id/code', (_deps, asked) => reset(deps, asked))
}

function changeOf(deps: AccountLifeDeps, { request }: Asked): LifeChange {
  return { by: actorOf(deps.visitors.visitor(request)), at: deps.clock.now() }
}

const administratorReach = (deps: AccountLifeDeps, { request }: Asked) =>
  ({ kind: 'administrator', scope: scopeOf(deps.visitors.visitor(request)) }) as const

function populationOf({ etablissement, profil, classe }: z.output<typeof populationForm>): Population {
  return { schoolId: etablissement, profile: profil, classId: classe }
}

const populationForm = z.object(populationFields)

async function sendPage(
  deps: AccountLifeDeps,
  asked: Asked,
  choice: PopulationChoice,
  more: Partial<Pick<MeasuresPageProps, 'forced' | 'sentence' | 'pattern' | 'patternSeen' | 'errors'>> & {
    /** Somebody else was quicker. */
    readonly overtaken?: true
  } = {},
): Promise<unknown> {
  const { request, reply } = asked
  const reach = administratorReach(deps, asked)
  const view = deps.directory.viewFor(reach.scope)
  const schools = await view.schools()
  const schoolId = choice.etablissement ?? (schools.length === 1 ? schools[0]?.id : undefined)
  const population = populationOf(populationForm.parse(choice))
  const operates = isPlatformOperator(deps.visitors.visitor(request))
  const [classes, counts, ending, freezes, pattern] = await Promise.all([
    schoolId === undefined ? [] : view.classes(schoolId),
    deps.activations.counts(reach, population),
    deps.ends.count(closedBefore(deps), reach.scope),
    deps.crisis.freezes(reach.scope),
    operates ? deps.loginNames.pattern() : undefined,
  ])
  const page = { csrf: request.csrf, choice, schools, classes, counts, ending, freezes, pattern }
  const retention = counted(Math.round(deps.retentionMs / dayMs), 'jour')
  const codesUntil = new Date(deps.clock.now().getTime() + deps.activationMs)
  const { overtaken, ...again } = more
  const children = MeasuresPage({ ...page, retention, codesUntil, errors: [], ...again })
  const breadcrumbs = [{ label: copy.administration, href: '/administration' }, { label: copy.title }]
  const content = { title: copy.title, lead: copy.lead, breadcrumbs, children }
  const status = overtaken ? 409 : more.errors && more.errors.length > 0 ? 422 : 200
  return deps.frame.page(request, reply, content, status)
}

async function printLetters(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  const form = readForm(asked.request, populationForm)
  const choice = form.ok ? form.value : {}
  const order = codeOrder(deps, actorOf(deps.visitors.visitor(asked.request)))
  const reach = administratorReach(deps, asked)
  const population = populationOf(populationForm.parse(choice))
  const letters = await deps.activations.issue(reach, population, { ...order, limit: lettersAtOnce })
  const href = queryHref(lifePath, { ...choice }, {})
  if (letters.length === 0) {
    asked.request.flash('info', lettersCopy.none)
    return seeOther(asked.reply, href)
  }
  const back = { href, label: lettersCopy.back }
  const more = letters.length === lettersAtOnce
  return sendLetters(deps, asked.reply, { letters, endsAt: order.endsAt, back, more })
}

async function reset(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  const { id = '' } = asked.request.params as { id?: string } // the route declares :id
  const back = { href: `/administration/annuaire/${id}`, label: lettersCopy.back }
  const by = actorOf(deps.visitors.visitor(asked.request))
  return resetAccount(deps, asked, { reach: administratorReach(deps, asked), by, back })
}

const forceForm = z.object({
  ...populationFields,
  depuis: z.iso.date().or(z.literal('')).default(''),
  nombre: z.coerce.number().int().min(1).optional().catch(undefined),
})

/** Counts first; does it when the number that was confirmed is still the right one. */
async function forceChange(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  const form = readForm(asked.request, forceForm)
  if (!form.ok) {
    return sendPage(deps, asked, {}, { errors: [{ field: 'depuis', message: forceCopy.badSince }] })
  }
  const { depuis, nombre, ...choice } = form.value
  const change = changeOf(deps, asked)
  const unlessSince = depuis === '' ? undefined : new Date(`${depuis}T00:00:00Z`)
  const { scope } = administratorReach(deps, asked)
  const population = { ...populationOf(choice), scope, unlessSince }
  const count = await deps.crisis.countForced(population, change.by)
  const forced = { count, since: depuis }
  if (nombre === undefined || count === 0) return sendPage(deps, asked, choice, { forced })
  if (nombre !== count) {
    const message = forceCopy.changed(forceCopy.accounts(count))
    return sendPage(deps, asked, choice, { forced, errors: [{ field: 'nombre', message }] })
  }
  const done = await deps.crisis.forceChange(population, change)
  await closeSessions(deps, done.signedIn)
  asked.request.flash('success', forceCopy.done(done.count))
  return seeOther(asked.reply, queryHref(lifePath, choice, {}))
}

const patternForm = z.object({ modele: z.string().max(200).default(''), vu: z.string().max(200).default('') })

async function setPattern(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  if (!isPlatformOperator(deps.visitors.visitor(asked.request)))
    throw lifeRefusals.refuse('life.not-operator')
  const form = readForm(asked.request, patternForm)
  const { modele: typed, vu: seen } = form.ok ? form.value : { modele: '', vu: '' }
  const pattern = parseLoginPattern(typed)
  if (pattern === undefined) {
    const errors = [{ field: 'modele', message: namesCopy.bad }]
    return sendPage(deps, asked, {}, { pattern: typed, patternSeen: seen, errors })
  }
  if (!(await deps.loginNames.setPattern({ pattern, seen }, changeOf(deps, asked)))) {
    const now = await deps.loginNames.pattern()
    const errors = [{ field: 'modele', message: namesCopy.overtaken(now) }]
    return sendPage(deps, asked, {}, { pattern: typed, patternSeen: now, errors, overtaken: true })
  }
  asked.request.flash('success', namesCopy.done(exampleLogin(pattern)))
  return seeOther(asked.reply, lifePath)
}

const freezeForm = z.object({
  etablissement: populationFields.etablissement,
  profil: populationFields.profil,
  phrase: z.string().trim().min(1, freezeCopy.missingSentence).max(300, freezeCopy.longSentence),
})

async function freeze(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  const form = readForm(asked.request, freezeForm)
  if (!form.ok) {
    const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }))
    return sendPage(deps, asked, {}, { errors, sentence: form.kept.text('phrase') })
  }
  const { etablissement, profil: profile, phrase: sentence } = form.value
  const { scope } = administratorReach(deps, asked)
  const schools = await deps.directory.viewFor(scope).schools()
  const only = scope === 'all' || schools.length !== 1 ? undefined : schools[0]?.id
  const schoolId = etablissement ?? only
  // Only the platform operator freezes every school at once.
  if (schoolId === undefined ? scope !== 'all' : !schools.some(({ id }) => id === schoolId))
    throw lifeRefusals.refuse('life.unknown-school')
  const { signedIn } = await deps.crisis.freeze({ schoolId, profile, sentence }, changeOf(deps, asked))
  await closeSessions(deps, signedIn)
  asked.request.flash('warning', freezeCopy.done)
  return seeOther(asked.reply, lifePath)
}

async function lift(deps: AccountLifeDeps, asked: Asked): Promise<unknown> {
  const { id = '' } = asked.request.params as { id?: string } // the route declares :id
  const { scope } = administratorReach(deps, asked)
  const lifted = /^\d{1,18}$/.test(id) && (await deps.crisis.lift(id, scope, changeOf(deps, asked)))
  if (!lifted) throw lifeRefusals.refuse('life.freeze-gone')
  asked.request.flash('success', freezeCopy.lifted)
  return seeOther(asked.reply, lifePath)
}

async function closeSessions({ sessions }: AccountLifeDeps, accountIds: readonly string[]): Promise<void> {
  for (const accountId of accountIds) await sessions.closeAllOf(accountId)
}
