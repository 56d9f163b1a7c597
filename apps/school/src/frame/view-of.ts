import type { FastifyRequest } from 'fastify'
import type { View } from './view.ts'

/** The {@link View} of a request; reading it takes the messages left for the next page. */
export const viewOf = (request: FastifyRequest, demo: boolean): View => ({
  csrf: request.csrf,
  flashes: request.takeFlashes(),
  demo,
})
