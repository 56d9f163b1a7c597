import { readForm, readQuery, seeOther, sendPage } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../../frame/format.ts'
import { viewOf } from '../../../frame/view-of.ts'
import { hasProfiles } from '../../authorisation-profiles/index.ts'
import { categoryOf } from '../category-of-request.ts'
import { copy } from '../copy.fr.ts'
import type { PeopleDeps } from '../people-deps.ts'
import type { CasIdEdit } from './cas-id-cell.tsx'
import { columnKeys, shownColumns } from './columns.ts'
import { exportTable } from './export-table.ts'
import { PeoplePage } from './people-page.tsx'
import {
  pageSize,
  peopleHref,
  peopleQueryForm,
  type PeopleQueryInput,
  toPeopleQuery,
} from './people-query.ts'
import { tablePath } from './table-view.ts'

const path = '/:base/client/ressources/:category'
const shownForm = peopleQueryForm.extend({
  modifier: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})
const choiceForm = peopleQueryForm.extend({
  colonnes: z.array(z.string().max(40)).max(50),
  habituelles: z.string().optional(),
})

/** The tables of *Ressources*, and the columns that each operator wants in them. */
export function mountTable(app: FastifyInstance, deps: PeopleDeps): void {
  const inBase = { preHandler: deps.gate.inBase }
  app.get(path, inBase, (request, reply) => {
    const query = readQuery(request, shownForm)
    const { modifier, ...input } = query.ok ? query.value : shownForm.parse({})
    const edit = modifier === undefined ? undefined : { personId: modifier }
    return showTable(request, reply, { deps, input, edit })
  })
  app.get(`${path}/exporter`, inBase, (request, reply) => exportTable(request, reply, deps))
  app.post(`${path}/colonnes`, inBase, async (request, reply) => {
    const visit = deps.gate.visit(request)
    const category = categoryOf(request)
    const form = readForm(request, choiceForm)
    const { colonnes, habituelles, ...input } = form.ok
      ? form.value
      : choiceForm.parse({ colonnes: [], habituelles: '1' })
    const known = columnKeys.filter((key) => colonnes.includes(key))
    const columns = habituelles === undefined ? known : undefined
    await deps.people.chooseColumns(visit.operator.id, category, columns)
    request.flash('success', copy.table.choice.saved)
    return seeOther(reply, peopleHref(tablePath(visit, category), input, {}))
  })
}

interface Shown {
  readonly deps: PeopleDeps
  readonly input: PeopleQueryInput
  readonly edit?: CasIdEdit | undefined
}

/** The page of a table; one beyond the last leads to the last. */
export async function showTable(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, input, edit }: Shown,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const category = categoryOf(request)
  const today = parisDay(deps.clock.now())
  const [{ rows, total }, chosen, classes, profiles] = await Promise.all([
    deps.people.list(visit.base.id, toPeopleQuery(input, category, today)),
    deps.people.tableColumns(visit.operator.id, category),
    deps.people.classes(visit.base.id),
    hasProfiles(category) ? deps.profiles.list(visit.base.id, category) : [],
  ])
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (input.page > last)
    return reply.redirect(peopleHref(tablePath(visit, category), input, { page: last }), 302)
  const columns = shownColumns(category, visit.base.entIdentifiers, chosen)
  const view = viewOf(request, deps.demo)
  const page = PeoplePage({ view, visit, category, input, rows, total, columns, classes, profiles, edit })
  return sendPage(reply, page, edit?.error === undefined ? 200 : 422)
}
