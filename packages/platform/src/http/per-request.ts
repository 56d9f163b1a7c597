import type { FastifyRequest } from 'fastify'

/** A value that belongs to one request and goes with it. */
export interface PerRequest<Value> {
  get(request: FastifyRequest): Value | undefined
  set(request: FastifyRequest, value: Value): void
}

/**
 * A place for a value on each request, under a key that nobody else has. A `WeakMap` would do the same, but each of its
 * entries is looked at again at each garbage collection.
 */
export function perRequest<Value>(): PerRequest<Value> {
  const key = Symbol('per request')
  type Holder = FastifyRequest & { [key]?: Value }
  return {
    get: (request: Holder) => request[key],
    set(request: Holder, value) {
      request[key] = value
    },
  }
}
