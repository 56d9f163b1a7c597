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

const shownElsewhere = new WeakSet<FastifyReply>()

/** Lets the pages of other sites show this answer as a picture: a sign-out of WS-Federation shows who has done it. */
export function allowShowingElsewhere(reply: FastifyReply): void {
  shownElsewhere.add(reply)
}

/**
 * The same on every answer. No `no-referrer`: browsers would send `Origin: null` with our own forms. What old browsers alone
 * read (`X-XSS-Protection`, `X-Download-Options`…) is not sent: it weighs on each answer and protects nobody.
 */
const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
} as const

const fixedOverHttps = { ...fixed, 'strict-transport-security': 'max-age=31536000' } as const

/** Security headers on every answer: strict content policy, no framing, no storing of dynamic pages, no leaking referrer. */
export function addSecurityHeaders(app: FastifyInstance, https: boolean): void {
  const always = https ? fixedOverHttps : fixed
  app.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers(always)
    if (shownElsewhere.has(reply)) reply.header('cross-origin-resource-policy', 'cross-origin')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policyOf(reply))
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    done(null, payload)
  })
}

const usualPolicy = [...policy, "img-src 'self' data:", "form-action 'self'"].join('; ')

const usual = { 'content-security-policy': usualPolicy, 'cache-control': 'no-store' } as const
const usualAnswer = Object.entries({ ...fixed, ...usual }).flat()
const usualAnswerOverHttps = Object.entries({ ...fixedOverHttps, ...usual }).flat()

/** Those of an answer that asks for nothing of its own: names and values in turn, as `writeHead` takes them. */
export function usualHeaders(https: boolean): readonly string[] {
  return https ? usualAnswerOverHttps : usualAnswer
}

function policyOf(reply: FastifyReply): string {
  if (!formTargets.has(reply) && !imageSources.has(reply)) return usualPolicy
  const targets = formTargets.get(reply) ?? []
  const forms = targets === 'any' ? [] : [["form-action 'self'", ...targets].join(' ')]
  const images = ["img-src 'self' data:", ...(imageSources.get(reply) ?? [])].join(' ')
  return [...policy, images, ...forms].join('; ')
}
