import type { RequestParameters } from '@preau/cas'

/** Fastify's parsers give objects of their own kind, or nothing for a request without a body. */
export function parametersOf(parsed: unknown): RequestParameters {
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
}
