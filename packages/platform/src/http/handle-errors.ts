import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { Refusal } from '../errors/refusal.ts'
import { isDatabaseGone } from '../database/is-database-gone.ts'
import type { ErrorView, RenderError } from './error-view.ts'
import { faultTexts, httpRefusals } from './refusals.ts'
import { sendPage } from './send-page.ts'

/** One handler for everything thrown: refusals as they are, faults as a neutral page with a reference. */
export function handleErrors(app: FastifyInstance, renderError: RenderError): void {
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = asRefusal(error)
    if (refusal === undefined) request.log.error({ err: error, reference: request.id }, 'fault')
    else logRefusal(refusal, request)
    const view = refusal === undefined ? faultView(request) : refusalView(refusal, request)
    if (refusal?.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds)
    return sendView(view, request, reply, renderError)
  }
  app.setErrorHandler((error, request, reply) => answer(error, request, reply))
  app.setNotFoundHandler((request, reply) => answer(httpRefusals.refuse('http.not-found'), request, reply))
}

function sendView(
  view: ErrorView,
  request: FastifyRequest,
  reply: FastifyReply,
  renderError: RenderError,
): FastifyReply {
  if (prefersJson(request)) return reply.code(view.status).send({ error: view })
  try {
    return sendPage(reply, renderError(view, request), view.status)
  } catch (error) {
    request.log.error({ err: error, reference: request.id }, 'the error page itself failed')
    const text = `${view.title}\n\n${view.sentence}\n${view.next}\n${view.reference}\n`
    return reply.code(view.status).type('text/plain; charset=utf-8').send(text)
  }
}

/** Whether the caller asked for JSON and not for a page. */
function prefersJson(request: FastifyRequest): boolean {
  const accepted = request.headers.accept ?? ''
  return accepted.includes('json') && !accepted.includes('text/html')
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isDatabaseGone(error)) return httpRefusals.refuse('http.busy', undefined, { cause: error })
  const context = { cause: error }
  switch (statusOf(error)) {
    case 404:
      return httpRefusals.refuse('http.not-found', undefined, context)
    case 413:
    case 414:
      return httpRefusals.refuse('http.too-large', undefined, context)
    case 415:
      return httpRefusals.refuse('http.unsupported-type', undefined, context)
    case 429:
      return httpRefusals.refuse('http.too-many', undefined, context)
    default:
      return isClientError(error) ? httpRefusals.refuse('http.malformed', undefined, context) : undefined
  }
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}

function isClientError(error: unknown): boolean {
  const status = statusOf(error)
  return status !== undefined && status >= 400 && status < 500
}

function logRefusal(refusal: Refusal, request: FastifyRequest): void {
  const { code, detail, cause } = refusal
  const level = refusal.status >= 500 ? 'error' : 'info'
  request.log[level]({ code, detail, err: cause, reference: request.id }, 'refused')
}

function refusalView(refusal: Refusal, request: FastifyRequest): ErrorView {
  const { code, status, texts } = refusal
  return { kind: status === 404 ? 'not-found' : 'refusal', status, code, ...texts, reference: request.id }
}

function faultView(request: FastifyRequest): ErrorView {
  return { kind: 'fault', status: 500, code: 'fault', ...faultTexts, reference: request.id }
}
