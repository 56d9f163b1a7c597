import { element, renderXml } from '@preau/xml'
import type { CasFailure } from '../cas-failure.ts'

/** Writes the answer of `/proxy`: the proxy ticket, or why there is none. Source: CAS 3.0 §2.7.2. */
export function renderProxyResponse(
  response: { readonly ok: true; readonly proxyTicket: string } | CasFailure,
): string {
  const answer = response.ok
    ? element('cas:proxySuccess', {}, element('cas:proxyTicket', {}, response.proxyTicket))
    : element('cas:proxyFailure', { code: response.code }, response.detail)
  const root = element('cas:serviceResponse', { 'xmlns:cas': 'http://www.yale.edu/tp/cas' }, answer)
  return renderXml(root, { illegal: 'strip' })
}
