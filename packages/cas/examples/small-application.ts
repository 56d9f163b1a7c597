import {
  casEndpoints,
  loginRedirect,
  parseCasBaseUrl,
  parseLogoutMessage,
  parseServiceResponse,
  parseServiceTicket,
  validationUrl,
} from '@preau/cas'

/** What an application must have of its own. */
export interface SmallApplicationParts {
  /** *URL du serveur CAS*, as somebody typed it. */
  readonly casServer: string
  /** The address of the application, from its configuration: never from a header of the request. */
  readonly service: string
  /** Fetches over TLS with the host name checked, and follows no redirection. */
  readonly fetchText: (url: string) => Promise<string>
}

/** The application side in one page: sends people to the ENT, validates their ticket, hears that they have logged out. */
export function smallApplication(parts: SmallApplicationParts): (request: Request) => Promise<Response> {
  const typed = parseCasBaseUrl(parts.casServer)
  if (!typed.ok) throw new Error(`not the address of a CAS server: ${typed.fault}`)
  const endpoints = casEndpoints(typed.base)
  const { service } = parts
  /** Who has a session here, by the ticket that opened it: single log-out names nothing else. */
  const sessions = new Map<string, string>()

  return async (request) => {
    if (request.method === 'POST') {
      const message = new URLSearchParams(await request.text()).get('logoutRequest')
      const ended = sessions.delete(parseLogoutMessage(message ?? '') ?? '')
      return new Response(ended ? 'the session is over' : 'no such session')
    }
    const ticket = parseServiceTicket(new URL(request.url).searchParams)
    if (ticket === undefined) return redirection(loginRedirect(endpoints, service))
    const url = validationUrl(endpoints.p3ServiceValidate, { service, ticket })
    const answer = parseServiceResponse(await parts.fetchText(url))
    // Once, then a page: a ticket that is refused must send nobody round in circles.
    if (!answer.ok) return new Response(`the ENT refuses: ${answer.code}`, { status: 403 })
    sessions.set(ticket, answer.user)
    const [name = answer.user] = answer.attributes.get('displayName') ?? []
    // A real one gives its own cookie here, and goes on to the same address without the ticket.
    return new Response(`Bonjour ${name} (${answer.user})`)
  }
}

function redirection(location: string): Response {
  return new Response(null, { status: 302, headers: { location } })
}
