import type { LoginRequest } from '@preau/cas'

/**
 * The path of the CAS log-in that asks the same thing: where a person comes back after typing a password, and the text
 * from which {@link loginPath} tells later that the password was typed for this very request. Everything but the
 * service has one spelling, so the same request always gives the same path.
 */
export function loginPath(request: LoginRequest): string {
  return `/cas/login?${new URLSearchParams(loginFields(request)).toString()}`
}

/** The parameters of a log-in request, for a form that continues it. */
export function loginFields(request: LoginRequest): Record<string, string> {
  return {
    ...(request.service !== undefined && {
      [request.ticketName === 'SAMLart' ? 'TARGET' : 'service']: request.service,
    }),
    ...(request.renew && { renew: 'true' }),
    ...(request.gateway && { gateway: 'true' }),
    ...(request.method === 'POST' && { method: 'POST' }),
  }
}
