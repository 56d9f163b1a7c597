import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What to send besides the address. */
export interface Asked {
  readonly cookie?: string
  /** Header `Host`, when it is not that of the address. */
  readonly host?: string
  /** Fields of a form: the request is then a POST. */
  readonly form?: Readonly<Record<string, string>>
}

/** Connections that stay open, as browsers and servers of services keep them. `fetch` costs the driver three times as much. */
const agent = new Agent({ keepAlive: true, maxSockets: 512 })

/** One request; redirects are not followed. */
export function ask(url: string, { cookie, host, form }: Asked = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const headers = {
    ...(cookie !== undefined && { cookie }),
    ...(host !== undefined && { host }),
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
  }
  const sent = request(url, { agent, method: form ? 'POST' : 'GET', headers }, (response) => {
    let body = ''
    response.setEncoding('utf8')
    response.on('data', (part: string) => {
      body += part
    })
    response.on('end', () => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
    })
    response.on('error', reject)
  })
  sent.on('error', reject)
  sent.end(form && new URLSearchParams(form).toString())
  return promise
}
