import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import ConnectCas from 'connect-cas2'
import express from 'express'
import session from 'express-session'
import httpCasClient from 'http-cas-client'
import { openTlsServer, type TlsServer } from './service-server.ts'

/** Where each application is called back with its proxy-granting ticket. */
const callbackPath = '/rappel'

/**
 * An application that logs people in with `http-cas-client`. `/` tells who the person is; `/relais?vers=…&page=…` opens the
 * page of another application in their name, with a proxy ticket, and passes on what it answers.
 */
export async function openHttpCasApp(casUrl: string): Promise<TlsServer> {
  let listener: RequestListener = (_request, response) => response.end()
  const server = await openTlsServer((request, response) => {
    listener(request, response)
  })
  const client = withoutTimers(() =>
    httpCasClient({
      cas: 3,
      casServerUrlPrefix: casUrl,
      serverName: server.origin,
      client: {
        slo: true,
        proxy: { callbackUrl: `${server.origin}${callbackPath}`, receptorUrl: callbackPath },
      },
    }),
  )
  listener = (request, response) => {
    answer(client, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  }
  return server
}

async function answer(
  client: ReturnType<typeof httpCasClient>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const known = await client(request, response, {})
  if (known === true) await tell(request, response)
  else response.end()
}

/** What the client adds to a request that it let through. */
interface KnownRequest extends IncomingMessage {
  readonly principal: object
  readonly ticket: {
    request(url: string): Promise<{ get(url: string): Promise<{ readonly data: unknown }> }>
  }
}

async function tell(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { principal, ticket } = request as KnownRequest
  const { searchParams } = new URL(request.url ?? '/', 'https://localhost')
  const [target, page] = [searchParams.get('vers'), searchParams.get('page')]
  if (target === null || page === null) {
    response.end(JSON.stringify(principal))
    return
  }
  const other = await ticket.request(target)
  response.end(JSON.stringify((await other.get(page)).data))
}

/** The client cleans its memory by a timer that nothing stops: it must not keep a test alive. */
function withoutTimers<Result>(work: () => Result): Result {
  const { setInterval } = globalThis
  try {
    globalThis.setInterval = ((...all: Parameters<typeof setInterval>) =>
      setInterval(...all).unref()) as typeof setInterval
    return work()
  } finally {
    globalThis.setInterval = setInterval
  }
}

/**
 * An application of Express that logs people in with `connect-cas2`: `/` tells who the person is, `/mandat` what a proxy
 * ticket for `?vers=` looks like. It takes proxy tickets too.
 */
export async function openConnectCasApp(casOrigin: string): Promise<TlsServer> {
  const app = express()
  const server = await openTlsServer(app)
  const client = new ConnectCas({
    servicePrefix: server.origin,
    serverPath: casOrigin,
    paths: { validate: '/entree', serviceValidate: '/cas/proxyValidate', proxyCallback: callbackPath },
    slo: true,
    logger: () => () => undefined,
  })
  app.use((request, _response, next) => {
    decodeForm(request)
    next()
  })
  app.use(session({ secret: 'secret d’un essai', resave: false, saveUninitialized: true }))
  app.use(client.core())
  app.get('/', (request, response) => {
    const { user, attributes } = request.session.cas ?? {}
    response.json({ user, attributes })
  })
  app.get('/mandat', (request, response, next) => {
    const { searchParams } = new URL(request.url ?? '/', 'https://localhost')
    request.getProxyTicket(searchParams.get('vers') ?? '', (fault, ticket) => {
      if (fault !== undefined && fault !== null) next(fault)
      else response.json({ ticket })
    })
  })
  return server
}

/**
 * `connect-cas2` looks for the ticket of a log-out message in the body as it travels, without decoding the form it is (CAS
 * 3.0 App. C): the application that uses it has to.
 */
function decodeForm(request: IncomingMessage): void {
  if (request.method !== 'POST') return
  const listen = request.on.bind(request)
  const decoded = (chunk: unknown): string => decodeURIComponent(String(chunk).replaceAll('+', ' '))
  request.on = ((event: string, handler: (...all: unknown[]) => void) =>
    listen(
      event,
      event === 'data'
        ? (chunk: unknown) => {
            handler(decoded(chunk))
          }
        : handler,
    )) as typeof request.on
}
