/** Address of a CAS server from which its endpoints are derived: no query, no slash at the end. */
export type CasBaseUrl = string & { readonly __brand: 'CasBaseUrl' }

/** Why a typed address is not that of a CAS server. */
export type CasBaseUrlFault = 'empty' | 'not-an-address' | 'scheme' | 'user-info'

/** What people paste along with the base, longest first. */
const endpoints =
  /\/(p3\/serviceValidate|p3\/proxyValidate|serviceValidate|proxyValidate|samlValidate|validate|login|logout)$/i

/**
 * Reads what a supervisor types or pastes as *URL du serveur CAS*: spaces around, a slash at the end, the log-in page
 * itself with its query, or a missing `https://` do not matter. Source: pronote-facts §2.2, §2.5.
 */
export function parseCasBaseUrl(
  typed: string,
):
  | { readonly ok: true; readonly base: CasBaseUrl }
  | { readonly ok: false; readonly fault: CasBaseUrlFault } {
  const text = typed.trim()
  if (text === '') return { ok: false, fault: 'empty' }
  if (/[\p{Cc}\s\\<>"]/u.test(text)) return { ok: false, fault: 'not-an-address' }
  const url = URL.parse(hasScheme(text) ? text : `https://${text}`)
  if (url === null) return { ok: false, fault: 'not-an-address' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, fault: 'scheme' }
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'user-info' }
  const path = url.pathname.replace(/\/+$/, '').replace(endpoints, '').replace(/\/+$/, '')
  return { ok: true, base: `${url.origin}${path}` as CasBaseUrl }
}

/** `cas.ent.example:8443` has no scheme although a colon follows a name. */
function hasScheme(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)
}
