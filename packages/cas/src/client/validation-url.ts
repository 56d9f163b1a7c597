import type { ServiceTicketText } from './service-ticket-text.ts'

/**
 * The address that validates a ticket. Both values are percent-encoded: a ticket such as `ST-1&service=…` stays one
 * parameter (CVE-2014-4172). Source: CAS 3.0 §2.5.1.
 *
 * @param endpoint `serviceValidate` or `p3ServiceValidate` of the endpoints
 * @param service the very string given to `/login`
 */
export function validationUrl(
  endpoint: string,
  asked: { readonly service: string; readonly ticket: ServiceTicketText; readonly renew?: boolean },
): string {
  const renew = asked.renew === true ? '&renew=true' : ''
  return `${endpoint}?service=${encodeURIComponent(asked.service)}&ticket=${encodeURIComponent(asked.ticket)}${renew}`
}
