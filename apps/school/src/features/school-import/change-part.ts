import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type ChangePart, changesPerPage } from './change-list.tsx'
import type { ChangeCounts } from './import-store.ts'
import { changeKinds } from './person-state.ts'

const query = z.object({
  effet: z.enum(changeKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** The part of a list of changes that an address asks for; otherwise the most serious kind that there is. */
export function changePart({ query: asked }: FastifyRequest, counts: ChangeCounts): ChangePart {
  const { effet, page } = query.parse(asked)
  const kind = effet ?? changeKinds.find((one) => counts[one] > 0) ?? 'changed'
  return { kind, page: Math.min(page, Math.max(1, Math.ceil(counts[kind] / changesPerPage))) }
}
