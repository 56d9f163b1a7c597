import { displayName } from '@preau/people'
import { readForm, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actorOf, type Visit } from '../../../frame/operator.ts'
import { printOf, seenField, stillSeen } from '../../../frame/seen.ts'
import { copy } from '../copy.fr.ts'
import type { PeopleDeps } from '../people-deps.ts'
import type { PersonSheet } from '../person.ts'
import { peopleRefusals } from '../refusals.ts'
import { showSheet } from '../show-sheet.ts'
import { sheetOf } from '../sheet-of-request.ts'
import type { CasIdEdit } from './cas-id-cell.tsx'
import { isCasId } from './is-cas-id.ts'
import { showTable } from './mount-table.ts'
import { peopleHref, peopleQueryForm } from './people-query.ts'
import { tablePath } from './table-view.ts'

const casIdForm = peopleQueryForm.extend({
  identifiant_cas: z.string().trim().max(1000).default(''),
  /** Typed in the table rather than on the sheet: the answer is the table again. */
  dans_la_liste: z.string().optional(),
})

/** POST of an *Identifiant CAS*, from the sheet of somebody or from their line in the table. */
export async function saveCasId(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  if (!visit.base.entIdentifiers) throw peopleRefusals.refuse('person.cas-id-inactive')
  const sheet = await sheetOf(request, deps)
  const form = readForm(request, casIdForm)
  const {
    identifiant_cas: casId,
    dans_la_liste: inTable,
    ...input
  } = form.ok
    ? form.value
    : {
        ...peopleQueryForm.parse({}),
        identifiant_cas: form.kept.text('identifiant_cas'),
        dans_la_liste: undefined,
      }
  const again = (error: string, more: Pick<CasIdEdit, 'holder' | 'seen'> = {}): Promise<FastifyReply> => {
    const refused = { casId, error, seen: form.kept.text(seenField), ...more }
    if (inTable !== undefined)
      return showTable(request, reply, { deps, input, edit: { personId: sheet.id, ...refused } })
    return showSheet(request, reply, { deps, sheet, refused })
  }
  if (!form.ok || (casId !== '' && !isCasId(casId))) return again(copy.casId.wrong)
  const order = changeOf(deps, { visit, sheet, casId })
  const outcome = await deps.people.setCasId({ ...order, seen: stillSeen(form.kept) })
  if (outcome !== 'done' && 'now' in outcome)
    return again(copy.casId.overtaken(outcome.now), { seen: printOf(outcome.now) })
  if (outcome !== 'done') return again(copy.casId.held(displayName(outcome.held)), { holder: outcome.held })
  request.flash('success', casId === '' ? copy.casId.freed : copy.casId.saved)
  const table = tablePath(visit, sheet.category)
  return seeOther(
    reply,
    inTable === undefined ? `${table}/${sheet.id}` : `${peopleHref(table, input, {})}#p-${sheet.id}`,
  )
}

function changeOf(
  { clock }: PeopleDeps,
  { visit, sheet, casId }: { readonly visit: Visit; readonly sheet: PersonSheet; readonly casId: string },
) {
  const at = clock.now()
  return {
    baseId: visit.base.id,
    personId: sheet.id,
    casId: casId === '' ? undefined : casId,
    at,
    audit: {
      action: casId === '' ? 'person.cas-id-freed' : 'person.cas-id-set',
      actor: actorOf(visit.operator),
      school: visit.base.uai,
      target: `person:${sheet.id}`,
      outcome: 'done' as const,
      at,
    },
  }
}
