import type { Clock } from '@preau/platform'
import type { FastifyReply } from 'fastify'
import { delayInWords } from '../login/index.ts'
import type { CodeCheck } from './check-code.ts'
import { factorCopy as copy } from './copy.fr.ts'

/** What is said of a code that was refused, and `Retry-After` when the next try must wait. */
export function codeAnswer(
  deps: { readonly clock: Clock },
  reply: FastifyReply,
  check: Extract<CodeCheck, { ok: false }>,
): { readonly status: 401 | 429; readonly message: string } {
  if (check.until === undefined) return { status: 401, message: copy.wrong }
  const waitMs = Math.max(0, check.until.getTime() - deps.clock.now().getTime())
  reply.header('retry-after', Math.ceil(waitMs / 1000))
  const wait = delayInWords(waitMs)
  return check.looked
    ? { status: 401, message: copy.wrongWait(wait) }
    : { status: 429, message: copy.wait(wait) }
}
