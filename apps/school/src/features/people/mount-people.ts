import { displayName, parseCalendarDay } from '@preau/people'
import { type KeptForm, readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import { viewOf } from '../../frame/view-of.ts'
import { clientPath } from '../bases/index.ts'
import { addPeople, emptyPerson } from './add-person.ts'
import { AddPersonPage } from './add-person-page.tsx'
import { categoryOf, handCategory } from './category-of-request.ts'
import { ClientHomePage } from './client-home-page.tsx'
import { copy } from './copy.fr.ts'
import { mountCsv } from './mount-csv.ts'
import type { PeopleDeps } from './people-deps.ts'
import { PeoplePage } from './people-page.tsx'
import { pageSize, peopleHref, peopleQueryForm, toPeopleQuery } from './people-query.ts'
import type { PersonSheet } from './person.ts'
import { PersonPage } from './person-page.tsx'
import { peopleRefusals } from './refusals.ts'

const prefix = '/:base/client/ressources/:category'

/** Home of the client and *Ressources* (product.md B2). */
export function mountPeople(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get('/:base/client', inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const counts = await deps.people.counts(visit.base.id, parisDay(deps.clock.now()))
    const notice = await deps.noticeFor(visit)
    return sendPage(reply, ClientHomePage({ view: viewOf(request, deps.demo), visit, counts, notice }))
  })
  app.get(prefix, inBase, (request, reply) => showTable(request, reply, deps))
  app.get(`${prefix}/nouveau`, inBase, (request, reply) => {
    const page = { view: viewOf(request, deps.demo), visit: deps.gate.visit(request), kept: {}, errors: {} }
    return sendPage(reply, AddPersonPage({ ...page, category: handCategory(request) }))
  })
  app.post(`${prefix}/nouveau`, inBase, (request, reply) => addByHand(request, reply, deps))
  mountCsv(app, deps)
  app.get(`${prefix}/:person`, inBase, async (request, reply) => {
    const sheet = await sheetOf(request, deps)
    return sendPage(
      reply,
      PersonPage({ view: viewOf(request, deps.demo), visit: deps.gate.visit(request), sheet }),
    )
  })
  app.post(`${prefix}/:person/identifiant-cas`, inBase, (request, reply) => saveCasId(request, reply, deps))
}

/** The person of the address, in the base of the address and under the right category. */
async function sheetOf(request: FastifyRequest, deps: PeopleDeps): Promise<PersonSheet> {
  const id = (request.params as { readonly person?: string }).person ?? ''
  const known = /^\d{1,18}$/.test(id)
    ? await deps.people.sheet(deps.gate.visit(request).base.id, id)
    : undefined
  if (known?.category !== categoryOf(request)) throw peopleRefusals.refuse('person.unknown')
  return known
}

async function showTable(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const query = readQuery(request, peopleQueryForm)
  const input = query.ok ? query.value : peopleQueryForm.parse({})
  const today = parisDay(deps.clock.now())
  const { rows, total } = await deps.people.list(visit.base.id, toPeopleQuery(input, category, today))
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (input.page > last) {
    const path = `${clientPath(visit.base)}/ressources/${categorySlug(category)}`
    return reply.redirect(peopleHref(path, input, { page: last }), 302)
  }
  return sendPage(
    reply,
    PeoplePage({ view: viewOf(request, deps.demo), visit, category, input, rows, total }),
  )
}

const casIdForm = z.object({ identifiant_cas: z.string().trim().max(1000).default('') })

async function saveCasId(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  if (!visit.base.entIdentifiers) throw peopleRefusals.refuse('person.cas-id-inactive')
  const sheet = await sheetOf(request, deps)
  const form = readForm(request, casIdForm)
  const casId = form.ok ? form.value.identifiant_cas : ''
  const again = (error: string): FastifyReply =>
    sendPage(
      reply,
      PersonPage({ view: viewOf(request, deps.demo), visit, sheet, refused: { casId, error } }),
      422,
    )
  if (!form.ok || casId.length > 255 || /[\s\p{Cc}]/u.test(casId)) return again(copy.casId.wrong)
  const at = deps.clock.now()
  const outcome = await deps.people.setCasId({
    baseId: visit.base.id,
    personId: sheet.id,
    casId: casId === '' ? undefined : casId,
    at,
    audit: {
      action: casId === '' ? 'person.cas-id-freed' : 'person.cas-id-set',
      actor: actorOf(visit.operator),
      school: visit.base.uai,
      target: `person:${sheet.id}`,
      outcome: 'done',
      at,
    },
  })
  if (outcome !== 'done') return again(copy.casId.held(displayName(outcome.held)))
  request.flash('success', casId === '' ? copy.casId.freed : copy.casId.saved)
  return seeOther(reply, `${clientPath(visit.base)}/ressources/${categorySlug(sheet.category)}/${sheet.id}`)
}

const addForm = z.object({
  civilite: z.string().trim().max(20).default(''),
  nom: z.string().trim().max(100).default(''),
  prenom: z.string().trim().max(100).default(''),
  date_naissance: z.string().trim().max(20).default(''),
  entreprise: z.string().trim().max(200).default(''),
  fonction: z.string().trim().max(200).default(''),
})

async function addByHand(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = handCategory(request)
  const form = readForm(request, addForm)
  const kept = form.ok ? form.value : keptOf(form.kept)
  const errors = form.ok ? faultsOf(kept) : form.errors
  if (Object.keys(errors).length > 0) {
    const page = AddPersonPage({ view: viewOf(request, deps.demo), visit, category, kept, errors })
    return sendPage(reply, page, 422)
  }
  const person = {
    ...emptyPerson,
    category,
    civility: orNothing(kept.civilite),
    lastName: kept.nom,
    firstName: kept.prenom,
    birthDate: parseCalendarDay(kept.date_naissance),
    functionLabel: orNothing(kept.fonction),
    company: orNothing(kept.entreprise),
    origin: 'manual' as const,
  }
  const [id] = await addPeople(deps, visit.base, [person], actorOf(visit.operator))
  request.flash('success', copy.add.added(displayName(person)))
  return seeOther(reply, `${clientPath(visit.base)}/ressources/${categorySlug(category)}/${id ?? ''}`)
}

const keptOf = (kept: KeptForm): z.output<typeof addForm> => ({
  civilite: kept.text('civilite'),
  nom: kept.text('nom'),
  prenom: kept.text('prenom'),
  date_naissance: kept.text('date_naissance'),
  entreprise: kept.text('entreprise'),
  fonction: kept.text('fonction'),
})

const orNothing = (text: string): string | undefined => (text === '' ? undefined : text)

function faultsOf(form: z.output<typeof addForm>): Readonly<Record<string, string>> {
  const wrongDay = form.date_naissance !== '' && parseCalendarDay(form.date_naissance) === undefined
  return {
    ...(form.nom === '' && { nom: copy.add.lastNameMissing }),
    ...(form.prenom === '' && { prenom: copy.add.firstNameMissing }),
    ...(wrongDay && { date_naissance: copy.add.birthDateWrong }),
  }
}
