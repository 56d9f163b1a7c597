import { queryWithoutTicket, type ServiceUrl } from './service-url.ts'

/**
 * Where to send the person back: the service with its ticket, the rest of the address as it was received. Without a
 * ticket (gateway without session) it is the address itself. Use 302 after a GET and 303 after a POST, never 307 or
 * 308, which would send the password on. Source: CAS 3.0 §2.1.1, §2.2.4, App. B.
 *
 * @param service what `matchService` gave: only a registered address may be followed
 * @param name `SAMLart` for a service that came with `TARGET` and will use SAML 1.1 (CAS 3.0 §4.2)
 */
export function serviceRedirect(
  service: ServiceUrl,
  ticket?: string,
  name: 'ticket' | 'SAMLart' = 'ticket',
): string {
  if (ticket === undefined) return service.text
  const mark = service.text.indexOf('?')
  const base = mark === -1 ? service.text : service.text.slice(0, mark)
  const query = mark === -1 ? '' : queryWithoutTicket(service.text.slice(mark))
  return `${base}${query === '' ? '?' : `${query}&`}${name}=${encodeURIComponent(ticket)}`
}
