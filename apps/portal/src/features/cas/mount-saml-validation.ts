import { casFailure, parseSamlRequest, renderSamlResponse, type ServiceResponse } from '@preau/cas'
import { type Random, randomToken } from '@preau/platform'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CasFigures } from './cas-figures.ts'
import { type JudgeDeps, judgeTicket } from './judge-ticket.ts'
import { parametersOf } from './parameters-of.ts'
import { refuseMethods } from './refuse-methods.ts'

interface SamlRouteDeps extends JudgeDeps {
  readonly figures: CasFigures
  /** Address of this CAS server: the `Issuer` of assertions. */
  readonly casUrl: string
}

const largestBody = 64 * 1024

/**
 * `/cas/samlValidate`: SAML 1.1 by POST, whatever content type the client announces; `SOAPAction` is not asked for
 * (CAS 3.0 §4.2). Another method is 405.
 */
export async function mountSamlValidation(app: FastifyInstance, deps: SamlRouteDeps): Promise<void> {
  const url = '/cas/samlValidate'
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, ready) => {
      ready(null, body)
    })
    scope.post(
      url,
      {
        bodyLimit: largestBody,
        config: { csrf: false, allowNul: true },
        errorHandler: (error, request, reply) => fail(deps, error, { request, reply }),
      },
      (request, reply) => validate(deps, request, reply),
    )
    refuseMethods(scope, url, { methods: ['GET', 'PUT', 'DELETE'], allow: 'POST' })
    done()
  })
}

async function validate(deps: SamlRouteDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const asked = parseSamlRequest(parametersOf(request.query), body)
  if (!asked.ok) return send(deps, { request, reply }, asked)
  const { response } = await judgeTicket(deps, asked)
  return send(deps, { request, reply, inResponseTo: asked.requestId }, response)
}

interface SamlExchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly inResponseTo?: string | undefined
}

function fail(deps: SamlRouteDeps, error: Error, exchange: SamlExchange): unknown {
  const { request } = exchange
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return send(deps, exchange, casFailure('INVALID_REQUEST', 'the body of the request cannot be taken'))
  request.log.error({ err: error, reference: request.id }, 'validation failed')
  const detail = `try again later; reference ${request.id}`
  return send(deps, exchange, casFailure('INTERNAL_ERROR', detail))
}

function send(
  deps: SamlRouteDeps,
  { request, reply, inResponseTo }: SamlExchange,
  response: ServiceResponse,
): unknown {
  deps.figures.validated(response.ok ? 'OK' : response.code)
  const { TARGET: target } = parametersOf(request.query) as Readonly<Record<string, unknown>>
  const body = renderSamlResponse(response, {
    issuer: deps.casUrl,
    recipient: typeof target === 'string' && target.length <= 4096 ? target : undefined,
    inResponseTo,
    issuedAt: deps.clock.now(),
    ids: { response: newId(deps.random), assertion: newId(deps.random) },
  })
  return reply.code(200).type('text/xml; charset=utf-8').send(body)
}

/** An XML name: it starts with `_`, never with a digit. */
function newId(random: Random): string {
  return `_${randomToken(random, 16)}`
}
