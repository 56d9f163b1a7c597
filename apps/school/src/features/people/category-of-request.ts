import type { PersonCategory } from '@preau/people'
import type { FastifyRequest } from 'fastify'
import { categoryOfSlug } from '../../frame/resources.ts'
import { type AddedByHand, isAddedByHand } from './by-hand.ts'
import { peopleRefusals } from './refusals.ts'

/** The category that the address of a table names. @throws Refusal `person.category-unknown` */
export function categoryOf(request: FastifyRequest): PersonCategory {
  const category = categoryOfSlug((request.params as { readonly category?: string }).category ?? '')
  if (category === undefined) throw peopleRefusals.refuse('person.category-unknown')
  return category
}

/** The same, for pages that add people. @throws Refusal `person.category-unknown`, `person.not-by-hand` */
export function handCategory(request: FastifyRequest): AddedByHand {
  const category = categoryOf(request)
  if (!isAddedByHand(category)) throw peopleRefusals.refuse('person.not-by-hand')
  return category
}
