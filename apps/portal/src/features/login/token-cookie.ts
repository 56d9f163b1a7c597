import type { FastifyReply, FastifyRequest } from 'fastify'

/** A random token that a browser keeps besides its session. */
export interface TokenCookie {
  /** What the browser presents, when it has the shape of a token. */
  presented(request: FastifyRequest): string | undefined
  /** `maxAgeMs` undefined: until the browser is closed. */
  give(reply: FastifyReply, token: string, maxAgeMs?: number): void
  take(reply: FastifyReply): void
}

const tokenShape = /^[\w-]{43}$/

/** `__Host-` makes the browser refuse the cookie from a subdomain, or without https. */
export function tokenCookie(name: string, secure: boolean): TokenCookie {
  const full = secure ? `__Host-${name}` : name
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    presented(request) {
      const token = request.cookies[full]
      return token !== undefined && tokenShape.test(token) ? token : undefined
    },
    give: (reply, token, maxAgeMs) => {
      const maxAge = maxAgeMs === undefined ? {} : { maxAge: Math.floor(maxAgeMs / 1000) }
      reply.setCookie(full, token, { ...attributes, ...maxAge })
    },
    take: (reply) => {
      reply.clearCookie(full, attributes)
    },
  }
}
