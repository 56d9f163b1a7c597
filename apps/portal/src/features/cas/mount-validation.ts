import { type AcceptedTickets, casFailure } from '@preau/cas'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import type { AnswerForm } from './answer-form.ts'
import { answerValidation, type ValidationAnswer } from './answer-validation.ts'
import type { CasFigures } from './cas-figures.ts'
import type { JudgeDeps } from './judge-ticket.ts'
import { parametersOf } from './parameters-of.ts'
import { writeAnswer } from './write-answer.ts'

interface ValidationRouteDeps extends JudgeDeps {
  readonly figures: CasFigures
}

interface EndPoint {
  readonly path: string
  readonly form: AnswerForm
  readonly accepts: AcceptedTickets
}

const endPoints: readonly EndPoint[] = [
  { path: '/cas/validate', form: '1', accepts: 'ST' },
  { path: '/cas/serviceValidate', form: '2', accepts: 'ST' },
  { path: '/cas/p3/serviceValidate', form: '3', accepts: 'ST' },
  { path: '/cas/proxyValidate', form: '2', accepts: 'ST or PT' },
  { path: '/cas/p3/proxyValidate', form: '3', accepts: 'ST or PT' },
]

/** Validation by the servers of the services: CAS 1.0, 2.0 and 3.0, always in the format of the protocol. */
export function mountValidation(app: FastifyInstance, deps: ValidationRouteDeps): void {
  for (const endPoint of endPoints) {
    app.get(endPoint.path, optionsOf(deps, endPoint), async (request, reply) => {
      const answer = await answerValidation(deps, parametersOf(request.query), endPoint)
      deps.figures.validated(answer.response.ok ? 'OK' : answer.response.code)
      return send(reply, answer, endPoint)
    })
  }
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
      return send(reply, { response, format: 'XML' }, endPoint)
    },
  }
}

function send(reply: FastifyReply, answer: ValidationAnswer, { form }: EndPoint): unknown {
  const { type, body } = writeAnswer(answer, form)
  return reply.code(200).type(type).send(body)
}
