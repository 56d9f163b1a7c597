import type { FastifyRequest } from 'fastify'
import { endsOf } from './session-ends.ts'
import type { View } from './view.ts'

/** The {@link View} of a request; reading it takes the messages left for the next page. */
export function viewOf(request: FastifyRequest, demo: boolean): View {
  const ends = endsOf(request)
  return {
    csrf: request.csrf,
    flashes: request.takeFlashes(),
    demo,
    ...(ends && { ends: { ...ends, next: nextOf(request) } }),
  }
}

/** The page of the address bar, as the browser wrote it; after a form, where its site begins. */
const nextOf = ({ method, originalUrl }: FastifyRequest): string => (method === 'GET' ? originalUrl : '/')
