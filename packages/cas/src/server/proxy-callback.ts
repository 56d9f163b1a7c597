import { parseAddressPattern } from './address-rule.ts'
import type { DeclaredService } from './declared-service.ts'
import { matchService } from './match-service.ts'

/** Why no proxy-granting ticket may be sent to an address. */
export type ProxyCallbackFault =
  /** Not an address, or one that could be read in two ways. */
  | 'address'
  /** Not `https:`: the ticket would travel in clear. */
  | 'not-https'
  /** Not at or under the address declared for it. */
  | 'undeclared'

/**
 * Checks where a service wants its proxy-granting ticket: `https`, and at or under a declared address, by the rule of
 * {@link matchService}, whatever their queries. No pattern counts: the ticket goes to addresses written in full. The certificate is checked by the call itself. Source: CAS 3.0 §2.5.4.
 */
export function checkProxyCallback(
  pgtUrl: string,
  declared: DeclaredService,
):
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly fault: ProxyCallbackFault } {
  const match = matchService(pgtUrl, fullAddresses(declared))
  if (match.outcome === 'invalid') return { ok: false, fault: 'address' }
  if (match.service.scheme !== 'https') return { ok: false, fault: 'not-https' }
  if (match.outcome === 'undeclared') return { ok: false, fault: 'undeclared' }
  return { ok: true, address: match.service.text }
}

function fullAddresses({ url, otherUrls = [] }: DeclaredService): readonly DeclaredService[] {
  const full = otherUrls.filter((text) => {
    const read = parseAddressPattern(text)
    return read.ok && !read.rule.isPattern
  })
  return [url, ...full].map((text) => ({ url: text.replace(/\?.*$/s, '') }))
}

/** The call that hands the ticket over: the address with its own query, `pgtIou` and `pgtId`. */
export function proxyCallbackUrl(
  address: string,
  tickets: { readonly pgtId: string; readonly pgtIou: string },
): string {
  const mark = address.includes('?') ? '&' : '?'
  return `${address}${mark}${new URLSearchParams({ pgtIou: tickets.pgtIou, pgtId: tickets.pgtId }).toString()}`
}
