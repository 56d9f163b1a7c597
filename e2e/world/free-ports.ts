import { once } from 'node:events'
import { createServer } from 'node:net'

/** Loopback ports that nobody listens on. Taken together, so that all differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen))
  const ports = servers.map((server) => {
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
    return address.port
  })
  for (const server of servers) {
    server.close()
    await once(server, 'close')
  }
  return ports
}

async function listen() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
