import type { IncomingMessage, ServerResponse } from 'node:http'

import type { FastifyInstance } from 'fastify'

import type { Log } from '../log/create-log.ts'
import type { Observe } from './observe-requests.ts'
import { usualHeaders } from './security-headers.ts'

/** What a lane reads of a request: a GET without a body. */
export interface LaneRequest {
  /** What follows the question mark, as it was received. */
  readonly query: string
  readonly cookie: string | undefined
}

/** What is particular to an answer: its status, one header, its body. */
export interface LaneAnswer {
  readonly status: number
  readonly header: readonly [name: 'location' | 'content-type', value: string]
  readonly body: string
}

/** Answers a request of the usual shape. `undefined`, at once or later, leaves it to the route, as if there were no lane. */
export type Lane = (request: LaneRequest) => Promise<LaneAnswer | undefined> | undefined

declare module 'fastify' {
  interface FastifyInstance {
    /** A lane beside the GET route of this exact path, which must answer the same. */
    expressLane(path: string, lane: Lane): void
  }
}

/** What lanes need to answer as routes do. */
export interface LaneOptions {
  readonly log: Log
  readonly observe: Observe
  readonly newReference: () => string
  readonly https: boolean
}

type Route = (request: IncomingMessage, response: ServerResponse) => void

/** Why a lane could not answer: what the route then fails with, instead of doing again what may be half done. */
const failure = Symbol('failure of a lane')
type Failed = IncomingMessage & { [failure]?: unknown }

/**
 * Lanes in front of the routes, for the few addresses that everybody asks at once (ADR 9): the request goes neither through
 * hooks nor through plugins. What is the same on every answer (security headers, figures, log) is done here; all that is not
 * of the usual shape goes to its route.
 */
export function addExpressLanes(app: FastifyInstance, options: LaneOptions): void {
  const lanes = new Map<string, Lane>()
  app.decorate('expressLane', (path: string, lane: Lane) => {
    lanes.set(path, lane)
  })
  app.addHook('preHandler', ({ raw }: { readonly raw: Failed }, _reply, done) => {
    done(failure in raw ? (raw[failure] as Error) : undefined)
  })
  let closing = false
  app.addHook('preClose', (done) => {
    closing = true
    done()
  })
  const [route] = app.server.listeners('request') as Route[]
  if (route === undefined) throw new TypeError('the server has no routes')
  app.server.off('request', route)
  app.server.on('request', (request: Failed, response: ServerResponse) => {
    const started = performance.now()
    const [path, asked] = closing ? [''] : readUsual(request)
    const answered = asked && lanes.get(path)?.(asked)
    if (!answered) {
      route(request, response)
      return
    }
    answered.then(
      (answer) => {
        if (answer) send(options, { answer, response, path, started })
        else route(request, response)
      },
      (error: unknown) => {
        request[failure] = error
        route(request, response)
      },
    )
  })
}

function readUsual({ method, url = '', headers }: IncomingMessage): readonly [string, LaneRequest?] {
  const mark = url.indexOf('?')
  if (method !== 'GET' || mark < 0 || 'content-type' in headers || 'content-length' in headers) return ['']
  return [url.slice(0, mark), { query: url.slice(mark + 1), cookie: headers.cookie }]
}

interface Sending {
  readonly answer: LaneAnswer
  readonly response: ServerResponse
  readonly path: string
  readonly started: number
}

function send({ log, observe, newReference, https }: LaneOptions, sending: Sending): void {
  const { response, path, started } = sending
  const { status, header, body } = sending.answer
  const length = Buffer.byteLength(body)
  response.writeHead(status, [...header, ...usualHeaders(https), 'content-length', String(length)])
  // As many bytes as characters: all ASCII, which is written faster under this name.
  response.end(body, length === body.length ? 'latin1' : 'utf8')
  const line = { method: 'GET', route: path, status, ms: performance.now() - started }
  observe(line)
  if (log.isLevelEnabled('info'))
    log.info({ reqId: newReference(), ...line, ms: Math.round(line.ms) }, 'answered')
}
