/** What this repository uses of packages that come without types. */
declare module 'connect-cas2' {
  import type { RequestHandler } from 'express'

  interface Options {
    readonly servicePrefix: string
    readonly serverPath: string
    readonly paths: Readonly<Record<string, string>>
    readonly slo: boolean
    readonly logger: () => (...words: readonly unknown[]) => void
  }

  export default class ConnectCas {
    constructor(options: Options)
    core(): RequestHandler
  }
}

declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Request extends IncomingMessage {
    readonly session: {
      readonly cas?: {
        readonly user: string
        readonly attributes?: Readonly<Record<string, readonly string[]>>
      }
    }
    getProxyTicket(targetService: string, done: (fault: unknown, ticket?: string) => void): void
  }
  interface Response extends ServerResponse {
    json(value: unknown): void
  }
  type RequestHandler = (request: Request, response: Response, next: (fault?: unknown) => void) => void
  interface Application {
    (request: IncomingMessage, response: ServerResponse): void
    use(handler: RequestHandler): void
    get(path: string, handler: RequestHandler): void
  }

  export type { Request, RequestHandler, Response }
  export default function express(): Application
}

declare module 'express-session' {
  import type { RequestHandler } from 'express'

  export default function session(options: {
    readonly secret: string
    readonly resave: boolean
    readonly saveUninitialized: boolean
  }): RequestHandler
}
