import { readParameter, type RequestParameters } from '../request-parameters.ts'

/** A ticket received from a CAS server: opaque, never stored in clear, never shown. */
export type ServiceTicketText = string & { readonly __brand: 'ServiceTicketText' }

/**
 * The `ticket` of a request, when there is exactly one and it can be one: 8 to 256 visible ASCII characters. Servers
 * differ in prefix, alphabet and length, so nothing more is asked. Source: CAS 3.0 §3.1.1, §3.7.
 */
export function parseServiceTicket(parameters: RequestParameters): ServiceTicketText | undefined {
  const reading = readParameter(parameters, 'ticket')
  if (!reading.ok || reading.value === undefined) return undefined
  return isTicket(reading.value) ? reading.value : undefined
}

function isTicket(text: string): text is ServiceTicketText {
  return /^[\x21-\x7e]{8,256}$/.test(text)
}
