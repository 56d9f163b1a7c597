/** A page at the end of the redirections that lead to it. */
export interface Arrival {
  readonly status: number
  /** Where it is, after the redirections. */
  readonly address: string
  readonly text: string
}

/** A browser that speaks HTTP to several servers: cookies by origin, redirections followed from one to the other. */
export interface WalkingBrowser {
  open(address: string): Promise<Arrival>
  /** Sends the form of the page it is on. */
  send(address: string, fields: Readonly<Record<string, string>>): Promise<Arrival>
}

/** More redirections than this go in circles. */
const mostSteps = 12

export function openWalkingBrowser(): WalkingBrowser {
  const cookies = new Map<string, Map<string, string>>()
  let token = ''

  async function step(address: string, body?: URLSearchParams): Promise<Response> {
    const { origin } = new URL(address)
    const mine = cookies.get(origin) ?? new Map<string, string>()
    cookies.set(origin, mine)
    const cookie = [...mine].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept: 'text/html', ...(cookie !== '' && { cookie }) }
    const sent = body === undefined ? {} : { method: 'POST', body }
    const response = await fetch(address, { headers, redirect: 'manual', ...sent })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') mine.delete(name)
      else mine.set(name, value)
    }
    return response
  }

  async function walk(from: string, body?: URLSearchParams): Promise<Arrival> {
    let address = from
    let response = await step(address, body)
    for (let steps = 0; response.headers.get('location') !== null; steps += 1) {
      if (steps === mostSteps) throw new Error(`redirections go in circles at ${address}`)
      address = new URL(response.headers.get('location') ?? '', address).href
      await response.arrayBuffer()
      response = await step(address)
    }
    const text = await response.text()
    token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? token
    return { status: response.status, address, text }
  }

  return {
    open: (address) => walk(address),
    send: (address, fields) => walk(address, new URLSearchParams({ _csrf: token, ...fields })),
  }
}
