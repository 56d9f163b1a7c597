import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'

const folder = join(import.meta.dirname, 'tls')
const file = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** A request that the server of a service received. */
interface Received {
  readonly method: string
  readonly url: URL
  readonly form: URLSearchParams
}

/** The server of a service, on this machine and by TLS. */
export interface ServiceServer extends TlsServer {
  readonly received: Received[]
  /** What it answers, by path; 200 for the others, `hang` never answers. */
  readonly answers: Map<string, number | 'hang' | { readonly location: string }>
  /** Resolves once that many requests were received. */
  has(count: number): Promise<void>
}

export type TestCertificate = 'good' | 'other-host' | 'expired' | 'self-signed'

/** Makes this process trust the authority of the test certificates, besides those it trusts already. */
export function trustTestAuthority(): void {
  setDefaultCACertificates([...getCACertificates('default'), file('ca.pem')])
}

/** An HTTPS server on this machine. */
export interface TlsServer {
  readonly origin: string
  close(): Promise<void>
}

/** Serves an application by TLS at `https://localhost`, on a free port. */
export async function openTlsServer(
  listener: RequestListener,
  certificate: TestCertificate = 'good',
): Promise<TlsServer> {
  const server = createServer({ key: file('server.key'), cert: file(`${certificate}.pem`) }, listener)
  const port = await listen(server)
  return {
    origin: `https://localhost:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

export async function openServiceServer(certificate: TestCertificate = 'good'): Promise<ServiceServer> {
  const received: Received[] = []
  const answers: ServiceServer['answers'] = new Map()
  let waiting: { readonly count: number; readonly resolve: () => void }[] = []
  const server = await openTlsServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'https://localhost')
      const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
      received.push({ method: request.method ?? '', url, form })
      waiting = waiting.filter(({ count, resolve }) => received.length < count || (resolve(), false))
      const answer = answers.get(url.pathname) ?? 200
      if (answer === 'hang') return
      if (typeof answer === 'number') response.writeHead(answer).end('reçu')
      else response.writeHead(302, answer).end()
    })
  }, certificate)
  return {
    ...server,
    received,
    answers,
    has: (count) =>
      received.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve })
          }),
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
