import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { cookieName } from '../sessions/session-cookie.ts'
import { replyOf } from './exchange-of.ts'
import { perRequest } from './per-request.ts'

const flashSchema = z
  .array(
    z.object({
      tone: z.enum(['neutral', 'info', 'success', 'warning', 'danger']),
      text: z.string().max(600),
    }),
  )
  .max(4)

/** A message that the next page shows once (`Flash` of `@preau/ui`). */
export type FlashMessage = z.infer<typeof flashSchema>[number]

declare module 'fastify' {
  interface FastifyRequest {
    /** Leaves a message for the next page, across a redirect. */
    flash(tone: FlashMessage['tone'], text: string): void
    /** The messages to show now; they are shown once. */
    takeFlashes(): readonly FlashMessage[]
  }
}

/** Messages across a redirect, held by the browser for a minute: no table, no node affinity. */
export function addFlashes(
  app: FastifyInstance,
  options: { readonly cookieName: string; readonly https: boolean },
): void {
  const name = cookieName(options.cookieName, options.https)
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.https } as const
  const left = perRequest<readonly FlashMessage[]>()
  const pending = (request: FastifyRequest): readonly FlashMessage[] =>
    left.get(request) ?? parseFlashes(request.cookies[name])

  app.decorateRequest('flash', function flash(this: FastifyRequest, tone, text) {
    const messages = [...pending(this), { tone, text: text.slice(0, 600) }].slice(-4)
    left.set(this, messages)
    const value = Buffer.from(JSON.stringify(messages)).toString('base64url')
    replyOf(this).setCookie(name, value, { ...attributes, maxAge: 60 })
  })
  app.decorateRequest('takeFlashes', function takeFlashes(this: FastifyRequest) {
    const messages = pending(this)
    if (messages.length > 0) replyOf(this).clearCookie(name, attributes)
    left.set(this, [])
    return messages
  })
}

function parseFlashes(cookie: string | undefined): readonly FlashMessage[] {
  if (cookie === undefined) return []
  try {
    const parsed = flashSchema.safeParse(JSON.parse(Buffer.from(cookie, 'base64url').toString()))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
