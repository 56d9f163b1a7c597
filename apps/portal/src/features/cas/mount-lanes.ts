import { parseLoginRequest } from '@preau/cas'
import type { Lane, LaneAnswer } from '@preau/platform'
import type { FastifyInstance } from 'fastify'
import type { CasDeps } from './cas-deps.ts'
import type { CasFigures } from './cas-figures.ts'
import { enterAtOnce, noteEntry, type UsualClick } from './enter-at-once.ts'
import { answerEndPoint, type EndPoint, endPoints } from './mount-validation.ts'
import { readUsualQuery } from './usual-query.ts'

type LaneDeps = CasDeps & { readonly figures: CasFigures }

/**
 * The lanes of a click, beside its two routes (ADR 9): a log-in for a service by a person whom this node read a moment ago, and
 * the validation of a ticket. They decide and answer with the same functions as the routes.
 */
export function mountLanes(app: FastifyInstance, deps: LaneDeps): void {
  app.expressLane('/cas/login', loginLane(deps))
  for (const endPoint of endPoints) app.expressLane(endPoint.path, validationLane(deps, endPoint))
}

function loginLane(deps: LaneDeps): Lane {
  return ({ query, cookie }) => {
    const recent = deps.isCalm() ? deps.sessions.recentIn(cookie) : undefined
    const parameters = recent && readUsualQuery(query)
    const request = parameters && parseLoginRequest(parameters)
    if (!request?.ok || request.service === undefined) return undefined
    return enter(deps, { request: { ...request, service: request.service }, recent })
  }
}

async function enter(deps: LaneDeps, click: UsualClick): Promise<LaneAnswer | undefined> {
  const entered = await enterAtOnce(deps, click)
  if (!entered) return undefined
  await noteEntry(deps, entered.asker, entered.answer)
  return { status: 302, header: ['location', entered.answer.location], body: '' }
}

function validationLane(deps: LaneDeps, endPoint: EndPoint): Lane {
  return ({ query }) => {
    const parameters = readUsualQuery(query)
    return parameters && validate(deps, parameters, endPoint)
  }
}

async function validate(
  deps: LaneDeps,
  parameters: Readonly<Record<string, string>>,
  endPoint: EndPoint,
): Promise<LaneAnswer> {
  const { type, body } = await answerEndPoint(deps, parameters, endPoint)
  return { status: 200, header: ['content-type', type], body }
}
