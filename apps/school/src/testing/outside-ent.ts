import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll } from 'vitest'

/** How the ENT outside answers a path; anything else is 404. */
export type OutsideAnswer = (request: URL, response: ServerResponse, incoming: IncomingMessage) => void

/** An ENT that is not ours, on a real port of this machine: it may be as odd as real ones are. */
export interface OutsideEnt {
  /** Its CAS address, `http://127.0.0.1:<port>/cas`. */
  readonly url: string
  /** Paths asked so far, with their query. */
  readonly asked: readonly string[]
  /** What it answers from now on, by path under `/cas`, such as `/p3/serviceValidate`. */
  answers(by: Readonly<Record<string, OutsideAnswer>>): void
}

export async function openOutsideEnt(): Promise<OutsideEnt> {
  let answers: Readonly<Record<string, OutsideAnswer>> = {}
  const asked: string[] = []
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '/', 'http://ent')
    asked.push(url.pathname + url.search)
    const answer = answers[url.pathname.replace(/^\/cas/, '')]
    if (answer) answer(url, response, incoming)
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Page introuvable</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/cas`,
    asked,
    answers: (by) => {
      answers = by
    },
  }
}

/** A fixed answer. */
export const saying =
  (text: string, type = 'text/xml'): OutsideAnswer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(text)
  }

const inResponse = (inside: string): string =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`

/** A success, with attributes written as `<name>value</name>` in the usual envelope. */
export function casSuccess(
  user: string,
  attributes: Readonly<Record<string, string | readonly string[]>> = {},
): string {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => `<cas:${name}>${value}</cas:${name}>`),
  )
  return inResponse(
    `<cas:authenticationSuccess><cas:user>${user}</cas:user><cas:attributes>${lines.join('')}</cas:attributes></cas:authenticationSuccess>`,
  )
}

/** A CAS failure of this code. */
export const casRefusal = (code: string, detail = ''): string =>
  inResponse(`<cas:authenticationFailure code="${code}">${detail}</cas:authenticationFailure>`)

const inSaml = (status: string, inside: string): string =>
  `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"><Status><StatusCode Value="samlp:${status}"/></Status>${inside}</Response></SOAP-ENV:Body></SOAP-ENV:Envelope>`

/** A success by SAML 1.1. */
export function samlSuccess(user: string, attributes: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries(attributes).map(
    ([name, value]) =>
      `<Attribute AttributeName="${name}"><AttributeValue>${value}</AttributeValue></Attribute>`,
  )
  return inSaml(
    'Success',
    `<Assertion><AttributeStatement><Subject><NameIdentifier>${user}</NameIdentifier></Subject>${lines.join('')}</AttributeStatement></Assertion>`,
  )
}

/** A refusal by SAML 1.1: a message, and no CAS code. */
export const samlRefusal = (message: string): string =>
  inSaml('RequestDenied', '').replace('</Status>', `<StatusMessage>${message}</StatusMessage></Status>`)
