import { casFailure, renderServiceResponse, serviceResponseType } from '@preau/cas'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { answerValidation, type ValidationAnswer, type ValidationDeps } from './answer-validation.ts'
import type { CasFigures } from './cas-figures.ts'
import { parametersOf } from './parameters-of.ts'

interface ValidationRouteDeps extends ValidationDeps {
  readonly figures: CasFigures
}

type Write = (reply: FastifyReply, answer: ValidationAnswer) => unknown

/** Validation by the servers of the services: CAS 1.0, 2.0 and 3.0, always in the format of the protocol. */
export function mountValidation(app: FastifyInstance, deps: ValidationRouteDeps): void {
  const add = (path: string, write: Write): void => {
    app.get(path, optionsOf(deps, write), async (request, reply) => {
      const answer = await answerValidation(deps, parametersOf(request.query))
      deps.figures.validated(answer.response.ok ? 'OK' : answer.response.code)
      return write(reply, answer)
    })
  }
  add('/cas/validate', writeText)
  add('/cas/serviceValidate', writeResponse('2'))
  add('/cas/p3/serviceValidate', writeResponse('3'))
}

/**
 * A HEAD would spend a ticket and say nothing: there is none. Whatever breaks, the answer is one the client reads
 * (CAS 3.0 §2.5.3, `INTERNAL_ERROR`).
 */
function optionsOf(deps: ValidationRouteDeps, write: Write): RouteShorthandOptions {
  return {
    exposeHeadRoute: false,
    config: { csrf: false, allowNul: true },
    errorHandler: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      request.log.error({ err: error, reference: request.id }, 'validation failed')
      deps.figures.validated('INTERNAL_ERROR')
      const response = casFailure('INTERNAL_ERROR', `try again later; reference ${request.id}`)
      return write(reply, { response, format: 'XML', attributesEverywhere: false })
    },
  }
}

/** Failures too have status 200: many clients read no body otherwise. */
function writeResponse(version: '2' | '3'): Write {
  return (reply, { response, format, attributesEverywhere }) => {
    // CAS 2.0 has no attributes, but which end-point a compatible PRONOTE calls is not documented, and it needs
    // idPronote from the one it calls: for these services both answer the same (pronote-facts §2.5).
    const options = { version: attributesEverywhere ? '3' : version, format } as const
    return reply.code(200).type(serviceResponseType(format)).send(renderServiceResponse(response, options))
  }
}

/** CAS 1.0: `yes` and the principal, or `no`, each on its line (CAS 2.0 §2.4.2). */
function writeText(reply: FastifyReply, { response }: ValidationAnswer): unknown {
  const text = response.ok ? `yes\n${response.user}\n` : 'no\n\n'
  return reply.code(200).type('text/plain; charset=utf-8').send(text)
}
