import { createHmac, timingSafeEqual } from 'node:crypto'

import type { FastifyInstance, FastifyRequest } from 'fastify'

import { type Random, randomToken } from '../random.ts'
import { cookieName } from '../sessions/session-cookie.ts'
import { replyOf } from './exchange-of.ts'
import { perRequest } from './per-request.ts'
import { httpRefusals } from './refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Token to put in the `_csrf` field of every form, or in the `x-csrf-token` header. */
    readonly csrf: string
    /** Checks a token that `protectForms` has left to the reader of the form (uploads). Throws Refusal `http.forged`. */
    verifyCsrf(token: unknown): void
  }
  interface FastifyContextConfig {
    /**
     * `false`: a wire endpoint, called by programs, that relies on no cookie. A function decides once the body is read,
     * for an address where both forms and programs post: a program still must not come from the page of another site.
     */
    csrf?: boolean | ((request: FastifyRequest) => boolean)
    /** The route reads a file with `readUpload`, which checks the token itself. */
    upload?: boolean
  }
}

/** What the protection of forms needs. */
export interface CsrfOptions {
  readonly random: Random
  /** Base name of the cookie. */
  readonly cookieName: string
  readonly publicUrl: URL
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const secretShape = /^[\w-]{43}$/
const tokenShape = /^[\w-]{22}\.[\w-]{43}$/

/**
 * Protects every unsafe request against forged forms, three times over: same-site cookie, origin announced by the browser
 * (`Sec-Fetch-Site`, `Origin`), and a token in the form derived from a secret in the cookie.
 */
export function protectForms(app: FastifyInstance, options: CsrfOptions): void {
  const https = options.publicUrl.protocol === 'https:'
  const name = cookieName(options.cookieName, https)
  const issued = perRequest<string>()

  const secretOf = (request: FastifyRequest): string | undefined => {
    const presented = request.cookies[name]
    return (
      issued.get(request) ?? (presented !== undefined && secretShape.test(presented) ? presented : undefined)
    )
  }
  const issueSecret = (request: FastifyRequest): string => {
    const secret = randomToken(options.random)
    issued.set(request, secret)
    replyOf(request).setCookie(name, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure: https })
    return secret
  }

  app.decorateRequest('csrf', {
    getter(this: FastifyRequest) {
      // A new mask each time, so that compression does not let the token be guessed piece by piece.
      const mask = randomToken(options.random, 16)
      return `${mask}.${sign(secretOf(this) ?? issueSecret(this), mask)}`
    },
  })
  app.decorateRequest('verifyCsrf', function verifyCsrf(this: FastifyRequest, token: unknown) {
    const secret = secretOf(this)
    if (secret !== undefined && typeof token === 'string' && isTokenOf(secret, token)) return
    // A page of ours was shown, and its browser brings back nothing at all: it keeps no cookie.
    if (this.headers.cookie === undefined && typeof token === 'string' && tokenShape.test(token))
      throw httpRefusals.refuse('http.no-cookie')
    throw httpRefusals.refuse('http.forged', undefined, { detail: 'csrf token missing or wrong' })
  })

  app.addHook('onRequest', (request, _reply, done) => {
    if (mustCheck(request)) refuseForeignOrigin(request, options.publicUrl)
    done()
  })
  app.addHook('preValidation', (request, _reply, done) => {
    if (mustCheck(request) && !isUpload(request) && !isExcused(request))
      request.verifyCsrf(submittedToken(request))
    done()
  })
}

/** Whether the body is a form with files, which is read by the route itself. */
export function isMultipart(request: FastifyRequest): boolean {
  return (request.headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data')
}

function mustCheck(request: FastifyRequest): boolean {
  return !safeMethods.has(request.method) && !request.is404 && request.routeOptions.config.csrf !== false
}

function isExcused(request: FastifyRequest): boolean {
  const { csrf } = request.routeOptions.config
  return typeof csrf === 'function' && !csrf(request)
}

function isUpload(request: FastifyRequest): boolean {
  return request.routeOptions.config.upload === true && isMultipart(request)
}

function submittedToken(request: FastifyRequest): unknown {
  const header = request.headers['x-csrf-token']
  if (header !== undefined) return header
  const body = request.body
  return typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined
}

function refuseForeignOrigin(request: FastifyRequest, publicUrl: URL): void {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ownOrigins = [publicUrl.origin, `${request.protocol}://${request.host}`]
  // `Origin: null` with `same-origin` comes from our own pages under some referrer policies.
  const foreignOrigin = origin !== undefined && origin !== 'null' && !ownOrigins.includes(origin)
  const unknownOrigin = origin === 'null' && site !== 'same-origin'
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (!foreignOrigin && !unknownOrigin && !foreignSite) return
  throw httpRefusals.refuse('http.forged', undefined, {
    detail: `origin ${origin ?? '—'}, site ${String(site)}`,
  })
}

const sign = (secret: string, mask: string): string =>
  createHmac('sha256', secret).update(mask).digest('base64url')

function isTokenOf(secret: string, token: string): boolean {
  const [mask = '', signature = ''] = token.split('.')
  const expected = Buffer.from(sign(secret, mask))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
