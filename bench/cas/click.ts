import { ask } from './http-client.ts'
import { serviceUrl } from './service.ts'

const service = encodeURIComponent(serviceUrl)

/** One click: the browser is sent back with a ticket, the server of the service validates it. Both answers are read. */
export async function click(server: string, cookie: string): Promise<void> {
  const sent = await ask(`${server}/cas/login?service=${service}`, { cookie })
  const ticket = /[?&]ticket=(ST-[\w-]+)$/.exec(sent.headers.location ?? '')?.[1]
  if (ticket === undefined) throw new Error(`no ticket: ${String(sent.status)} ${sent.body.slice(0, 300)}`)
  const { body } = await ask(`${server}/cas/serviceValidate?service=${service}&ticket=${ticket}`)
  if (!/<cas:authenticationSuccess>.*<cas:idPronote>/s.test(body))
    throw new Error(`unexpected answer: ${body.slice(0, 300)}`)
}
