import { type Answer, ask } from './http-client.ts'
import { serviceUrl } from './service.ts'

const service = encodeURIComponent(serviceUrl)

export const askLogin = (server: string): string => `${server}/cas/login?service=${service}`

export const askValidation = (server: string, ticket: string): string =>
  `${server}/cas/serviceValidate?service=${service}&ticket=${ticket}`

/** The ticket with which the browser is sent back. */
export function ticketIn({ status, headers, body }: Answer): string {
  const ticket = /[?&]ticket=(ST-[\w-]+)$/.exec(headers.location ?? '')?.[1]
  if (ticket === undefined) throw new Error(`no ticket: ${String(status)} ${body.slice(0, 300)}`)
  return ticket
}

const success = /<cas:authenticationSuccess><cas:user>([^<]+)<\/cas:user>.*<cas:idPronote>/s

/**
 * One click: the browser is sent back with a ticket, the server of the service validates it. Both answers are read.
 *
 * @returns the principal that the service learnt
 */
export async function click(server: string, cookie: string): Promise<string> {
  const ticket = ticketIn(await ask(askLogin(server), { cookie }))
  const { body } = await ask(askValidation(server, ticket))
  const user = success.exec(body)?.[1]
  if (user === undefined) throw new Error(`unexpected answer: ${body.slice(0, 300)}`)
  return user
}
