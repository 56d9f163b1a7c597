import { type Random, randomToken } from '@preau/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** As long as a session may last: it also names the browser whose sessions a service closes. */
const maxAge = 12 * 3600

const nameOf = (publicUrl: string): string =>
  `${publicUrl.startsWith('https:') ? '__Host-' : ''}preau_federation`

/**
 * The secret of a browser that went to a Ws-Federation service from here. The service has the browser post its answer
 * from another site, where a cookie that is `Lax` does not come back: this one is `None`, and opens nothing by itself.
 * Without TLS browsers refuse `None`; both servers must then be of one site (a demonstration, a test).
 */
export function browserSecret(
  request: FastifyRequest,
  reply: FastifyReply,
  { publicUrl, random }: { readonly publicUrl: string; readonly random: Random },
): string {
  const secure = publicUrl.startsWith('https:')
  const secret = readBrowserSecret(request, publicUrl) ?? randomToken(random)
  const sameSite = secure ? 'none' : 'lax'
  reply.setCookie(nameOf(publicUrl), secret, { path: '/', httpOnly: true, sameSite, secure, maxAge })
  return secret
}

/** The secret of a browser that has one. */
export function readBrowserSecret(request: FastifyRequest, publicUrl: string): string | undefined {
  const secret = request.cookies[nameOf(publicUrl)]
  return secret !== undefined && /^[\w-]{40,60}$/.test(secret) ? secret : undefined
}
