import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AccountLifeDeps } from './account-life-deps.ts'
import type { LifeChange, Reach } from './account-life.ts'
import { codeOrder, sendLetters } from './print-letters.ts'
import { lifeRefusals } from './refusals.ts'

/** A new code in the place of the password of the account of the address, `:id`; answers with the letter. */
export async function resetAccount(
  deps: AccountLifeDeps,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  order: {
    readonly reach: Reach
    readonly by: LifeChange['by']
    readonly back: { readonly href: string; readonly label: string }
  },
): Promise<unknown> {
  const { id = '' } = request.params as { id?: string } // the routes declare :id
  if (!/^\d{1,18}$/.test(id)) throw lifeRefusals.refuse('life.unknown-account')
  const codes = codeOrder(deps, order.by)
  const letter = await deps.activations.reset(order.reach, id, codes)
  if (letter === 'unknown') throw lifeRefusals.refuse('life.unknown-account')
  if (letter === 'privileged') throw lifeRefusals.refuse('life.privileged')
  if (letter === 'closed') throw lifeRefusals.refuse('life.closed')
  await deps.sessions.closeAllOf(letter.accountId)
  return sendLetters(deps, reply, { letters: [letter], endsAt: codes.endsAt, back: order.back, more: false })
}
