import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { loginPage } from './login-page.ts'
import type { OtherAccount } from './other-account.ts'
import { artifactOf, samlAnswer, samlRefusal } from './saml-answer.ts'
import { userAttributesAnswer, userAttributesRefusal } from './user-attributes-answer.ts'

/** The one protocol that it knows: any other address of validation is a page that does not exist. */
export type OtherEntProtocol = 'cas2' | 'saml11'

export interface OtherEnt {
  /** Its CAS address, `http://localhost:<port>/cas`. */
  readonly url: string
  /** The protocol from now on; CAS 2 at first. */
  speaks(protocol: OtherEntProtocol): void
  close(): void
}

interface State {
  readonly accounts: readonly OtherAccount[]
  /** Tickets not used yet: for which address each was given. */
  readonly tickets: Map<string, { readonly service: string; readonly account: OtherAccount }>
  protocol: OtherEntProtocol
}

/** Opens the other ENT on a free port of this machine; its accounts need no password. */
export async function openOtherEnt(accounts: readonly OtherAccount[]): Promise<OtherEnt> {
  const state: State = { accounts, tickets: new Map(), protocol: 'cas2' }
  const server = createServer((request, response) => {
    void answer(state, request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    url: `http://localhost:${String(address.port)}/cas`,
    speaks: (protocol) => {
      state.protocol = protocol
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const service = url.searchParams.get('service') ?? url.searchParams.get('TARGET') ?? ''
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString('utf8')
  if (url.pathname === '/cas/login' && request.method === 'POST') enter(state, { body, service }, response)
  else if (url.pathname === '/cas/login') send(response, 'text/html', loginPage(service))
  else if (url.pathname === '/cas/serviceValidate' && state.protocol === 'cas2')
    send(response, 'text/xml', cas2(state, url.searchParams.get('ticket') ?? '', service))
  else if (url.pathname === '/cas/samlValidate' && state.protocol === 'saml11')
    send(response, 'text/xml', saml(state, artifactOf(body), service))
  else send(response, 'text/html', '<!doctype html><title>Page introuvable</title>', 404)
}

const send = (response: ServerResponse, type: string, text: string, status = 200): unknown =>
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(text)

/** Whoever says who they are gets a ticket for the address they came from. */
function enter(
  { accounts, tickets }: State,
  { body, service }: { readonly body: string; readonly service: string },
  response: ServerResponse,
): void {
  const login = new URLSearchParams(body).get('compte') ?? ''
  const account = accounts.find((one) => one.login === login)
  if (!account) {
    send(response, 'text/html', loginPage(service, 'Ce compte n’existe pas.'), 422)
    return
  }
  const ticket = `ST-${randomBytes(16).toString('hex')}`
  tickets.set(ticket, { service, account })
  const mark = service.includes('?') ? '&' : '?'
  response.writeHead(302, { location: `${service}${mark}ticket=${ticket}` }).end()
}

/** A ticket serves once, for its own address. */
function take({ tickets }: State, ticket: string, service: string): OtherAccount | undefined {
  const known = tickets.get(ticket)
  tickets.delete(ticket)
  return known?.service === service ? known.account : undefined
}

function cas2(state: State, ticket: string, service: string): string {
  const account = take(state, ticket, service)
  return account ? userAttributesAnswer(account, new Date()) : userAttributesRefusal('INVALID_TICKET')
}

function saml(state: State, ticket: string, service: string): string {
  const account = take(state, ticket, service)
  return account ? samlAnswer(account, service, new Date()) : samlRefusal(service, new Date())
}
