import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'

const policy = [
  "default-src 'self'",
  "style-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
]

const imageSources = new WeakMap<FastifyReply, readonly string[]>()

/** Says from which other origins this page may load images: the front channel of a log-out is made of them. */
export function allowImages(reply: FastifyReply, origins: readonly string[]): void {
  imageSources.set(reply, origins)
}

const formTargets = new WeakMap<FastifyReply, 'any' | readonly string[]>()

/**
 * Says where the forms of this page may end. Chromium applies `form-action` to the redirects that follow a form too: the page that
 * shows a form whose answer leads to another origin (CAS log-in, then the service, then wherever the service goes) must allow it,
 * or the log-in stops on a blank page. The address of the form itself is written by our templates, so `any` opens little.
 */
export function allowFormTargets(reply: FastifyReply, targets: 'any' | readonly string[]): void {
  formTargets.set(reply, targets)
}

/** Security headers on every answer: strict content policy, no framing, no storing of dynamic pages, no leaking referrer. */
export async function addSecurityHeaders(app: FastifyInstance, https: boolean): Promise<void> {
  await app.register(helmet, {
    // Written below: it depends on the page.
    contentSecurityPolicy: false,
    // `no-referrer` would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policyOf(reply))
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    return payload
  })
}

function policyOf(reply: FastifyReply): string {
  const targets = formTargets.get(reply) ?? []
  const forms = targets === 'any' ? [] : [["form-action 'self'", ...targets].join(' ')]
  const images = ["img-src 'self' data:", ...(imageSources.get(reply) ?? [])].join(' ')
  return [...policy, images, ...forms].join('; ')
}
