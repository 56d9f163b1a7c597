import { type AcceptedTickets, casFailure, type RequestParameters } from '@preau/cas'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import type { AnswerForm } from './answer-form.ts'
import { answerValidation } from './answer-validation.ts'
import type { CasFigures } from './cas-figures.ts'
import type { JudgeDeps } from './judge-ticket.ts'
import { parametersOf } from './parameters-of.ts'
import { refuseMethods } from './refuse-methods.ts'
import { writeAnswer, type WrittenAnswer } from './write-answer.ts'

interface ValidationRouteDeps extends JudgeDeps {
  readonly figures: CasFigures
}

/** An address where tickets are validated. */
export interface EndPoint {
  readonly path: string
  readonly form: AnswerForm
  readonly accepts: AcceptedTickets
}

export const endPoints: readonly EndPoint[] = [
  { path: '/cas/validate', form: '1', accepts: 'ST' },
  { path: '/cas/serviceValidate', form: '2', accepts: 'ST' },
  { path: '/cas/p3/serviceValidate', form: '3', accepts: 'ST' },
  { path: '/cas/proxyValidate', form: '2', accepts: 'ST or PT' },
  { path: '/cas/p3/proxyValidate', form: '3', accepts: 'ST or PT' },
]

/** Validation by the servers of the services: CAS 1.0, 2.0 and 3.0, always in the format of the protocol. */
export function mountValidation(app: FastifyInstance, deps: ValidationRouteDeps): void {
  for (const endPoint of endPoints) {
    app.get(endPoint.path, optionsOf(deps, endPoint), async (request, reply) =>
      send(reply, await answerEndPoint(deps, parametersOf(request.query), endPoint)),
    )
    refuseMethods(app, endPoint.path, { methods: ['POST', 'PUT', 'DELETE'], allow: 'GET' })
  }
}

/** Validates, counts, and writes the answer. */
export async function answerEndPoint(
  deps: ValidationRouteDeps,
  parameters: RequestParameters,
  endPoint: EndPoint,
): Promise<WrittenAnswer> {
  const answer = await answerValidation(deps, parameters, endPoint)
  deps.figures.validated(answer.response.ok ? 'OK' : answer.response.code)
  return writeAnswer(answer, endPoint.form)
}

/**
 * A HEAD would spend a ticket and say nothing: there is none. Whatever breaks, the answer is one the client reads
 * (CAS 3.0 §2.5.3, `INTERNAL_ERROR`).
 */
function optionsOf(deps: ValidationRouteDeps, endPoint: EndPoint): RouteShorthandOptions {
  return {
    exposeHeadRoute: false,
    config: { csrf: false, allowNul: true },
    errorHandler: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      request.log.error({ err: error, reference: request.id }, 'validation failed')
      deps.figures.validated('INTERNAL_ERROR')
      const response = casFailure('INTERNAL_ERROR', `try again later; reference ${request.id}`)
      return send(reply, writeAnswer({ response, format: 'XML' }, endPoint.form))
    },
  }
}

function send(reply: FastifyReply, { type, body }: WrittenAnswer): unknown {
  return reply.code(200).type(type).send(body)
}
