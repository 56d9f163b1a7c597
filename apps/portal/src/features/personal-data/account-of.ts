import type { FastifyRequest } from 'fastify'
import { scopeOf } from '../../frame/visitor.ts'
import { type AccountSheet, type Directory, directoryRefusals } from '../directory/index.ts'
import type { Visitors } from '../login/index.ts'

/** The account of the address, `:id`, as the visitor's schools know it; refused when they do not. */
export async function accountOf(
  deps: { readonly directory: Directory; readonly visitors: Visitors },
  request: FastifyRequest,
): Promise<AccountSheet> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  const view = deps.directory.viewFor(scopeOf(deps.visitors.visitor(request)))
  const sheet = /^\d{1,18}$/.test(id) ? await view.sheet(id) : undefined
  if (!sheet) throw directoryRefusals.refuse('account.unknown')
  return sheet
}
