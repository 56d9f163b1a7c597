import type { FastifyRequest } from 'fastify'
import { categoryOf } from './category-of-request.ts'
import type { PeopleDeps } from './people-deps.ts'
import type { PersonSheet } from './person.ts'
import { peopleRefusals } from './refusals.ts'

/** The person of the address, in the base of the address and under the right category. @throws Refusal `person.unknown` */
export async function sheetOf(request: FastifyRequest, deps: PeopleDeps): Promise<PersonSheet> {
  const id = (request.params as { readonly person?: string }).person ?? ''
  const known = /^\d{1,18}$/.test(id)
    ? await deps.people.sheet(deps.gate.visit(request).base.id, id)
    : undefined
  if (known?.category !== categoryOf(request)) throw peopleRefusals.refuse('person.unknown')
  return known
}
