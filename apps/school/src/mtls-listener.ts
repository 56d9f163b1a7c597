import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { HttpApp, Lifecycle } from '@preau/platform'
import type { MtlsConfig } from './config.ts'

/**
 * Opens the listener that asks browsers for a certificate, over the same pages. Any certificate, or none, passes the
 * handshake: `/connexion/certificat` judges it and says why it is refused, where TLS would only cut the line. No list of
 * authorities is sent, so that no node has to be told of a new one.
 */
export async function openMtlsListener(
  app: HttpApp,
  lifecycle: Pick<Lifecycle, 'defer'>,
  listen: MtlsConfig & { readonly host: string },
): Promise<Server> {
  const [cert, key] = await Promise.all([readFile(listen.certificate), readFile(listen.key)])
  const server = createServer(
    { cert, key, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2' },
    (request, response) => {
      app.routing(request, response)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(listen.port, listen.host, resolve)
  })
  lifecycle.defer('HTTPS des certificats', () => closeServer(server))
  return server
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
  })
