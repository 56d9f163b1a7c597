import { readForm, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parisDay } from '../../frame/format.ts'
import { sheetActions, valueOf } from './changes/bulk-order.ts'
import { changeBy } from './changes/mount-changes.ts'
import type { BulkOrder } from './changes/people-changes.ts'
import { copy } from './copy.fr.ts'
import { functionLabels } from './functions.ts'
import type { PeopleDeps } from './people-deps.ts'
import type { PersonSheet } from './person.ts'
import { peopleRefusals } from './refusals.ts'
import { sheetOf } from './sheet-of-request.ts'
import { tablePath } from './table/table-view.ts'

const form = z.object({
  modification: z.enum(['fonction', ...sheetActions]),
  fonction: z.string().max(20).optional(),
})

/** POST of *Accès aux espaces* on the sheet of somebody: a change of one person, undone like that of many. */
export async function changePerson(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const sheet = await sheetOf(request, deps)
  const { id, category } = sheet
  const sent = readForm(request, form)
  if (!sent.ok) throw peopleRefusals.refuse('person.change-unknown')
  const { modification, fonction } = sent.value
  const change =
    modification === 'fonction'
      ? functionOf(sheet, fonction)
      : valueOf(modification, parisDay(deps.clock.now()))
  const told = { action: 'people.changed', target: `person:${id}`, data: { field: change.field, category } }
  const order = { category, ...change, selection: { ids: [id] }, confirmed: 1 }
  const done = await deps.peopleChanges.applyBulk(changeBy(visit, deps, told), order)
  if (done === 'changed') request.flash('info', copy.entry.same)
  else request.flash('success', copy.entry.done[modification])
  return seeOther(reply, `${tablePath(visit, category)}/${id}`)
}

/** @throws Refusal `person.change-unknown`: a function that is in no list, or somebody who has none */
function functionOf(
  { category, functionCode }: PersonSheet,
  code: string | undefined,
): Pick<BulkOrder, 'field' | 'value'> {
  const isKnown = code === undefined || code === functionCode?.trim() || functionLabels.has(code)
  if (category !== 'staff' || !isKnown) throw peopleRefusals.refuse('person.change-unknown')
  return { field: 'functionCode', value: code ?? null }
}
