import {
  type ConsumedTicket,
  type DeclaredService,
  logoutMessage,
  matchService,
  newTicket,
  parseLoginRequest,
  parseValidationRequest,
  renderServiceResponse,
  serviceRedirect,
  serviceResponseType,
  type TicketRandom,
  validateServiceTicket,
} from '@preau/cas'

/** What a CAS server must have of its own: the package has no clock, no chance, no session and no store. */
export interface SmallServerParts {
  readonly registry: readonly DeclaredService[]
  readonly now: () => Date
  readonly random: TicketRandom
  /** Who has a session in this browser. */
  readonly whoIs: (request: Request) => string | undefined
}

interface KeptTicket extends ConsumedTicket {
  readonly user: string
}

export interface SmallServer {
  readonly answer: (request: Request) => Response
  /** What to POST to the service that opened a session with this ticket, once its person has logged out. */
  readonly farewell: (ticket: string) => URLSearchParams
}

/** The ENT side in one page: `/cas/login` for a person who is logged in, `/cas/p3/serviceValidate` for the services. */
export function smallServer(parts: SmallServerParts): SmallServer {
  // A real server keeps the SHA-256 of a ticket in a database, and takes it out by one atomic `delete … returning`.
  const tickets = new Map<string, KeptTicket>()
  return {
    answer(request) {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/cas/login') return login(parts, tickets, { request, searchParams })
      if (pathname === '/cas/p3/serviceValidate') return validate(parts, tickets, searchParams)
      return new Response('', { status: 404 })
    },
    farewell(ticket) {
      // Any fresh name of XML will do; a ticket is one.
      const id = newTicket('LT', parts.random)
      return new URLSearchParams({ logoutRequest: logoutMessage({ id, issuedAt: parts.now(), ticket }) })
    },
  }
}

function login(
  { registry, whoIs, now, random }: SmallServerParts,
  tickets: Map<string, KeptTicket>,
  { request, searchParams }: { readonly request: Request; readonly searchParams: URLSearchParams },
): Response {
  const asked = parseLoginRequest(searchParams)
  if (!asked.ok || asked.service === undefined) return new Response('which service?', { status: 400 })
  const match = matchService(asked.service, registry)
  // `nearest` says which declared service was probably meant, and every difference to remove.
  if (match.outcome !== 'matched') return Response.json(match, { status: 403 })
  const user = whoIs(request)
  if (user === undefined) return new Response('the form of the password', { status: 401 })
  const ticket = newTicket('ST', random)
  const expiresAt = new Date(now().getTime() + 10_000)
  tickets.set(ticket, { user, service: asked.service, expiresAt, fromNewLogin: false })
  return new Response(null, { status: 302, headers: { location: serviceRedirect(match.service, ticket) } })
}

function validate(
  { now }: SmallServerParts,
  tickets: Map<string, KeptTicket>,
  searchParams: URLSearchParams,
): Response {
  const asked = parseValidationRequest(searchParams)
  if (!asked.ok) return written(asked, 'XML')
  const consumed = tickets.get(asked.ticket)
  tickets.delete(asked.ticket)
  const judged = validateServiceTicket(asked, consumed, now())
  if (!judged.ok) return written(judged, asked.format)
  const { user, fromNewLogin } = judged.ticket
  const attributes = [['displayName', 'Claire Lemoine']] as const
  const authentication = { date: now(), longTerm: false, fromNewLogin }
  return written({ ok: true, user, attributes, authentication }, asked.format)
}

/** Always with status 200: many clients read no body otherwise. */
function written(response: Parameters<typeof renderServiceResponse>[0], format: 'XML' | 'JSON'): Response {
  const headers = { 'content-type': serviceResponseType(format) }
  return new Response(renderServiceResponse(response, { version: '3', format }), { headers })
}
