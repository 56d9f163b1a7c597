import type { FastifyReply, FastifyRequest } from 'fastify'

/** What a person ticks besides the password; both unticked by default (CAS 3.0 §2.1.3, §4.1.1). */
export interface LoginWishes {
  /** Ask me before another service is opened. */
  readonly warn: boolean
  /** Keep me logged in when the browser is closed. */
  readonly rememberMe: boolean
}

const cookie = 'preau_portal_voeux'

/** Keeps the wishes while the person proves themselves further: they hold no right, hence a cookie of their own. */
export function keepWishes(reply: FastifyReply, { warn, rememberMe }: LoginWishes): void {
  const text = [warn && 'warn', rememberMe && 'rememberMe'].filter((wish) => wish !== false).join('.')
  const attributes = { path: '/connexion', httpOnly: true, sameSite: 'lax' } as const
  if (text === '') reply.clearCookie(cookie, attributes)
  else reply.setCookie(cookie, text, { ...attributes, maxAge: 900 })
}

/** The wishes kept by {@link keepWishes}. */
export function keptWishes(request: FastifyRequest): LoginWishes {
  const kept = (request.cookies[cookie] ?? '').split('.')
  return { warn: kept.includes('warn'), rememberMe: kept.includes('rememberMe') }
}
