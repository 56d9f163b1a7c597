import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import pretty from 'pino-pretty'

import { describeError } from './describe-error.ts'
import { redactUrl } from './redact-url.ts'

/** The log of one application: structured lines, without any secret or personal data. */
export type Log = Logger

/** How to write the log. */
export interface LogOptions {
  /** Application the lines belong to. */
  readonly name: string
  /** Least level written; `info` by default. */
  readonly level?: string | undefined
  /** Lines for eyes rather than machines; by default when the output is a terminal. */
  readonly pretty?: boolean | undefined
  /** Where lines go; standard output by default. */
  readonly destination?: DestinationStream | undefined
}

const secretKeys = [
  'password',
  'motDePasse',
  'secret',
  'token',
  'ticket',
  'cookie',
  'authorization',
  'csrf',
  '_csrf',
  'pgt',
  'pgtIou',
]

/** Paths where a secret could stand if somebody logged a whole object. */
const redactedPaths = [
  ...secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]),
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
  'headers["set-cookie"]',
]

/** Opens the log of an application. Secrets are redacted by key, and cut out of the addresses of requests. */
export function createLog(options: LogOptions): Log {
  const settings = {
    name: options.name,
    level: options.level ?? 'info',
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: '[masqué]' },
    serializers: { req: describeRequest, res: describeResponse, err: describeError },
  }
  if (options.destination !== undefined) return pino(settings, options.destination)
  if (!(options.pretty ?? process.stdout.isTTY)) return pino(settings)
  return pino(settings, pretty({ ignore: 'pid,hostname' }))
}

interface LoggedRequest {
  readonly method: string
  readonly url: string
}

/** No header, no address of the visitor: a line says which route, never who. */
function describeRequest(request: LoggedRequest): LoggedRequest {
  return { method: request.method, url: redactUrl(request.url) }
}

function describeResponse(response: { readonly statusCode: number }): { statusCode: number } {
  return { statusCode: response.statusCode }
}
