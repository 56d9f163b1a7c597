import { readForm, seeOther } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeBy, checkProfile } from './changes/mount-changes.ts'
import { copy } from './copy.fr.ts'
import type { PeopleDeps } from './people-deps.ts'
import { peopleRefusals } from './refusals.ts'
import { sheetOf } from './sheet-of-request.ts'
import { tablePath } from './table/table-view.ts'

const profileForm = z.object({
  profil: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})

/** POST of the profile on the sheet of somebody: a change of one person, undone like that of many. */
export async function giveProfile(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: PeopleDeps,
): Promise<FastifyReply> {
  const visit = deps.gate.visit(request)
  const { id, category, profile } = await sheetOf(request, deps)
  const form = readForm(request, profileForm)
  if (!form.ok) throw peopleRefusals.refuse('people.profile-unknown')
  const value = form.value.profil ?? null
  await checkProfile(visit, deps, { category, field: 'profile', value })
  const back = `${tablePath(visit, category)}/${id}`
  if ((profile?.id ?? null) === value) {
    request.flash('info', copy.profile.same)
    return seeOther(reply, back)
  }
  const told = { action: 'people.changed', target: `person:${id}`, data: { field: 'profile', category } }
  const order = { category, field: 'profile' as const, value, selection: { ids: [id] }, confirmed: 1 }
  const done = await deps.peopleChanges.applyBulk(changeBy(visit, deps, told), order)
  request.flash('success', done === 'changed' ? copy.profile.same : copy.profile.saved)
  return seeOther(reply, back)
}
