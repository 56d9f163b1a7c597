import { displayName, parseCalendarDay } from '@preau/people'
import { type KeptForm, readForm, seeOther, sendPage } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { actorOf } from '../../frame/operator.ts'
import { categorySlug } from '../../frame/resources.ts'
import { viewOf } from '../../frame/view-of.ts'
import { clientPath } from '../bases/index.ts'
import { addPeople, emptyPerson } from './add-person.ts'
import { type AddPersonErrors, AddPersonPage } from './add-person-page.tsx'
import { handCategory } from './category-of-request.ts'
import { copy } from './copy.fr.ts'
import { findNamesakes } from './find-namesakes.ts'
import type { PersonRow } from './person.ts'
import type { PeopleDeps } from './people-deps.ts'

const addForm = z.object({
  civilite: z.string().trim().max(20).default(''),
  nom: z.string().trim().max(100).default(''),
  prenom: z.string().trim().max(100).default(''),
  date_naissance: z.string().trim().max(20).default(''),
  entreprise: z.string().trim().max(200).default(''),
  fonction: z.string().trim().max(200).default(''),
  confirme: z.string().max(1).default(''),
})

/** POST of the form that adds a work tutor or an inspector. */
export async function addByHand(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = handCategory(request)
  const form = readForm(request, addForm)
  const kept = form.ok ? form.value : keptOf(form.kept)
  const errors = form.ok ? faultsOf(kept) : form.errors
  const again = (wrong: AddPersonErrors, namesakes: readonly PersonRow[] = []): FastifyReply => {
    const view = viewOf(request, deps.demo)
    return sendPage(reply, AddPersonPage({ view, visit, category, kept, errors: wrong, namesakes }), 422)
  }
  if (Object.keys(errors).length > 0) {
    return again(errors)
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
  const today = parisDay(deps.clock.now())
  const namesakes =
    kept.confirme === '' ? await findNamesakes(deps.people, { baseId: visit.base.id, today }, person) : []
  if (namesakes.length > 0) return again({}, namesakes)
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
  confirme: '',
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
