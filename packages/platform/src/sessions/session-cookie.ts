import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

import { perRequest } from '../http/per-request.ts'
import type { Session } from './session.ts'

/** Both halves of an exchange: the cookie comes with one and leaves with the other. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What this node remembers of a session during one request. */
export interface Known<Data, About> {
  readonly session: Session<Data>
  readonly token: string
  /** What the application read with it: null when it knows nothing of the subject, undefined when it was not read. */
  readonly about?: About | null
}

/** What the browser holds of a session, and what this node remembers of it during one request. */
export interface SessionCookie<Data, About> {
  /** The token of the request, if it has the shape of one. */
  presented(request: FastifyRequest): string | undefined
  /** The same, read in the header `cookie`. */
  presentedIn(header: string | undefined): string | undefined
  /** The session of the request: found once, then remembered until the answer. */
  memo(
    request: FastifyRequest,
    find: (token: string) => Promise<Known<Data, About> | undefined>,
  ): Promise<Known<Data, About> | undefined>
  /** Sends the browser its new token, to be forgotten when it is closed unless it lasts. */
  give(exchange: Exchange, token: string, session: Session<Data>, lastingMs?: number): Session<Data>
  /** Makes the browser forget. */
  take(exchange: Exchange): void
}

const tokenShape = /^[\w-]{43}$/

/** `__Host-` makes the browser refuse the cookie from a subdomain, or without https. */
export function cookieName(base: string, secure: boolean): string {
  return secure ? `__Host-${base}` : base
}

/** The cookie of the sessions of an application. */
export function sessionCookie<Data, About>(options: {
  readonly cookieName: string
  readonly secure: boolean
}): SessionCookie<Data, About> {
  const name = cookieName(options.cookieName, options.secure)
  const attributes: CookieSerializeOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secure,
  }
  const memory = perRequest<Promise<Known<Data, About> | undefined>>()
  const presented = (request: FastifyRequest): string | undefined => {
    const token = request.cookies[name]
    return token !== undefined && tokenShape.test(token) ? token : undefined
  }
  const first = new RegExp(`(?:^|;)\\s*${name}=([^;]*)`)
  return {
    presented,
    presentedIn(header) {
      const token = header === undefined ? undefined : first.exec(header)?.[1]
      return token !== undefined && tokenShape.test(token) ? token : undefined
    },
    memo(request, find) {
      const known = memory.get(request)
      if (known !== undefined) return known
      const token = presented(request)
      const found = token === undefined ? Promise.resolve(undefined) : find(token)
      memory.set(request, found)
      return found
    },
    give({ request, reply }, token, session, lastingMs) {
      const lasting = lastingMs === undefined ? {} : { maxAge: Math.floor(lastingMs / 1000) }
      reply.setCookie(name, token, { ...attributes, ...lasting })
      memory.set(request, Promise.resolve({ session, token }))
      return session
    },
    take({ request, reply }) {
      reply.clearCookie(name, attributes)
      memory.set(request, Promise.resolve(undefined))
    },
  }
}
